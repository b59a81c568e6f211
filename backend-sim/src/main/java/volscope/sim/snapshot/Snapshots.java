package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pcollections.PMap;

import volscope.model.event.Event;
import volscope.sim.device.Block;
import volscope.sim.device.ByDevice;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.LongDraftMap;
import volscope.sim.kernel.LongTable;
import volscope.sim.kernel.Subsystem;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Snap;

/** The snapshots of a machine: which there are, of which origins, in which order they copy. */
public final class Snapshots extends Subsystem<SnapshotState> {

    /** The key of this layer. */
    public static final Layer<Snapshots, SnapshotState> LAYER = new Layer<>("snapshots", SnapshotState.EMPTY, Snapshots::new);

    private final Block block;
    private final Dm dm;
    private final LongTable<Snapshot> drafts = new LongTable<>();
    /** Drafts that have changed since the last publication. */
    private final List<Snapshot> changes = new ArrayList<>();
    /** The snapshots of an origin in their order, as they were asked for since the lists changed. */
    private final ByDevice<List<Snapshot>> byOrigin = new ByDevice<>();
    /** Those of them that are merged. */
    private final ByDevice<List<Snapshot>> mergesByOrigin = new ByDevice<>();
    private final LongDraftMap<Long, PMap<Long, Long>> splits;
    private final Copier copier = new Copier(this);
    private final OriginIo originIo = new OriginIo(this);
    private final Merger merger = new Merger(this);
    private final DirectIo directIo = new DirectIo(this);
    private SnapshotState state;

    private Snapshots(Kernel kernel, SnapshotState state) {
        super(kernel);
        this.state = state;
        this.splits = new LongDraftMap<>(state.splits());
        this.block = kernel.get(Block.LAYER);
        this.dm = kernel.get(Dm.LAYER);
    }

    @Override
    public SnapshotState publish() {
        PMap<Long, Snap> snaps = state.snapshots();
        for (Snapshot draft : changes) {
            draft.taken();
            if (drafts.get(draft.id) == draft) {
                snaps = snaps.plus(draft.key, draft.publish());
            }
        }
        changes.clear();
        if (snaps != state.snapshots() || splits.publish() != state.splits()) {
            state = new SnapshotState(snaps, state.origins(), splits.publish(), state.mapped());
        }
        return state;
    }

    Kernel kernel() {
        return kernel;
    }

    Block block() {
        return block;
    }

    Dm dm() {
        return dm;
    }

    Copier copier() {
        return copier;
    }

    OriginIo originIo() {
        return originIo;
    }

    DirectIo directIo() {
        return directIo;
    }

    Merger merger() {
        return merger;
    }

    /** Sectors of the smallest chunk of an origin's snapshots. */
    java.util.OptionalLong smallestChunk(DevNo origin) {
        long least = Long.MAX_VALUE;
        for (Snapshot snapshot : of(origin)) {
            least = snapshot.chunk == 0 ? least : Math.min(least, snapshot.chunk);
        }
        return least == Long.MAX_VALUE ? java.util.OptionalLong.empty() : java.util.OptionalLong.of(least);
    }

