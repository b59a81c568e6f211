package volscope.sim.lvm.ondisk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.PathLookup;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.Kernel;

/** The devices that lvm looks at, in its order. */
public final class Devices {

    /** The smallest device that may be a physical volume, in sectors. */
    public static final long MIN_SECTORS = 4096;

    /** lvm keeps devices in a tree by the bytes of their numbers as they lie in memory, the lowest first. */
    private static final Comparator<Candidate> ORDER = Comparator.comparing(device -> Long.reverseBytes(number(device.dev())),
            Long::compareUnsigned);

    private static final String SUBSYSTEM = "LVM";

    private Devices() {
    }

    /**
     * A device that may be, or become, a physical volume.
     *
     * @param path
     *            the name lvm calls it by
     * @param dev
     *            its number
     * @param sectors
     *            its size
     * @param use
     *            whether lvm wants it
     */
    public record Candidate(String path, DevNo dev, long sectors, Use use) {
    }

    /** Why a device isn't used. */
    public enum Use {
        USABLE, TOO_SMALL, LOGICAL_VOLUME, SUSPENDED
    }

    private static long number(DevNo dev) {
        return dev.minor() & 0xff | (long) dev.major() << 8 | (long) (dev.minor() & ~0xff) << 12;
    }

    /** All devices. */
    public static List<Candidate> list(Kernel kernel) {
        return kernel.get(Block.LAYER).disks().stream().map(disk -> candidate(kernel, disk)).sorted(ORDER).toList();
    }

    /** The devices that are no logical volumes, which there can be very many of. */
    static List<Candidate> withoutVolumes(Kernel kernel) {
        Block block = kernel.get(Block.LAYER);
        List<Candidate> others = new ArrayList<>();
        block.disksBesides(Dm.MAJOR).forEach(disk -> others.add(candidate(kernel, disk)));
        kernel.get(Dm.LAYER).devicesBesides(SUBSYSTEM)
                .forEach(md -> block.find(md.dev()).ifPresent(disk -> others.add(candidate(kernel, disk))));
        others.sort(ORDER);
        return others;
    }

    /** What a path names; empty if it is no block device. */
    public static Optional<Candidate> at(Kernel kernel, String path) {
        return kernel.hook(PathLookup.class).flatMap(lookup -> lookup.lookup(path))
                .flatMap(node -> node instanceof PathLookup.BlockNode(DevNo dev) ? kernel.get(Block.LAYER).find(dev) : Optional.empty())
                .map(disk -> candidate(kernel, disk));
    }

    /** Whether an active logical volume has extents on a device. */
    static boolean hasVolumes(Kernel kernel, DevNo dev) {
        Dm dm = kernel.get(Dm.LAYER);
        return dm.holders(dev).stream().flatMap(holder -> dm.find(holder).stream()).anyMatch(md -> md.uuid().startsWith(SUBSYSTEM + "-"));
    }

    private static Candidate candidate(Kernel kernel, Disk disk) {
        Optional<MappedDevice> mapped = kernel.get(Dm.LAYER).find(disk.dev());
        String path = mapped.map(md -> "/dev/mapper/" + md.name()).orElse("/dev/" + disk.name());
        return new Candidate(path, disk.dev(), disk.sectors(), use(disk, mapped));
    }

    private static Use use(Disk disk, Optional<MappedDevice> mapped) {
        if (mapped.filter(md -> md.uuid().startsWith(SUBSYSTEM + "-")).isPresent()) {
            return Use.LOGICAL_VOLUME;
        }
        if (mapped.filter(MappedDevice::isSuspended).isPresent()) {
            return Use.SUSPENDED;
        }
        return disk.sectors() < MIN_SECTORS ? Use.TOO_SMALL : Use.USABLE;
    }
}
