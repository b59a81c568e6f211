package volscope.sim.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.LongStream;

import volscope.model.explain.Finding;
import volscope.model.explain.Finding.Rule;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.device.Unsettled;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmState;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.KernelState;
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

    private final Side before;
    private final Side after;
    private final Changes changes;

    private AfterCut(Side before, Side after) {
        this.before = before;
        this.after = after;
        this.changes = Changes.between(before.state, after.state);
    }

    /** A machine before or after a power cut. It remembers what was worked out of it, for one thread. */
    public static final class Side {
        private final KernelState state;
        private final Shown shown;
        private final Map<DevNo, Placement> places = new HashMap<>();

        public Side(KernelState state) {
            this.state = state;
            this.shown = new Shown(state);
        }

        private long sectors(DevNo dev) {
            Disk disk = state.of(Block.LAYER).disks().get(dev);
            return disk == null ? 0 : disk.sectors();
        }

        /** Where a device lies, as far as its tables only move what is below. */
        private Placement place(DevNo dev) {
            return places.computeIfAbsent(dev, same -> Placement.of(state.of(Dm.LAYER), same, sectors(same)));
        }

        /** Whether all of a device lies somewhere. */
        private boolean hasPlace(DevNo dev) {
            long placed = 0;
            for (Placement.Run run : place(dev).runs()) {
                placed += run.sectors();
            }
            return placed == sectors(dev);
        }
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
        return lost(new Side(before), new Side(after));
    }

    /** The same, where one side was looked at before. */
    public static List<Finding> lost(Side before, Side after) {
        AfterCut cut = new AfterCut(before, after);
        List<Finding> findings = new ArrayList<>();
        for (Snap snap : before.state.of(Snapshots.LAYER).snapshots().values()) {
            if (lasts(snap)) {
                cut.judge(snap, findings);
            }
        }
        return findings;
    }

    /** Whether everything that lasts is shown as before, what may be gone included. */
    public static boolean keepsAll(Side before, Side after) {
        AfterCut cut = new AfterCut(before, after);
        return before.state.of(Snapshots.LAYER).snapshots().values().stream().filter(AfterCut::lasts).allMatch(cut::keeps);
    }

    private boolean keeps(Snap snap) {
        Optional<Snap> same = again(name(snap));
        return same.isPresent() && suspects(snap, same.get()).allMatch(chunk -> isShown(snap, same.get(), chunk));
    }

    private void judge(Snap snap, List<Finding> findings) {
        String name = name(snap);
        again(name).ifPresentOrElse(same -> compare(snap, same, name, findings), () -> findings.add(Finding.device(Rule.DATA, name)));
    }

    private String name(Snap snap) {
        MappedDevice device = before.state.of(Dm.LAYER).devices().get(snap.device().minor());
        return device == null ? snap.device().toString() : device.name();
    }

    private static boolean lasts(Snap snap) {
        return snap.flags().contains(Flag.VALID) && snap.flags().contains(Flag.ACTIVE) && snap.chunk() > 0 && snap.type().isPersistent();
    }

    private Optional<Snap> again(String name) {
        DmState there = after.state.of(Dm.LAYER);
        Optional<DevNo> dev = Optional.ofNullable(there.names().get(name)).map(there.devices()::get).map(MappedDevice::dev);
        return after.state.of(Snapshots.LAYER).snapshots().values().stream()
                .filter(other -> dev.filter(other.device()::equals).isPresent() && other.flags().contains(Flag.ACTIVE)).findFirst();
    }

    private void compare(Snap snap, Snap same, String name, List<Finding> findings) {
        suspects(snap, same).filter(chunk -> !isShown(snap, same, chunk) && !mayBeGone(snap, chunk))
                .forEach(chunk -> findings.add(Finding.chunk(Rule.DATA, name, chunk)));
    }

    private boolean isShown(Snap snap, Snap same, long chunk) {
        return same.flags().contains(Flag.VALID) && Shown.same(before.shown.promised(snap, chunk), after.shown.chunk(same, chunk));
    }

    /**
     * The chunks that may be shown otherwise: all, unless it is known where origin and store lie and what of that has changed. What is shown of
     * chunks on their way may not be what was promised.
     */
    private LongStream suspects(Snap snap, Snap same) {
        long chunks = Math.min(MOST, (snap.length() + snap.chunk() - 1) / snap.chunk());
        boolean known = same.flags().contains(Flag.VALID) && snap.complete().strays().isEmpty() && same.complete().strays().isEmpty()
                && stays(snap.origin(), same.origin()) && stays(snap.cow(), same.cow());
        if (!known) {
            return LongStream.range(0, chunks);
        }
        SortedSet<Long> suspects = changes.chunks(snap, same, before.place(snap.origin()), before.place(snap.cow()));
        suspects.addAll(snap.pending().keySet());
        return suspects.headSet(chunks).stream().mapToLong(Long::longValue);
    }

    /** Whether it is known where all of a device lies, and it lies there afterwards too. */
    private boolean stays(DevNo dev, DevNo later) {
        return dev.equals(later) && before.hasPlace(dev) && before.place(dev).equals(after.place(dev));
    }

    /**
     * Whether the place of a chunk was written and the write was not durable: then its writer may have lost it. A store that overtook the
     * commit of the copy is nothing that the snapshot may show.
     */
    private boolean mayBeGone(Snap snap, long chunk) {
        if (before.shown.isOvertaken(snap, chunk)) {
            return false;
        }
        long slot = snap.complete().get(chunk);
        return slot == Exceptions.ABSENT
                ? isUnsettled(snap.origin(), chunk * snap.chunk(), snap.chunk())
                : isUnsettled(snap.cow(), slot * snap.chunk(), snap.chunk());
    }

    private boolean isUnsettled(DevNo dev, long sector, long sectors) {
        for (Placement.Run run : before.place(dev).runs()) {
            long first = Math.max(sector, run.sector());
            long end = Math.min(sector + sectors, run.sector() + run.sectors());
            Unsettled log = Objects.requireNonNullElse(before.state.of(Block.LAYER).unsettled().get(run.hardware()), Unsettled.NONE);
            long from = Sectors.toBytes(run.there() + first - run.sector());
            long to = Sectors.toBytes(run.there() + end - run.sector());
            if (first < end && log.entries().stream().anyMatch(entry -> entry.offset() < to && from < entry.offset() + entry.length())) {
                return true;
            }
        }
        return false;
    }
}
