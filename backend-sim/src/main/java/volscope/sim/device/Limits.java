package volscope.sim.device;

/**
 * What a block device can do.
 *
 * @param logicalBlock
 *            the smallest request in bytes
 * @param physicalBlock
 *            the smallest write without a read before, in bytes
 * @param writeCache
 *            whether what is written may be lost until a flush
 * @param discard
 *            whether it takes discards
 * @param minIo
 *            the smallest request that is no waste, in bytes
 * @param optIo
 *            the best request, in bytes; 0 if it does not say
 * @param dax
 *            whether its pages can be mapped: the queue flag
 * @param alignment
 *            how far its first physical block starts behind its first byte
 */
public record Limits(int logicalBlock, int physicalBlock, int minIo, int optIo, WriteCache writeCache, Discard discard, DaxFlag dax,
        int alignment) {

    /** The limits of a device that likes all requests of its blocks. */
    public Limits(int logicalBlock, int physicalBlock, WriteCache writeCache, Discard discard, DaxFlag dax) {
        this(logicalBlock, physicalBlock, physicalBlock, 0, writeCache, discard, dax, 0);
    }

    /** Whether there is a volatile cache. */
    public enum WriteCache {
        VOLATILE, NONE
    }

    /** Whether discards are taken. */
    public enum Discard {
        SUPPORTED, UNSUPPORTED
    }

    /** The queue's DAX flag. */
    public enum DaxFlag {
        ON, OFF;

        /** The flag for a condition. */
        public static DaxFlag of(boolean on) {
            return on ? ON : OFF;
        }
    }

    /** Whether the DAX flag is set. */
    public boolean hasDax() {
        return dax == DaxFlag.ON;
    }

    /** The same with another DAX flag. */
    public Limits with(DaxFlag flag) {
        return new Limits(logicalBlock, physicalBlock, minIo, optIo, writeCache, discard, flag, alignment);
    }
}
