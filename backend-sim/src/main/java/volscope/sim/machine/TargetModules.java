package volscope.sim.machine;

import java.util.List;

import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.TargetRegistry.Module;
import volscope.sim.dm.TargetRegistry.Registered;
import volscope.sim.dm.target.DelayTarget;
import volscope.sim.dm.target.FlakeyTarget;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.dm.target.StripedTarget;
import volscope.sim.kernel.Layer;
import volscope.sim.mirror.MirrorType;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotType;
import volscope.sim.thin.PoolType;
import volscope.sim.thin.ThinType;

/** The kernel modules with targets of the device mapper. */
final class TargetModules {

    private static final List<String> ALWAYS = List.of("dm-mod", "dm-snapshot");

    private static final List<Module> ALL = List.of(
            new Module("dm-mod", List.of(PlainTargets.ERROR, LinearTarget.TYPE, StripedTarget.TYPE)),
            new Module("dm-snapshot", List.of(SnapshotType.SNAPSHOT, OriginTarget.TYPE, SnapshotType.MERGE)),
            new Module("dm-zero", List.of(PlainTargets.ZERO)), new Module("dm-delay", List.of(DelayTarget.TYPE)),
            new Module("dm-flakey", List.of(FlakeyTarget.TYPE)),
            new Module("dm-mirror", List.of(MirrorType.TYPE)),
            new Module("dm-thin-pool", List.of(ThinType.TYPE, PoolType.TYPE)));

    private TargetModules() {
    }

    /** The registry of a machine that has loaded what every machine loads. */
    static Layer<TargetRegistry, Registered> layer() {
        return TargetRegistry.layer(ALL, ALWAYS);
    }
}
