package volscope.sim.check.fuzz;

import java.util.List;

import org.pcollections.TreePVector;

import volscope.sim.check.WorstSurvival;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Survival;
import volscope.sim.dm.Dm;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.TargetType;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.SplitMix;
import volscope.sim.kernel.StepSink;
import volscope.sim.profile.Profile;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotType;
import volscope.sim.snapshot.Snapshots;

/**
 * What is compared with the reference: a kernel up to snapshots.
 *
 * @param profile
 *            the kernel's rules
 * @param layers
 *            what it is made of
 */
record Engine(Profile profile, Layers layers) {

    /** The disk below the origin. */
    static final DevNo LOWER = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    /** The disk of the COW devices. */
    static final DevNo STORES = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    /** The target types of the engine itself. */
    static final List<TargetType> TYPES = List.of(LinearTarget.TYPE, PlainTargets.ERROR, OriginTarget.TYPE, SnapshotType.SNAPSHOT,
            SnapshotType.MERGE);
    private static final Limits DISK = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);

    /** The engine itself. */
    static Engine of(Profile profile) {
        return of(profile, Hardware.LAYER, TYPES);
    }

    /** An engine with other hardware and other target types. */
    static Engine of(Profile profile, Layer<?, ?> hardware, List<TargetType> types) {
        return new Engine(profile, new Layers(List.of(Block.LAYER, hardware, TargetRegistry.layer(types), Dm.LAYER, Snapshots.LAYER)));
    }

    /** A machine with two empty disks. */
    Kernel boot() {
        Kernel kernel = Kernel.open(Kernel.powerOn(profile, layers, 1), StepSink.NONE);
        Block block = kernel.get(Block.LAYER);
        block.put(Disk.of(LOWER, "vda", Disk.Kind.VIRTIO, World.DISK, DISK));
        block.put(Disk.of(STORES, "vdb", Disk.Kind.VIRTIO, World.COWS * World.ROOM, DISK));
        return kernel;
    }

    /** The machine after power was cut and came back. */
    static Kernel again(KernelState before, PowerLoss loss) {
        return Kernel.open(off(before, switch (loss.how()) {
            case NONE -> Survival.NONE;
            case ALL -> Survival.ALL;
            case WORST -> WorstSurvival.of(before, survival -> off(before, survival));
            case DRAWN -> Survival.drawn(new SplitMix(loss.seed()));
        }), StepSink.NONE);
    }

    private static KernelState off(KernelState before, Survival survival) {
        BlockState block = before.of(Block.LAYER);
        BlockState hardware = block.afterPowerCut(PowerCut.survivors(block, Block.onTheirWay(before.queue()), survival));
        List<Object> states = before.layers().list().stream().<Object>map(layer -> layer == Block.LAYER ? hardware : layer.initial()).toList();
        return new KernelState(before.profile(), before.layers(), states, TreePVector.empty(), TreePVector.empty(), TreePVector.empty(),
                before.now(), before.random(), before.serial());
    }
}
