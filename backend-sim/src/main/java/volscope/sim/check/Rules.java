package volscope.sim.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import volscope.model.explain.Finding;
import volscope.model.explain.Finding.Rule;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmState;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.StepSink;
import volscope.sim.mm.FilePage;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.Pin;
import volscope.sim.mm.Pte;
import volscope.sim.page.PageTree;
import volscope.sim.page.RunMap;
import volscope.sim.snapshot.Exceptions;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.MergeStage;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.Snapshots;

/** The rules I1 to I10, judged by a step's value before and after; it costs by what is mapped and what changed. */
public final class Rules {

    private final KernelState before;
    private final KernelState after;
    private final Changes changes;
    private final List<Snap> preserving;
    private final Map<DevNo, Placement> placements = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Kernel kernel;

    /** Layers of which the rules speak; while they stay the same nothing is broken anew. */
    private static final List<Layer<?, ?>> SPOKEN_OF = List.of(Block.LAYER, Dm.LAYER, Snapshots.LAYER, FileSystems.LAYER,
            MemoryManager.LAYER);

    /** Who takes a step. */
    public enum Actor {
        /** A task makes a call. */
        TASK,
        /** The kernel does work that waited. */
        KERNEL
    }

    private Rules(KernelState before, KernelState after) {
        this.before = before;
        this.after = after;
        this.changes = Changes.between(before, after);
        this.preserving = after.of(Snapshots.LAYER).snapshots().values().stream().filter(Rules::preserves).toList();
    }

    /** The layers that the rules speak of: on what they say before and after a step, and on nothing else, it depends whether it breaks one. */
    public static List<Layer<?, ?>> layers() {
        return SPOKEN_OF;
    }

    /** What a step broke; the step after which something is broken still tells it again where a mapping breaks it. */
    public static List<Finding> broken(KernelState before, KernelState after, Actor actor) {
        if (saysTheSame(before, after)) {
            return List.of();
        }
        Rules rules = new Rules(before, after);
        rules.preservation();
        rules.completion();
        rules.mappings();
        rules.pins();
        if (before.of(FileSystems.LAYER) != after.of(FileSystems.LAYER) || before.of(Dm.LAYER).devices() != after.of(Dm.LAYER).devices()
                || before.of(Block.LAYER).disks() != after.of(Block.LAYER).disks()) {
            rules.types();
        }
        new Contents(rules, before, after, actor).judge();
        return List.copyOf(rules.findings);
    }

