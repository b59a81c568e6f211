package volscope.app.view.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import volscope.app.session.Policy;
import volscope.model.machine.SnapshotInfo;

/**
 * What becomes of a store.
 *
 * @param fullNanos
 *            from now until the write that finds no room, without growing; empty if it never comes, or came already
 * @param steps
 *            how it grows by itself
 * @param end
 *            how that ends
 */
record Prospect(OptionalLong fullNanos, List<Step> steps, End end) {
    private static final int SECTOR = 512;
    private static final long LOOK_NANOS = 10_000_000_000L;
    private static final int MOST_STEPS = 200;

    /**
     * The store grows.
     *
     * @param nanos
     *            from now
     * @param used
     *            how much of it is used then, in bytes
     * @param from
     *            its size before, in bytes
     * @param to
     *            its size after
     */
    record Step(long nanos, long used, long from, long to) {
    }

    /** How growing ends. */
    enum End {
        /** It never grows. */
        NEVER,
        /** It holds all that can be written. */
        LASTS,
        /** The volume group has too little free for the next step. */
        NO_SPACE,
        /** It is full before anyone looks again. */
        TOO_LATE,
        /** It goes on. */
        GOES_ON
    }

    /**
     * What is asked about.
     *
     * @param info
     *            the snapshot
     * @param extentBytes
     *            the size of an extent of its volume group
     * @param freeExtents
     *            how many of them are free
     * @param horizon
     *            how far to look, in nanoseconds
     */
    record Asked(SnapshotInfo info, long extentBytes, long freeExtents, long horizon) {
    }

    static Prospect of(Asked asked, Pattern pattern, Pattern.Known known, Policy policy) {
        SnapshotInfo info = asked.info();
        if (info.state() != SnapshotInfo.State.ACTIVE) {
            return new Prospect(OptionalLong.empty(), List.of(), End.NEVER);
        }
        double full = pattern.nanos(info.writesLeft() + 1.0, known);
        OptionalLong fullNanos = Double.isFinite(full) && full < Long.MAX_VALUE / 2.0 ? OptionalLong.of((long) full) : OptionalLong.empty();
        if (!policy.grows()) {
            return new Prospect(fullNanos, List.of(), End.NEVER);
        }
        List<Step> steps = new ArrayList<>();
        long size = info.totalSectors() * SECTOR;
        long free = asked.freeExtents();
        SnapshotInfo now = info;
        while (steps.size() < MOST_STEPS) {
            long crossing = crossing(now, policy.threshold());
            double when = pattern.nanos(crossing - info.exceptions(), known);
            double death = pattern.nanos(now.writesLeft() + now.exceptions() - info.exceptions() + 1.0, known);
            if (!Double.isFinite(when)) {
                return new Prospect(fullNanos, steps, End.LASTS);
            }
            double look = Math.max(LOOK_NANOS, Math.ceil(when / LOOK_NANOS) * LOOK_NANOS);
            if (look > asked.horizon()) {
                return new Prospect(fullNanos, steps, End.GOES_ON);
            }
            if (death <= look) {
                return new Prospect(fullNanos, steps, End.TOO_LATE);
            }
            long extents = Math.ceilDiv(size, asked.extentBytes());
            long more = policy.stepExtents(size, asked.extentBytes());
            if (more > free) {
                return new Prospect(fullNanos, steps, End.NO_SPACE);
            }
            long next = (extents + more) * asked.extentBytes();
            steps.add(new Step((long) look, used(now, crossing), size, next));
            free -= more;
            size = next;
            now = sized(now, size, crossing);
        }
        return new Prospect(fullNanos, steps, End.GOES_ON);
    }

    /** How much of the store is used with so many exceptions, in bytes. */
    static long used(SnapshotInfo info, long exceptions) {
        long areas = info.isPersistent() ? 1 + Math.max(0, exceptions - 1) / info.entriesInArea() : 0;
        return (exceptions + areas + (info.isPersistent() ? 1 : 0)) * info.chunkBytes();
    }

    /** How many exceptions there are when the fill exceeds a share. */
    private static long crossing(SnapshotInfo info, int threshold) {
        double bytes = (double) info.totalSectors() * SECTOR * threshold / 100;
        long low = info.exceptions();
        long high = info.exceptions() + info.writesLeft() + 1;
        while (low < high) {
            long middle = (low + high) / 2;
            if (used(info, middle) > bytes) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static SnapshotInfo sized(SnapshotInfo info, long bytes, long exceptions) {
        return new SnapshotInfo(info.origin(), info.store(), info.storeType(), info.chunkSectors(), info.originChunks(), exceptions, 0,
                used(info, exceptions) / SECTOR, bytes / SECTOR, info.metadataSectors(), info.state());
    }
}
