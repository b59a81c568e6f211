package volscope.sim.snapshot;

import java.util.List;
import java.util.Set;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.FewMap;
import volscope.sim.page.PageTree;

/**
 * All snapshots as a value.
 *
 * @param snapshots
 *            every constructed snapshot, by its number; that grows with the order of construction
 * @param origins
 *            for each origin device its snapshots
 * @param splits
 *            for each snapshot-origin target, and by its snapshot's number for each snapshot-merge, the sectors at which writes are cut, found at
 *            its resume
 * @param mapped
 *            for each origin device the mapped device whose snapshot-origin runs on it
 */
public record SnapshotState(PMap<Long, Snap> snapshots, PSortedMap<DevNo, Family> origins, PMap<Long, Long> splits,
        PMap<DevNo, DevNo> mapped) {

    /** No snapshots. */
    public static final SnapshotState EMPTY = new SnapshotState(FewMap.empty(), TreePMap.empty(), HashTreePMap.empty(),
            HashTreePMap.empty());

    /**
     * What a snapshot was made as, and its chunk size when that is known.
     *
     * @param id
     *            its number
     * @param device
     *            its mapped device
     * @param origin
     *            the device it copies from
     * @param cow
     *            the device it copies to
     * @param length
     *            sectors of the snapshot's device
     * @param type
     *            the kind of its store
     * @param features
     *            the features of its table line, in order
     * @param chunk
     *            sectors of a chunk; 0 until a handover
     */
    public record Made(long id, DevNo device, DevNo origin, DevNo cow, long length, StoreType type, PVector<String> features, long chunk) {

        Made as(StoreType newType, long newChunk) {
            return newType == type && newChunk == chunk ? this : new Made(id, device, origin, cow, length, newType, features, newChunk);
        }
    }

    /**
     * One snapshot as a value.
     *
     * @param made
     *            what it was made as
     * @param flags
     *            what is true of it
     * @param complete
     *            completed exceptions
     * @param pending
     *            exceptions on their way, by chunk
     * @param started
     *            sequence number of the next allocation
     * @param completed
     *            sequence number that commits next
     * @param reads
     *            reads of origin chunks on their way
     * @param store
     *            what the store knows
     * @param merge
     *            how far it is merged back
     */
    public record Snap(Made made, Set<Flag> flags, Exceptions complete, PMap<Long, PendingException> pending, long started, long completed,
            PMap<Long, Integer> reads, Store store, Merge merge) {

        /** Its number. */
        public long id() {
            return made.id;
        }

        /** Its mapped device. */
        public DevNo device() {
            return made.device;
        }

        /** The device it copies from. */
        public DevNo origin() {
            return made.origin;
        }

        /** The device it copies to. */
        public DevNo cow() {
            return made.cow;
        }

        /** Sectors of its device. */
        public long length() {
            return made.length;
        }

        /** The kind of its store. */
        public StoreType type() {
            return made.type;
        }

        /** Sectors of a chunk; 0 until a handover. */
        public long chunk() {
            return made.chunk;
        }
    }

    /**
     * How far a snapshot is merged back into its origin.
     *
     * @param stage
     *            what is being done
     * @param first
     *            the first chunk of the window, whose writes wait
     * @param count
     *            how many chunks the window has, 0 if there is none
     * @param queued
     *            writes that wait for the window, in order
     * @param busy
     *            until when the devices are busy with what was copied, in nanoseconds since power-on
     */
    public record Merge(MergeStage stage, long first, long count, PVector<Bio> queued, long busy) {

        /** A snapshot that is not merged. */
        public static final Merge NONE = new Merge(MergeStage.NONE, 0, 0, TreePVector.empty(), 0);

        Merge at(MergeStage newStage) {
            return new Merge(newStage, first, count, queued, busy);
        }

        Merge window(long newFirst, long newCount) {
            return new Merge(stage, newFirst, newCount, queued, busy);
        }

        Merge queueing(PVector<Bio> bios) {
            return new Merge(stage, first, count, bios, busy);
        }

        Merge busyUntil(long time) {
            return new Merge(stage, first, count, queued, time);
        }

        boolean covers(long chunk) {
            return chunk >= first && chunk < first + count;
        }
    }

    /** What a merge is doing. */
    public enum MergeStage {
        /** It is no merge. */
        NONE,
        /** It does not run: suspended, finished or failed. */
        STOPPED,
        /** Its next step is queued. */
        READY,
        /** It waits for copies to other snapshots. */
        WAITING_COPIES,
        /** It waits for writes into its window. */
        WAITING_WRITES,
        /** It copies the window, or writes down that it did. */
        COPYING
    }

    /** What can be true of a snapshot. */
    public enum Flag {
        VALID, OVERFLOWED, ACTIVE, MERGE_FAILED, HANDED_OVER,
        /** The merge is to stop after the window it copies. */
        STOP_MERGE,
        /** It waits for the exceptions on their way of the one it takes over from; meanwhile nobody may start one. */
        TAKES_OVER,
        /** It is invalid, and its header, which says so, is not durable yet. */
        MARKS_ITSELF
    }

    /**
     * What an exception store knows.
     *
     * @param nextFree
     *            persistent: the next free chunk; transient: the next free sector
     * @param pendingCount
     *            allocated and not committed
     * @param area
     *            the metadata area that is being filled
     * @param committed
     *            entries in it
     * @param entries
     *            its bytes, from page 0 on
     * @param batch
     *            chunks of exceptions that wait for the metadata to be written
     * @param phase
     *            what it is writing
     * @param health
     *            whether it still writes areas
     */
    public record Store(long nextFree, long pendingCount, long area, long committed, PageTree entries, List<Long> batch, Phase phase,
            Health health) {

        /** An empty store. */
        public static final Store EMPTY = new Store(0, 0, 0, 0, PageTree.EMPTY, List.of(), Phase.IDLE, Health.SOUND);
    }

    /** What a store is writing. */
    public enum Phase {
        IDLE, ZEROING, WRITING
    }

    /** Whether a store still writes areas. */
    public enum Health {
        SOUND,
        /** A write failed, or a copy, or the snapshot became invalid: no exception lasts any more. */
        BROKEN
    }
}
