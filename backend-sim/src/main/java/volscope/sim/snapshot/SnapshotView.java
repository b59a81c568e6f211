package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import volscope.model.machine.ExceptionRun;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;
import volscope.sim.page.RunMap;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Snap;

/** Snapshots as they are shown. */
public final class SnapshotView {

    private SnapshotView() {
    }

    private static Optional<Snap> live(Kernel kernel, String device) {
        Dm dm = kernel.get(Dm.LAYER);
        return dm.find(DmKey.name(device)).flatMap(MappedDevice::live).flatMap(table -> id(table.targets()))
                .map(id -> kernel.get(Snapshots.LAYER).get(id).publish());
    }

    private static Optional<Long> id(List<Target> targets) {
        return targets.stream().filter(SnapshotTarget.class::isInstance).map(target -> ((SnapshotTarget) target).id()).findFirst();
    }

    /** The snapshot whose device has this device-mapper name and runs; empty as long as nobody has read the size of its chunks. */
    public static Optional<SnapshotInfo> info(Kernel kernel, String device) {
        return live(kernel, device).filter(snap -> snap.chunk() > 0).map(snap -> describe(kernel, snap));
    }

    private static SnapshotInfo describe(Kernel kernel, Snap snap) {
        Dm dm = kernel.get(Dm.LAYER);
        ExceptionStore store = snap.type().isPersistent() ? PersistentStore.INSTANCE : TransientStore.INSTANCE;
        ExceptionStore.Usage usage = store.usage(snap, sectors(kernel, snap.cow()));
        long chunks = (snap.length() + snap.chunk() - 1) / snap.chunk();
        return new SnapshotInfo(dm.nameOf(snap.origin()), dm.nameOf(snap.cow()), snap.type().name(), snap.chunk(), chunks,
                snap.complete().size(), snap.pending().size(), usage.allocated(), usage.total(), usage.metadata(), state(snap));
    }

    private static long sectors(Kernel kernel, DevNo dev) {
        return kernel.get(Block.LAYER).find(dev).map(Disk::sectors).orElse(0L);
    }

    private static SnapshotInfo.State state(Snap snap) {
        if (!snap.flags().contains(Flag.VALID)) {
            return SnapshotInfo.State.INVALID;
        }
        if (snap.flags().contains(Flag.MERGE_FAILED)) {
            return SnapshotInfo.State.MERGE_FAILED;
        }
        if (snap.flags().contains(Flag.OVERFLOWED)) {
            return SnapshotInfo.State.OVERFLOWED;
        }
        if (snap.merge().stage() != SnapshotState.MergeStage.NONE) {
            return SnapshotInfo.State.MERGING;
        }
        return snap.flags().contains(Flag.ACTIVE) ? SnapshotInfo.State.ACTIVE : SnapshotInfo.State.NOT_RESUMED;
    }

    /** The exceptions of a running snapshot in a range of chunks, runs joined. */
    public static List<ExceptionRun> exceptions(Kernel kernel, String device, long from, long to) {
        List<ExceptionRun> runs = new ArrayList<>();
        live(kernel, device).map(Snap::complete).ifPresent(complete -> {
            complete.runs().visit(from, to,
                    (chunk, slot, length) -> runs.add(new ExceptionRun(chunk, Integer.toUnsignedLong(slot), length)));
            complete.strayChunks(from, to).forEach(chunk -> runs.add(new ExceptionRun(chunk, complete.get(chunk), 1)));
        });
        return runs;
    }

    /** The completed exceptions of a running snapshot. */
    public static Optional<RunMap> exceptionMap(Kernel kernel, String device) {
        return live(kernel, device).map(snap -> snap.complete().runs());
    }

    /** The completed exceptions of all running snapshots, by device-mapper name. */
    public static Map<String, RunMap> exceptionMaps(Kernel kernel) {
        Map<String, RunMap> maps = new TreeMap<>();
        for (MappedDevice md : kernel.get(Dm.LAYER).byName()) {
            live(kernel, md.name()).ifPresent(snap -> maps.put(md.name(), snap.complete().runs()));
        }
        return maps;
    }
}
