package volscope.app.view.bytes;

/**
 * A field of what is on a disk.
 *
 * @param offset
 *            its first byte
 * @param length
 *            how many bytes it has
 * @param name
 *            its name in the sources
 * @param value
 *            what it says
 */
record Field(long offset, int length, String name, String value) {

    boolean holds(long at) {
        return at >= offset && at < offset + length;
    }
}
