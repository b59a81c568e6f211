package volscope.sim.snapshot;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.pcollections.PMap;
import org.pcollections.PVector;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.LongDraftMap;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Snap;

/** The draft of one snapshot: what changes while it copies. */
final class Snapshot {

    final long id;
    final DevNo device;
    final DevNo origin;
    final DevNo cow;
    final long length;
    StoreType type;
    final PVector<String> features;
    long chunk;
    ExceptionTable complete;
    final Pendings pending;
    long started;
    long completed;
    final StoreDraft store;
    SnapshotState.Merge merge;
    private final LongDraftMap<Integer, PMap<Long, Integer>> reads;
    private final Set<Flag> flags;
    private Set<Flag> flagsPublished;
    private Optional<Snap> published;

    private Snapshot(Snap snap) {
        id = snap.id();
        device = snap.device();
        origin = snap.origin();
        cow = snap.cow();
        length = snap.length();
        type = snap.type();
        features = snap.features();
        chunk = snap.chunk();
        complete = new ExceptionTable(snap.complete());
        pending = new Pendings(snap.pending(), snap.completed());
        started = snap.started();
        completed = snap.completed();
        reads = new LongDraftMap<>(snap.reads());
        store = new StoreDraft(snap.store());
        merge = snap.merge();
        flags = EnumSet.noneOf(Flag.class);
        flags.addAll(snap.flags());
        flagsPublished = snap.flags();
        published = Optional.empty();
    }

    static Snapshot of(Snap snap) {
        Snapshot snapshot = new Snapshot(snap);
        snapshot.published = Optional.of(snap);
        return snapshot;
    }

    /** A snapshot that did not exist before. */
    static Snapshot create(Snap snap) {
        return new Snapshot(snap);
    }

    void changed() {
        published = Optional.empty();
    }

    Snap publish() {
        if (published.isEmpty()) {
            published = Optional
                    .of(new Snap(id, device, origin, cow, length, type, features, chunk, flagsNow(), complete.publish(),
                            pending.publish(), started, completed, reads.publish(), store.publish(), merge));
        }
        return published.get();
    }

    private Set<Flag> flagsNow() {
        if (!flagsPublished.equals(flags)) {
            flagsPublished = Set.copyOf(flags);
        }
        return flagsPublished;
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    void set(Flag flag) {
        flags.add(flag);
        changed();
    }

    void clear(Flag flag) {
        flags.remove(flag);
        changed();
    }

    /** Whether it is the target of a merge, which other writes to the origin pass by. */
    boolean isMerge() {
        return merge.stage() != SnapshotState.MergeStage.NONE;
    }

    /** Whether a discard of a whole chunk empties it. */
    boolean zeroesOnDiscard() {
        return features.contains("discard_zeroes_cow");
    }

    /** Whether discards go down to the origin too. */
    boolean passesDiscards() {
        return features.contains("discard_passdown_origin");
    }

    void merge(SnapshotState.Merge newMerge) {
        merge = newMerge;
        changed();
    }

    /** The chunk of a sector; one whose handover was cancelled before it knew its size counts in sectors. */
    long chunkOf(long sector) {
        return chunk == 0 ? sector : sector / chunk;
    }

    Optional<PendingException> pendingOf(long no) {
        return pending.find(no);
    }

    void put(PendingException exception) {
        pending.put(exception);
        changed();
    }

    void take(PendingException exception) {
        pending.remove(exception);
        changed();
    }

    boolean isComplete(long no) {
        return complete.get(no) != Exceptions.ABSENT;
    }

    long slotOf(long no) {
        return complete.get(no);
    }

    void readStarted(long no) {
        reads.put(no, reads.find(no).orElse(0) + 1);
        changed();
    }

    void readEnded(long no) {
        int left = reads.find(no).orElse(1) - 1;
        if (left == 0) {
            reads.remove(no);
        } else {
            reads.put(no, left);
        }
        changed();
    }

    boolean isRead(long no) {
        return reads.size() > 0 && reads.has(no);
    }
}
