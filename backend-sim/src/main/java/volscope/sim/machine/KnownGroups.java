package volscope.sim.machine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import volscope.model.machine.VolumeGroupInfo;
import volscope.sim.device.Block;
import volscope.sim.dm.Dm;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.ondisk.Hints;
import volscope.sim.lvm.ondisk.MetadataMemo;

/**
 * The volume groups of the moment that was asked last. Who asks one moment after the other finds them as they were where only bios moved,
 * or programs and their files. Safe for use by several threads.
 */
final class KnownGroups {

    private volatile @Nullable Known last;

    private record Known(KernelState state, List<VolumeGroupInfo> groups) {
    }

    /** The volume groups of a machine. */
    List<VolumeGroupInfo> of(KernelState state) {
        Known known = last;
        if (known == null || !areAlike(known.state(), state)) {
            known = new Known(state, GroupViews.of(Kernel.open(state, StepSink.NONE)));
            last = known;
        }
        return known.groups();
    }

    private static boolean areAlike(KernelState then, KernelState now) {
        return then.layers() == now.layers() && then.profile() == now.profile()
                && now.layers().list().stream().allMatch(layer -> then.of(layer) == now.of(layer) || areAlike(layer, then, now));
    }

    /** Whether groups look the same though a layer has changed. */
    private static boolean areAlike(Layer<?, ?> layer, KernelState then, KernelState now) {
        if (layer == Block.LAYER) {
            return then.of(Block.LAYER).disks() == now.of(Block.LAYER).disks()
                    && then.of(Block.LAYER).media() == now.of(Block.LAYER).media();
        }
        if (layer == Dm.LAYER) {
            return then.of(Dm.LAYER).devices() == now.of(Dm.LAYER).devices();
        }
        return layer == Vfs.LAYER || layer == DebugLog.LAYER || layer == MetadataMemo.LAYER || layer == Hints.LAYER
                || now.of(layer) instanceof TasksState;
    }
}
