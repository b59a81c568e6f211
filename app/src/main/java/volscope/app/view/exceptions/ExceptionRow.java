package volscope.app.view.exceptions;

import java.util.OptionalLong;

/**
 * An exception.
 *
 * @param oldChunk
 *            the origin's chunk
 * @param newChunk
 *            the store's
 * @param moment
 *            when it was completed, where that is known
 * @param line
 *            the line it was completed under, may be empty
 */
record ExceptionRow(long oldChunk, long newChunk, OptionalLong moment, String line) {
}
