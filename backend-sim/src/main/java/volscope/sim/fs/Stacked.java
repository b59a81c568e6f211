package volscope.sim.fs;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;

/** What mapped devices have from those they stand on, and nobody but {@code /sys} asks for. */
public final class Stacked {

    private Stacked() {
    }

    /** Whether a device says that it turns: a mapped one does if one below it does. */
    public static boolean rotates(Kernel kernel, Disk disk) {
        return disk.kind() == Disk.Kind.DM
                ? targets(kernel, disk).stream().flatMap(target -> below(kernel, target).stream()).anyMatch(lower -> rotates(kernel, lower))
                : disk.kind() == Disk.Kind.VIRTIO;
    }

    /** Whether a device takes requests to write zeroes: a mapped one does if all its targets and all below them do. */
    static boolean zeroes(Kernel kernel, Disk disk) {
        return disk.kind() == Disk.Kind.DM
                ? targets(kernel, disk).stream().allMatch(target -> target.type().traits(kernel.profile()).writeZeroes().it()
                        && below(kernel, target).stream().allMatch(lower -> zeroes(kernel, lower)))
                : disk.limits().discard() == Limits.Discard.SUPPORTED;
    }

    private static List<Target> targets(Kernel kernel, Disk disk) {
        return kernel.get(Dm.LAYER).find(disk.dev()).flatMap(MappedDevice::live).map(table -> table.targets()).orElse(List.of());
    }

    private static List<Disk> below(Kernel kernel, Target target) {
        return target.areas().stream().map(area -> kernel.get(Block.LAYER).find(area.dev())).flatMap(Optional::stream).toList();
    }
}
