package volscope.sim.device;

import volscope.sim.kernel.SplitMix;

/**
 * A namespace of persistent memory, as {@code ndctl} lists it.
 *
 * @param region
 *            the region it lies in, which numbers it: {@code namespace0.0} is region 0
 * @param mode
 *            how it is used
 * @param raw
 *            bytes of memory it takes
 * @param uuid
 *            its uuid; empty in raw mode
 */
public record Namespace(int region, Mode mode, long raw, String uuid) {

    private static final long MIB = 1 << 20;
    private static final long PAGE = 4096;

    /** How a namespace is used. */
    public enum Mode {
        /** Struct pages in ordinary memory. */
        FSDAX("fsdax"),
        /** Struct pages on the device itself. */
        FSDAX_DEV("fsdax-dev"),
        /** No struct pages. */
        RAW("raw"),
        /** Behind a block translation table. */
        SECTOR("sector"),
        /** A character device. */
        DEVDAX("devdax"),
        /** Memory that the kernel was told to take for persistent; struct pages, and nothing on the device that describes it. */
        LEGACY("e820");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** The mode as settings name it. */
        public String word() {
            return word;
        }

        /** The block device's kind; a devdax namespace has none. */
        public Disk.Kind kind() {
            return switch (this) {
                case FSDAX, LEGACY -> Disk.Kind.PMEM_FSDAX;
                case FSDAX_DEV -> Disk.Kind.PMEM_FSDAX_DEV;
                case RAW -> Disk.Kind.PMEM_RAW;
                case SECTOR -> Disk.Kind.PMEM_SECTOR;
                case DEVDAX -> throw new IllegalStateException("a character device");
            };
        }
    }

    /** Bytes that are left for data. */
    public long bytes() {
        return usable(mode, raw);
    }

    /** Its block device; a devdax namespace has none. */
    public Disk disk(DevNo dev) {
        boolean sector = mode == Mode.SECTOR;
        Limits.DaxFlag dax = Limits.DaxFlag.of(mode == Mode.FSDAX || mode == Mode.FSDAX_DEV || mode == Mode.LEGACY);
        Limits limits = new Limits(sector ? (int) PAGE : Sectors.SIZE, (int) PAGE,
                sector ? Limits.WriteCache.NONE : Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED, dax);
        return Disk.of(dev, device(), mode.kind(), bytes() / Sectors.SIZE, limits);
    }

    /** A namespace with a uuid that is drawn, where its mode has one. */
    public static Namespace create(int region, Mode mode, long raw, SplitMix random) {
        if (mode == Mode.RAW || mode == Mode.LEGACY) {
            return new Namespace(region, mode, raw, "");
        }
        String hex = "%016x%016x".formatted(random.next(), random.next());
        return new Namespace(region, mode, raw, "%s-%s-4%s-%s-%s".formatted(hex.substring(0, 8), hex.substring(8, 12),
                hex.substring(13, 16), "89ab".charAt(random.below(4)) + hex.substring(17, 20), hex.substring(20)));
    }

    /** What a mode leaves of so many bytes of memory. */
    public static long usable(Mode mode, long raw) {
        return switch (mode) {
            case RAW, LEGACY -> raw;
            case FSDAX, DEVDAX -> raw - 2 * MIB;
            case FSDAX_DEV -> raw - 2 * MIB - roundUp(raw / PAGE * 64, 2 * MIB);
            case SECTOR -> sectorBytes(raw);
        };
    }

    /** A block translation table's own needs: two info blocks, the log, the free blocks, and four bytes of map a block. */
    private static long sectorBytes(long raw) {
        long free = 256;
        long data = raw - 2 * PAGE - free * 64;
        return ((data - PAGE) / (PAGE + 4) - free) * PAGE;
    }

    private static long roundUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }

    /** The block device's name; a devdax namespace has a character device instead. */
    public String device() {
        return switch (mode) {
            case SECTOR -> "pmem" + region + "s";
            case DEVDAX -> "dax" + region + ".0";
            default -> "pmem" + region;
        };
    }
}
