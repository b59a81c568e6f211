package volscope.sim.lvm.ondisk;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.PathLookup;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.Kernel;

/** The devices that lvm looks at, by number. */
public final class Devices {

    /** The smallest device that may be a physical volume, in sectors. */
    public static final long MIN_SECTORS = 4096;

    private static final String LV_UUID = "LVM-";

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

    /** All devices. */
    public static List<Candidate> list(Kernel kernel) {
        return kernel.get(Block.LAYER).disks().stream().map(disk -> candidate(kernel, disk)).toList();
    }

    /** What a path names; empty if it is no block device. */
    public static Optional<Candidate> at(Kernel kernel, String path) {
        return kernel.hook(PathLookup.class).flatMap(lookup -> lookup.lookup(path))
                .flatMap(node -> node instanceof PathLookup.BlockNode(DevNo dev) ? kernel.get(Block.LAYER).find(dev) : Optional.empty())
                .map(disk -> candidate(kernel, disk));
    }

    private static Candidate candidate(Kernel kernel, Disk disk) {
        Optional<MappedDevice> mapped = kernel.get(Dm.LAYER).find(disk.dev());
        String path = mapped.map(md -> "/dev/mapper/" + md.name()).orElse("/dev/" + disk.name());
        return new Candidate(path, disk.dev(), disk.sectors(), use(disk, mapped));
    }

    private static Use use(Disk disk, Optional<MappedDevice> mapped) {
        if (mapped.filter(md -> md.uuid().startsWith(LV_UUID)).isPresent()) {
            return Use.LOGICAL_VOLUME;
        }
        if (mapped.filter(MappedDevice::isSuspended).isPresent()) {
            return Use.SUSPENDED;
        }
        return disk.sectors() < MIN_SECTORS ? Use.TOO_SMALL : Use.USABLE;
    }
}
