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
 * @param minIo
 *            the smallest request that is no waste, in bytes
 * @param optIo
 *            the best request, in bytes; 0 if none is
 * @param offset
 *            how far the first physical block starts behind the device's first byte
 * @param cache
 *            whether any of them has a volatile cache
 */
record Stack(int logical, int physical, int minIo, int optIo, int offset, WriteCache cache) {

    /** Before anything is laid on it. */
    static final Stack BARE = new Stack(Sectors.SIZE, Sectors.SIZE, Sectors.SIZE, 0, 0, WriteCache.NONE);

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
        return new Stack(limits.logicalBlock(), limits.physicalBlock(), limits.minIo(), limits.optIo(), limits.alignment(),
                limits.writeCache());
    }

    /** The same with requests that a target likes. */
    Stack with(Target.IoHints hints) {
        return new Stack(logical, physical, Math.max(hints.minIo(), physical), hints.optIo(), offset, cache);
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
        int least = Math.max(minIo, lower.minIo);
        misaligned |= least % large != 0;
        int best = commonMultiple(optIo, lower.optIo);
        misaligned |= best % large != 0;
        WriteCache any = cache == WriteCache.VOLATILE ? cache : lower.cache;
        return new Result(new Stack(block, large, least % large == 0 ? least : large, best % large == 0 ? best : 0, common, any),
                misaligned ? Fit.MISALIGNED : Fit.ALIGNED);
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
