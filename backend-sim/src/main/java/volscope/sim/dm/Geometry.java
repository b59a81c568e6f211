package volscope.sim.dm;

/**
 * What a device says of a disk's shape, for programs that ask.
 *
 * @param cylinders
 *            how many cylinders
 * @param heads
 *            heads of a cylinder
 * @param sectors
 *            sectors of a head
 * @param start
 *            the first sector
 */
public record Geometry(int cylinders, int heads, int sectors, long start) {

    /** Nothing was said. */
    public static final Geometry NONE = new Geometry(0, 0, 0, 0);
}
