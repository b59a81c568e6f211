package volscope.sim.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import volscope.model.explain.Finding;
import volscope.model.explain.Finding.Rule;
import volscope.sim.check.Rules.Actor;
import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.BlockState.Request;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.dm.Dm;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.KernelState;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.MergeStage;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.Snapshots;

/**
 * The rule that says what devices hold: a snapshot, and an origin into which one is merged, shows the same before and after a step unless
 * somebody writes to it; a read gives what is shown; a write that has ended is shown. Judged by what a naive reader sees before and after.
 */
final class Contents {

    private final Rules rules;
    private final KernelState before;
    private final KernelState after;
    private final Actor actor;
    private final Shown then;
    private final Shown now;

    Contents(Rules rules, KernelState before, KernelState after, Actor actor) {
        this.rules = rules;
        this.before = before;
        this.after = after;
        this.actor = actor;
        this.then = new Shown(before);
        this.now = new Shown(after);
    }

    void judge() {
        Map<Long, Snap> old = before.of(Snapshots.LAYER).snapshots();
        for (Snap snap : after.of(Snapshots.LAYER).snapshots().values()) {
            Snap earlier = lives(snap) ? earlier(old, snap) : null;
            if (earlier != null && !mayChange(snap.device())) {
                chunks(snap, earlier).forEach(chunk -> compare(snap, earlier, chunk));
            }
        }
        if (before.of(Block.LAYER).requests() != after.of(Block.LAYER).requests()) {
            after.of(Block.LAYER).requests().forEach((id, request) -> request.result()
                    .filter(result -> result.status() == Status.OK && !hadEnded(id)).ifPresent(result -> ended(request)));
        }
    }

    private static boolean lives(Snap snap) {
        Set<Flag> flags = snap.flags();
        return flags.contains(Flag.VALID) && flags.contains(Flag.ACTIVE) && snap.chunk() > 0;
    }

    /** The snapshot of the step before, or the one whose store it took over in this step. */
    private static @Nullable Snap earlier(Map<Long, Snap> old, Snap snap) {
        Snap same = old.get(snap.id());
        if (same != null && lives(same)) {
            return same;
        }
        return old.values().stream().filter(other -> other.cow().equals(snap.cow()) && other.origin().equals(snap.origin()) && lives(other)
                && other.device().equals(snap.device())).findFirst().orElse(null);
    }

    /** Whether somebody may write to a device in this step. */
    private boolean mayChange(DevNo dev) {
        return inFlight(before, dev) > 0 || inFlight(after, dev) > 0 || actor == Actor.TASK && isMountedForWriting(dev);
    }

    private static int inFlight(KernelState state, DevNo dev) {
        return state.of(Dm.LAYER).below().getOrDefault(dev.minor(), 0);
    }

    private boolean isMountedForWriting(DevNo dev) {
        FileSystems systems = rules.kernel().get(FileSystems.LAYER);
        return systems.mountedFrom(dev).filter(volume -> !systems.options(volume).isReadOnly()).isPresent();
    }

    /** The chunks of a snapshot that may be shown otherwise since the step before. */
    private Set<Long> chunks(Snap snap, Snap earlier) {
        return rules.changes().chunks(earlier, snap, rules.placement(snap.origin(), snap.length()),
                rules.placement(snap.cow(), Long.MAX_VALUE / 4));
    }

    private void compare(Snap snap, Snap earlier, long chunk) {
        boolean wasMerging = earlier.merge().stage() != MergeStage.NONE;
        Optional<Sight> old = wasMerging == (snap.merge().stage() != MergeStage.NONE) ? then.chunk(earlier, chunk) : Optional.empty();
        if (!Shown.same(old, now.chunk(snap, chunk))) {
            rules.add(Finding.chunk(Rule.DATA, rules.nameOf(snap), chunk));
        }
    }

    private boolean hadEnded(long id) {
        Request request = before.of(Block.LAYER).requests().get(id);
        return request != null && request.result().isPresent();
    }

    /** Judges a request that ended in this step and can't have been cut into pieces that end at different times. */
    private void ended(Request request) {
        Bio bio = request.bio();
        if (bio.dev().major() != Dm.MAJOR || bio.sectors() == 0
                || bio.sector() / Sectors.PER_PAGE != (bio.endSector() - 1) / Sectors.PER_PAGE
                || isShared(bio)) {
            return;
        }
        Optional<byte[]> shown = now.read(bio.dev(), bio.sector(), bio.sectors());
        boolean right = switch (bio.op()) {
            case READ -> same(shown, request) || same(then.read(bio.dev(), bio.sector(), bio.sectors()), request);
            case WRITE -> shown.map(bytes -> Arrays.equals(bytes, bio.data().toArray())).orElse(true);
            default -> true;
        };
        if (!right) {
            rules.add(Finding.device(Rule.DATA, rules.kernel().get(Dm.LAYER).nameOf(bio.dev())));
        }
    }

    private static boolean same(Optional<byte[]> shown, Request request) {
        return shown.isEmpty() || request.result().filter(result -> !Arrays.equals(shown.get(), result.data().toArray())).isEmpty();
    }

    /** Whether somebody else may write what a request is about. */
    private boolean isShared(Bio bio) {
        return isMountedForWriting(bio.dev()) || others(before.of(Block.LAYER), bio) || others(after.of(Block.LAYER), bio);
    }

    private static boolean others(BlockState block, Bio bio) {
        List<Request> writes = block.requests().values().stream()
                .filter(other -> other.bio().op() != BioOp.READ && other.bio().id() != bio.id())
                .toList();
        return writes.stream().anyMatch(other -> other.bio().dev().equals(bio.dev()) && other.bio().sector() < bio.endSector()
                && bio.sector() < other.bio().endSector());
    }
}