    private static boolean saysTheSame(KernelState before, KernelState after) {
        for (Layer<?, ?> layer : SPOKEN_OF) {
            if (!saysTheSame(before.of(layer), after.of(layer))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the rules can't tell two states of a layer apart. What is on its way through the device mapper, and a request that has just been
     * sent, break nothing.
     */
    public static boolean saysTheSame(Object then, Object now) {
        if (then == now) {
            return true;
        }
        if (then instanceof DmState before && now instanceof DmState after) {
            return before.devices() == after.devices();
        }
        return then instanceof BlockState before && now instanceof BlockState after && before.media() == after.media()
                && before.unsettled() == after.unsettled() && before.disks() == after.disks() && before.bad() == after.bad()
                && before.cached() == after.cached()
                && (before.requests() == after.requests()
                        || after.requests().entrySet().stream().noneMatch(entry -> entry.getValue().result()
                                .isPresent() && !entry.getValue().equals(before.requests().get(entry.getKey()))));
    }

    /** What is broken in a machine, whoever broke it. */
    public static List<Finding> standing(KernelState state) {
        Rules rules = new Rules(state, state);
        rules.mappings();
        rules.types();
        return List.copyOf(rules.findings);
    }

    /** A draft of the machine after the step, to ask. */
    Kernel kernel() {
        Kernel open = kernel;
        if (open == null) {
            open = Kernel.open(after, StepSink.NONE);
            kernel = open;
        }
        return open;
    }

    KernelState after() {
        return after;
    }

    /** Adds what is not told yet; that a chunk reads otherwise is no news where a store to it is told. */
    void add(Finding finding) {
        boolean known = findings.stream().anyMatch(other -> other.equals(finding) || finding.rule() == Rule.DATA
                && other.rule() == Rule.I1 && other.snapshot().equals(finding.snapshot()) && other.chunk() == finding.chunk());
        if (!known) {
            findings.add(finding);
        }
    }

    /** What of hardware changed. */
    Changes changes() {
        return changes;
    }

    Placement placement(DevNo dev, long sectors) {
        return placements.computeIfAbsent(dev, d -> Placement.of(after.of(Dm.LAYER), d, sectors));
    }

    String nameOf(Snap snap) {
        return kernel().get(Dm.LAYER).nameOf(snap.device());
    }

    /** The snapshots that an origin must preserve its chunks for. */
    List<Snap> preserving() {
        return preserving;
    }

    private static boolean preserves(Snap snap) {
        return snap.flags().contains(Flag.VALID) && snap.flags().contains(Flag.ACTIVE) && snap.chunk() > 0
                && snap.merge().stage() == MergeStage.NONE;
    }

    /** Whether a snapshot became active in this step. */
    boolean isActivated(Snap snap) {
        return Optional.ofNullable(before.of(Snapshots.LAYER).snapshots().get(snap.id())).filter(Rules::preserves).isEmpty();
    }

    /** Whether a task might store into a page before the step. */
    boolean wasWritable(String task, FilePage page) {
        return Optional.ofNullable(before.of(MemoryManager.LAYER).tasks().get(task)).flatMap(space -> space.at(page))
                .filter(Pte::isWritable)
                .isPresent();
    }

    /** I1: what changed on hardware is looked up in each origin. */
    private void preservation() {
        changes.ranges().forEach((dev, ranges) -> ranges.forEach(range -> changed(dev, range.first(), range.end())));
    }

    private void changed(DevNo hardware, long from, long to) {
        for (Snap snap : preserving()) {
            Snap then = before.of(Snapshots.LAYER).snapshots().get(snap.id());
            if (then != null && preserves(then)) {
                for (long page = from; page < to; page++) {
                    changed(snap, then, hardware, page);
                }
            }
        }
    }

    private void changed(Snap snap, Snap then, DevNo hardware, long page) {
        long chunk = -1;
        for (long sector = page * Sectors.PER_PAGE; sector < (page + 1) * Sectors.PER_PAGE; sector++) {
            OptionalLong there = placement(snap.origin(), snap.length()).sectorAt(hardware, sector);
            if (there.isPresent() && there.getAsLong() / snap.chunk() != chunk) {
                chunk = there.getAsLong() / snap.chunk();
                if (then.complete().get(chunk) == Exceptions.ABSENT && differs(hardware, sector)) {
                    add(Finding.chunk(Rule.I1, nameOf(snap), chunk));
                }
            }
        }
    }

    private boolean differs(DevNo hardware, long sector) {
        byte[] old = new byte[Sectors.SIZE];
        byte[] now = new byte[Sectors.SIZE];
        Objects.requireNonNullElse(before.of(Block.LAYER).media().get(hardware), PageTree.EMPTY).read(Sectors.toBytes(sector), old, 0,
                Sectors.SIZE);
        Objects.requireNonNullElse(after.of(Block.LAYER).media().get(hardware), PageTree.EMPTY).read(Sectors.toBytes(sector), now, 0,
                Sectors.SIZE);
        return !java.util.Arrays.equals(old, now);
    }

    /** I5: what is complete since this step lasts. */
    private void completion() {
        Durability durability = new Durability(this, after);
        for (Snap snap : preserving()) {
            Snap then = before.of(Snapshots.LAYER).snapshots().get(snap.id());
            if (then != null && preserves(then) && then.complete() != snap.complete()) {
                RunMap.difference(then.complete().runs(), snap.complete().runs(), (from, to) -> {
                    for (long chunk = from; chunk < to; chunk++) {
                        long slot = snap.complete().get(chunk);
                        if (slot != Exceptions.ABSENT
                                && !durability.lasts(snap, chunk, slot, Durability.Data.AS_IT_IS)) {
                            add(Finding.chunk(Rule.I5, nameOf(snap), chunk));
                        }
                    }
                });
            }
        }
    }

    private void mappings() {
        var mapped = new Mapped(this);
        after.of(MemoryManager.LAYER).tasks()
                .forEach((task, space) -> space.table().forEach((page, pte) -> mapped.judge(task, space, page, pte)));
    }

    /** I7. */
    private void pins() {
        for (Snap snap : preserving()) {
            if (isActivated(snap)) {
                for (Pin pin : after.of(MemoryManager.LAYER).pins()) {
                    OptionalLong sector = placement(snap.origin(), snap.length()).sectorAt(pin.pfn());
                    sector.ifPresent(at -> add(Finding.mapping(Rule.I7, nameOf(snap), at / snap.chunk(), pin.task(), "",
                            pin.page().page())));
                }
            }
        }
    }

    /** I9. */
    private void types() {
        FileSystems systems = kernel().get(FileSystems.LAYER);
        for (long volume : systems.live()) {
            DevNo dev = systems.device(volume);
            if (systems.hasDax(volume) && !kernel().get(Block.LAYER).find(dev).map(disk -> disk.limits().hasDax()).orElse(false)) {
                add(Finding.device(Rule.I9, kernel().get(Dm.LAYER).nameOf(dev)));
            }
        }
    }
}
