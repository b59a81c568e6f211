package volscope.sim.dm;

/**
 * One line of a table.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many sectors
 * @param type
 *            the target's type
 * @param params
 *            the target's parameters, as one text
 */
public record TableLine(long start, long length, String type, String params) {

    /** {@code 0 8192 linear 259:0 2048}; a blank stays behind the type where there are no parameters. */
    @Override
    public String toString() {
        return start + " " + length + " " + type + " " + params;
    }
}
