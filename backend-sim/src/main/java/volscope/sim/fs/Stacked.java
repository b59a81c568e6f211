package volscope.sim.fs;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
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

    /** The unit of discards as the queue tells it, in bytes: a snapshot that takes them gives the sectors of its chunk for it, as the kernel does. */
    static long discardUnit(Kernel kernel, Disk disk) {
        return discards(kernel, disk, lowest -> lowest.limits().logicalBlock(), 1).max().orElse(0);
    }

    /** The most that a discard takes, in bytes, of a device that takes them: the least of what is below it. */
    static long mostDiscard(Kernel kernel, Disk disk, long most) {
        return discards(kernel, disk, lowest -> most, Sectors.SIZE).min().orElse(most);
    }

    /**
     * What the lowest devices under a disk say of discards, and the targets above them that have a word of their own.
     *
     * @param unit
     *            what a target counts by
     */
    private static LongStream discards(Kernel kernel, Disk disk, ToLongFunction<Disk> lowest, long unit) {
        return disk.kind() != Disk.Kind.DM
                ? LongStream.of(lowest.applyAsLong(disk))
                : targets(kernel, disk).stream().flatMapToLong(target -> target.maxDiscard(kernel) > 0
                        ? LongStream.of(target.maxDiscard(kernel) * unit)
                        : below(kernel, target).stream().flatMapToLong(lower -> discards(kernel, lower, lowest, unit)));
    }

    private static List<Target> targets(Kernel kernel, Disk disk) {
        return kernel.get(Dm.LAYER).find(disk.dev()).flatMap(MappedDevice::live).map(table -> table.targets()).orElse(List.of());
    }

    private static List<Disk> below(Kernel kernel, Target target) {
        return target.areas().stream().map(area -> kernel.get(Block.LAYER).find(area.dev())).flatMap(Optional::stream).toList();
    }
}
