package volscope.model.machine;

/**
 * One link of the chain that explains what a chunk holds: latest first.
 *
 * @param at
 *            the revision it happened in
 * @param line
 *            the shell line it happened under
 * @param kind
 *            what happened
 * @param device
 *            the device-mapper name of the device it happened to
 * @param chunk
 *            the chunk, in the snapshot's chunks
 * @param slot
 *            the chunk of the store it went to; -1 where none is concerned
 */
public record Cause(RevisionId at, String line, Kind kind, String device, long chunk, long slot) {

    /** What happened to a chunk. */
    public enum Kind {
        /** The origin was written. */
        ORIGIN_WRITTEN,
        /** The old data went to the store, since the origin was about to be written. */
        COPIED,
        /** The snapshot itself was written. */
        SNAPSHOT_WRITTEN,
        /** The snapshot was taken; from here on it shares what the origin held. */
        SNAPSHOT_TAKEN
    }
}
