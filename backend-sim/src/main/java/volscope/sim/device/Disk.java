package volscope.sim.device;

import java.util.Optional;

import volscope.sim.profile.DaxRules;
import volscope.sim.profile.Profile;

/**
 * A block device as the block layer knows it.
 *
 * @param dev
 *            its number
 * @param name
 *            the kernel's name: {@code pmem0}, {@code dm-0}
 * @param kind
 *            what it is made of
 * @param sectors
 *            its size
 * @param limits
 *            what it can do
 * @param access
 *            whether it may be written
 * @param readAhead
 *            how far is read ahead, in sectors
 * @param opens
 *            how many times it is open
 * @param holder
 *            who has it for itself
 * @param misuse
 *            whether the log said that something writes to it though it may not be written
 */
public record Disk(DevNo dev, String name, Kind kind, long sectors, Limits limits, Access access, int readAhead, int opens,
        Optional<Holder> holder,
        Misuse misuse) {

    /** Sectors that are read ahead where nobody says more. */
    public static final int READ_AHEAD = 256;

    /** What a device is made of. */
    public enum Kind {
        /** Persistent memory with struct pages, its map in memory. */
        PMEM_FSDAX,
        /** The same with the map on the device. */
        PMEM_FSDAX_DEV,
        /** Persistent memory without struct pages. */
        PMEM_RAW,
        /** Persistent memory behind a block translation table. */
        PMEM_SECTOR,
        /** Persistent memory that a flush command makes durable. */
        PMEM_VIRTIO,
        /** A virtio disk. */
        VIRTIO,
        /** A file that looks like a disk. */
        LOOP,
        /** A mapped device. */
        DM;

        /** Whether it is memory that the processor reaches itself, sector by sector as the device has them. */
        public boolean isMemory() {
            return this == PMEM_FSDAX || this == PMEM_FSDAX_DEV || this == PMEM_RAW;
        }

        /** Whether a store to its memory that is fenced lasts without a flush command. */
        public boolean isSynchronous(Profile profile) {
            return this == PMEM_FSDAX || this == PMEM_FSDAX_DEV
                    || this == PMEM_VIRTIO && profile.dax().virtioPmem() == DaxRules.VirtioPmem.SYNCHRONOUS;
        }
    }

    /** Whether a device may be written. */
    public enum Access {
        READ_WRITE, READ_ONLY
    }

    /** Whether the log said that something writes to a device that may not be written. */
    public enum Misuse {
        NOT_TOLD, TOLD
    }

    /**
     * Who has a device for itself.
     *
     * @param name
     *            the holder: {@code device-mapper}, {@code ext4 /mnt}
     * @param count
     *            how often it took it
     */
    public record Holder(String name, int count) {
    }

    /** A device that nobody has open. */
    public static Disk of(DevNo dev, String name, Kind kind, long sectors, Limits limits) {
        return new Disk(dev, name, kind, sectors, limits, Access.READ_WRITE, READ_AHEAD, 0, Optional.empty(), Misuse.NOT_TOLD);
    }

    /** The same with another size. */
    public Disk withSectors(long size) {
        return new Disk(dev, name, kind, size, limits, access, readAhead, opens, holder, misuse);
    }

    /** The same with other limits. */
    public Disk with(Limits newLimits) {
        return new Disk(dev, name, kind, sectors, newLimits, access, readAhead, opens, holder, misuse);
    }

    /** The same with other access. */
    public Disk with(Access newAccess) {
        return new Disk(dev, name, kind, sectors, limits, newAccess, readAhead, opens, holder, misuse);
    }

    /** The same with as much read ahead as whole pages of these sectors. */
    public Disk withReadAhead(int sectorsAhead) {
        return new Disk(dev, name, kind, sectors, limits, access, sectorsAhead / Sectors.PER_PAGE * Sectors.PER_PAGE, opens, holder,
                misuse);
    }

    /** The same with as much read ahead as its limits make the kernel do. */
    public Disk withUsualReadAhead() {
        return withReadAhead(Math.max(READ_AHEAD, 2 * limits.optIo() / Sectors.SIZE));
    }

    Disk opened(int by) {
        return new Disk(dev, name, kind, sectors, limits, access, readAhead, opens + by, holder, misuse);
    }

    Disk heldBy(Optional<Holder> newHolder) {
        return new Disk(dev, name, kind, sectors, limits, access, readAhead, opens, newHolder, misuse);
    }

    Disk misused() {
        return new Disk(dev, name, kind, sectors, limits, access, readAhead, opens, holder, Misuse.TOLD);
    }
}
