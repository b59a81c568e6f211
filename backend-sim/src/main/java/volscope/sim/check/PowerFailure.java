package volscope.sim.check;

import java.util.List;

import org.pcollections.PMap;

import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.Nvdimm;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Survival;
import volscope.sim.fs.KernelModules;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.SplitMix;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.PageTree;
import volscope.sim.thin.ThinPools;

/** What is left of a machine that has lost power: its hardware, and the files that are on no file system in memory. */
public final class PowerFailure {

    private PowerFailure() {
    }

    /** The machine after it has booted again, where this has survived. */
    public static KernelState after(KernelState before, Survival survival) {
        return after(before, PowerCut.survivors(before.of(Block.LAYER), Block.onTheirWay(before.queue()), survival));
    }

    /** The same where its hardware holds this. */
    public static KernelState after(KernelState before, PMap<DevNo, PageTree> media) {
        Kernel kernel = Kernel.open(bare(before, media), StepSink.NONE);
        if (before.layers().list().contains(Vfs.LAYER)) {
            Vfs.boot(kernel);
            kernel.hook(KernelModules.class).ifPresent(KernelModules::boot);
            kernel.takeEvents();
        }
        return kernel.publish();
    }

    /** The same machine before it has done anything. */
    public static KernelState bare(KernelState before, Survival survival) {
        return bare(before, PowerCut.survivors(before.of(Block.LAYER), Block.onTheirWay(before.queue()), survival));
    }

    /** The same where its hardware holds this. */
    static KernelState bare(KernelState before, PMap<DevNo, PageTree> media) {
        BlockState hardware = before.of(Block.LAYER).afterPowerCut(media);
        List<Object> states = before.layers().list().stream().map(layer -> kept(before, hardware, layer)).toList();
        return before.restarted(states, new SplitMix(before.random()).next());
    }

    private static Object kept(KernelState before, BlockState hardware, Layer<?, ?> layer) {
        if (layer == Block.LAYER) {
            return hardware;
        }
        if (layer == Nvdimm.LAYER) {
            return before.of(Nvdimm.LAYER);
        }
        if (layer == ThinPools.LAYER) {
            return before.of(ThinPools.LAYER).afterPowerCut();
        }
        return layer == Vfs.LAYER ? before.of(Vfs.LAYER).afterPowerCut() : layer.initial();
    }
}
