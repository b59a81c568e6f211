package volscope.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.model.explain.Finding.Rule;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Unsettled;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmState;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.snapshot.Exceptions;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.Snapshots;

/**
 * What a power cut may not take: a snapshot shows afterwards what it showed before, and so does an origin into which one is merged. What
 * somebody wrote there and no flush made durable may be gone.
 */
public final class AfterCut {

    /** Chunks of one snapshot that are looked at. */
    private static final long MOST = 1 << 14;

    private final KernelState before;
    private final Shown then;
    private final Shown now;
    private final Kernel kernel;
    private final KernelState after;

    private AfterCut(KernelState before, KernelState after) {
        this.before = before;
        this.after = after;
        this.then = new Shown(before);
        this.now = new Shown(after);
        this.kernel = Kernel.open(before, StepSink.NONE);
    }

    /**
     * What is lost.
     *
     * @param before
     *            the machine when power went
     * @param after
     *            the machine with the same mapped devices, made again
     */
    public static List<Finding> lost(KernelState before, KernelState after) {
        AfterCut cut = new AfterCut(before, after);
        List<Finding> findings = new ArrayList<>();
        for (Snap snap : before.of(Snapshots.LAYER).snapshots().values()) {
            String name = cut.kernel.get(Dm.LAYER).nameOf(snap.device());
            if (lasts(snap)) {
                cut.again(name).ifPresentOrElse(same -> cut.compare(snap, same, name, findings),
                        () -> findings.add(Finding.device(Rule.DATA, name)));
            }
        }
        return findings;
    }

    private static boolean lasts(Snap snap) {
        return snap.flags().contains(Flag.VALID) && snap.flags().contains(Flag.ACTIVE) && snap.chunk() > 0 && snap.type().isPersistent();
    }

    private Optional<Snap> again(String name) {
        DmState there = after.of(Dm.LAYER);
        Optional<DevNo> dev = Optional.ofNullable(there.names().get(name)).map(there.devices()::get).map(MappedDevice::dev);
        return after.of(Snapshots.LAYER).snapshots().values().stream()
                .filter(other -> dev.filter(other.device()::equals).isPresent() && other.flags().contains(Flag.ACTIVE)).findFirst();
    }

    private void compare(Snap snap, Snap same, String name, List<Finding> findings) {
        long chunks = Math.min(MOST, (snap.length() + snap.chunk() - 1) / snap.chunk());
        for (long chunk = 0; chunk < chunks; chunk++) {
            boolean shown = same.flags().contains(Flag.VALID) && Shown.same(then.promised(snap, chunk), now.chunk(same, chunk));
            if (!shown && !mayBeGone(snap, chunk)) {
                findings.add(Finding.chunk(Rule.DATA, name, chunk));
            }
        }
    }

    /**
     * Whether the place of a chunk was written and the write was not durable: then its writer may have lost it. A store that overtook the
     * commit of the copy is nothing that the snapshot may show.
     */
    private boolean mayBeGone(Snap snap, long chunk) {
        if (then.isOvertaken(snap, chunk)) {
            return false;
        }
        long slot = snap.complete().get(chunk);
        return slot == Exceptions.ABSENT
                ? isUnsettled(snap.origin(), chunk * snap.chunk(), snap.chunk())
                : isUnsettled(snap.cow(), slot * snap.chunk(), snap.chunk());
    }

    private boolean isUnsettled(DevNo dev, long sector, long sectors) {
        for (Placement.Run run : Placement.of(kernel, dev, sector + sectors).runs()) {
            long first = Math.max(sector, run.sector());
            long end = Math.min(sector + sectors, run.sector() + run.sectors());
            Unsettled log = Objects.requireNonNullElse(before.of(Block.LAYER).unsettled().get(run.hardware()), Unsettled.NONE);
            long from = Sectors.toBytes(run.there() + first - run.sector());
            long to = Sectors.toBytes(run.there() + end - run.sector());
            if (first < end && log.entries().stream().anyMatch(entry -> entry.offset() < to && from < entry.offset() + entry.length())) {
                return true;
            }
        }
        return false;
    }
}
