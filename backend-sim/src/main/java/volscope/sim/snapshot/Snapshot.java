package volscope.sim.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.LongDraftMap;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Made;
import volscope.sim.snapshot.SnapshotState.Snap;

/** The draft of one snapshot: what changes while it copies. */
final class Snapshot {

    final long id;
    /** The number once more, as maps have it. */
    final Long key;
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
    /** Bit i for the flag of that ordinal. */
    private int flags;
    private final List<Snapshot> changes;
    private Set<Flag> flagsPublished;
    private Made made;
    private @Nullable Snap published;
    private boolean isNoted;

    /**
     * @param snap
     *            what it goes on from
     * @param changes
     *            where it notes itself when it changes
     */
    Snapshot(Snap snap, List<Snapshot> changes) {
        this.changes = changes;
        made = snap.made();
        id = made.id();
        key = id;
        device = made.device();
        origin = made.origin();
        cow = made.cow();
        length = made.length();
        type = made.type();
        features = made.features();
        chunk = made.chunk();
        complete = new ExceptionTable(snap.complete());
        pending = new Pendings(snap.pending(), snap.completed());
        started = snap.started();
        completed = snap.completed();
        reads = new LongDraftMap<>(snap.reads());
        store = new StoreDraft(snap.store());
        merge = snap.merge();
        snap.flags().forEach(flag -> flags |= bit(flag));
        flagsPublished = snap.flags();
        published = snap;
    }

    void changed() {
        published = null;
        if (!isNoted) {
            isNoted = true;
            changes.add(this);
        }
    }

    /** Its changes were taken. */
    void taken() {
        isNoted = false;
    }

    Snap publish() {
        Snap same = published;
        if (same == null) {
            made = made.as(type, chunk);
            same = new Snap(made, flagsNow(), complete.publish(), pending.publish(), started, completed, reads.publish(), store.publish(),
                    merge);
            published = same;
        }
        return same;
    }

    private Set<Flag> flagsNow() {
        int before = 0;
        for (Flag flag : flagsPublished) {
            before |= bit(flag);
        }
        if (before != flags) {
            flagsPublished = Arrays.stream(Flag.values()).filter(this::is).collect(Collectors.toUnmodifiableSet());
        }
        return flagsPublished;
    }

    private static int bit(Flag flag) {
        return 1 << flag.ordinal();
    }

    boolean is(Flag flag) {
        return (flags & bit(flag)) != 0;
    }

    void set(Flag flag) {
        put(flags | bit(flag));
    }

    void clear(Flag flag) {
        put(flags & ~bit(flag));
    }

    private void put(int now) {
        if (now != flags) {
            flags = now;
            changed();
        }
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

    Optional<Pending> pendingOf(long no) {
        return Optional.ofNullable(pending.find(no));
    }

    void changed(Pending exception) {
        pending.changed(exception);
        changed();
    }

    void take(Pending exception) {
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
        reads.put(no, reads.get(no, 0) + 1);
        changed();
    }

    void readEnded(long no) {
        int left = reads.get(no, 1) - 1;
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