    /** The snapshot that is being merged into an origin. */
    Optional<Snapshot> merging(DevNo origin) {
        List<Snapshot> all = merges(origin);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).is(Flag.ACTIVE)) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    void log(Level level, String text) {
        dm().log(level, "snapshots", text);
    }

    /** The draft of a snapshot, if it still exists. */
    Optional<Snapshot> find(long id) {
        Snapshot draft = drafts.get(id);
        if (draft != null) {
            return Optional.of(draft);
        }
        return Optional.ofNullable(state.snapshots().get(id)).map(snap -> {
            Snapshot opened = draft(snap);
            drafts.put(id, opened);
            return opened;
        });
    }

    /** A draft that is not found yet. */
    Snapshot draft(Snap snap) {
        return new Snapshot(snap, changes);
    }

    Snapshot get(long id) {
        Snapshot draft = drafts.get(id);
        return draft != null ? draft : find(id).orElseThrow(() -> new IllegalStateException("no snapshot " + id));
    }

    /** The snapshots of an origin device, in the order they are asked. */
    List<Snapshot> of(DevNo origin) {
        List<Snapshot> known = byOrigin.get(origin);
        if (known == null) {
            known = family(origin).order().values().stream().map(this::get).toList();
            byOrigin.set(origin, known);
        }
        return known;
    }

    private Family family(DevNo origin) {
        return state.origins().getOrDefault(origin, Family.NONE);
    }

    /** The snapshots of an origin device over one store, in the order they are asked. */
    List<Snapshot> sharing(DevNo origin, DevNo cow) {
        return family(origin).sharing(cow).stream().map(this::get).toList();
    }

    /** The snapshots that are merged into an origin device, in the order they are asked. */
    List<Snapshot> merges(DevNo origin) {
        List<Snapshot> known = mergesByOrigin.get(origin);
        if (known == null) {
            known = family(origin).merging().stream().map(this::get).toList();
            mergesByOrigin.set(origin, known);
        }
        return known;
    }

    /** Adds a snapshot to its origin's list, behind those of the same chunk size. */
    void register(Snapshot snapshot) {
        drafts.put(snapshot.id, snapshot);
        snapshot.changed();
        set(snapshot.origin, family(snapshot.origin).plus(snapshot));
    }

    private void set(DevNo origin, Family family) {
        byOrigin.set(origin, null);
        mergesByOrigin.set(origin, null);
        var origins = family.isEmpty() ? state.origins().minus(origin) : state.origins().plus(origin, family);
        state = new SnapshotState(state.snapshots(), origins, state.splits(), state.mapped());
    }

    /** Sorts a snapshot in anew: its chunk size has become known. */
    void reregister(Snapshot snapshot) {
        set(snapshot.origin, family(snapshot.origin).minus(snapshot).plus(snapshot));
    }

    void forget(Snapshot snapshot) {
        set(snapshot.origin, family(snapshot.origin).minus(snapshot));
        drafts.remove(snapshot.id);
        state = new SnapshotState(state.snapshots().minus(snapshot.id), state.origins(), state.splits(), state.mapped());
    }

    /** Sectors at which writes through a snapshot-origin target are cut, and all I/O through a snapshot-merge; found at its resume. */
    long split(long target) {
        return splits.get(target, 0L);
    }

    void originResumed(long target, DevNo origin, DevNo device) {
        mergeResumed(target, origin);
        state = new SnapshotState(state.snapshots(), state.origins(), state.splits(), state.mapped().plus(origin, device));
    }

    void mergeResumed(long target, DevNo origin) {
        splits.put(target, smallestChunk(origin).orElse(0));
    }

    void originStopped(DevNo origin) {
        state = new SnapshotState(state.snapshots(), state.origins(), state.splits(), state.mapped().minus(origin));
    }

    void targetForgotten(long target) {
        splits.remove(target);
    }

    /** The mapped device that runs a snapshot-origin on a device. */
    Optional<DevNo> mappedOrigin(DevNo origin) {
        return Optional.ofNullable(state.mapped().get(origin));
    }

    /** A snapshot as a person knows it. */
    String nameOf(Snapshot snapshot) {
        return dm().nameOf(snapshot.device);
    }

    /** Takes mappings of some chunks of a snapshot's own device away, where this kernel does that. */
    void revoke(Snapshot snapshot, Revoke before, long chunk, long chunks) {
        if (kernel.profile().dax().revokes().contains(before)) {
            long perChunk = Math.max(1, snapshot.chunk / Sectors.PER_PAGE);
            dm().revoke(snapshot.device, chunk * perChunk, chunks > Long.MAX_VALUE / perChunk ? Long.MAX_VALUE : chunks * perChunk);
        }
    }

    /** Why a snapshot becomes invalid. */
    enum Cause {
        IO("Invalidating snapshot: Error reading/writing."), SPACE("Invalidating snapshot: Unable to allocate exception.");

        private final String text;

        Cause(String text) {
            this.text = text;
        }
    }

    /** Makes a snapshot worthless: it is logged, written into its header, and an event. Only the first time counts. */
    void invalidate(Snapshot snapshot, Cause cause) {
        if (!snapshot.is(Flag.VALID)) {
            return;
        }
        log(Level.ERR, cause.text);
        if (snapshot.type.isPersistent()) {
            PersistentStore.drop(this, snapshot);
        }
        snapshot.clear(Flag.VALID);
        revoke(snapshot, cause == Cause.SPACE ? Revoke.FULL_STORE : Revoke.INVALIDATION, 0, Long.MAX_VALUE);
        dm().event(snapshot.device);
        kernel.emit(new Event.SnapshotInvalidated(nameOf(snapshot), cause.text));
    }

    /** What a snapshot's device says of it, for who looks at a published machine: by its mapped device. */
    public Optional<Snap> published(DevNo device) {
        return publish().snapshots().values().stream().filter(snap -> snap.device().equals(device)).reduce((first, second) -> second);
    }
}
