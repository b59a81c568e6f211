package volscope.sim.dm;

import volscope.sim.device.Limits;
import volscope.sim.device.Limits.WriteCache;
import volscope.sim.device.Sectors;

/**
 * Limits of devices laid on each other, as {@code blk_stack_limits} finds them.
 *
 * @param logical
 *            logical block size in bytes
 * @param physical
 *            physical block size in bytes
 * @param offset
 *            how far the first physical block starts behind the device's first byte
 * @param cache
 *            whether any of them has a volatile cache
 */
record Stack(int logical, int physical, int offset, WriteCache cache) {

    /** Before anything is laid on it. */
    static final Stack BARE = new Stack(Sectors.SIZE, Sectors.SIZE, 0, WriteCache.NONE);

    /** Whether two devices' blocks line up. */
    enum Fit {
        ALIGNED, MISALIGNED
    }

    /**
     * What laying a device on others gives.
     *
     * @param stack
     *            the limits of all
     * @param fit
     *            whether it lines up
     */
    record Result(Stack stack, Fit fit) {
    }

    /** The limits of a device by itself. */
    static Stack of(Limits limits) {
        return new Stack(limits.logicalBlock(), limits.physicalBlock(), 0, limits.writeCache());
    }

    /** Sectors of a logical block. */
    int logicalSectors() {
        return logical / Sectors.SIZE;
    }

    /** Where the first physical block starts, seen from a sector. */
    private int offsetAt(long sector) {
        long behind = Long.remainderUnsigned(sector, physical / Sectors.SIZE) * Sectors.SIZE;
        return (int) ((physical + offset - behind) % physical);
    }

    /** Lays a part of another device, which starts at a sector of it, on this one. */
    Result with(Stack lower, long sector) {
        int lowerOffset = lower.offsetAt(sector);
        boolean misaligned = offset != lowerOffset && !linesUp(physical + offset, lower.physical + lowerOffset);
        int block = Math.max(logical, lower.logical);
        int large = Math.max(physical, lower.physical);
        int common = commonMultiple(offset, lowerOffset) % large;
        misaligned |= common % block != 0;
        WriteCache any = cache == WriteCache.VOLATILE ? cache : lower.cache;
        return new Result(new Stack(block, large, common, any), misaligned ? Fit.MISALIGNED : Fit.ALIGNED);
    }

    private static boolean linesUp(int top, int bottom) {
        return Math.max(top, bottom) % Math.min(top, bottom) == 0;
    }

    private static int commonMultiple(int a, int b) {
        return a == 0 || b == 0 ? Math.max(a, b) : a / gcd(a, b) * b;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
