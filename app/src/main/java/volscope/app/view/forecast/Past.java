package volscope.app.view.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.ActEvents;
import volscope.app.session.Beginnings;
import volscope.app.session.Frame;
import volscope.app.session.Spans;
import volscope.app.session.Track;
import volscope.app.session.WriteLog;
import volscope.app.session.WriteLog.Write;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/**
 * What a snapshot went through.
 *
 * @param points
 *            its fill over time
 * @param writes
 *            what was written to the origin and to the snapshot, in order
 */
record Past(List<Point> points, List<Write> writes) {
    private static final int MOST_POINTS = 400;
    private static final long[] SIZES_KIB = {4, 8, 16, 32, 64, 128, 256, 512};
    private static final int KIB = 1024;
    private static final int SECTOR = 512;

    /**
     * How full a store was.
     *
     * @param nanos
     *            when, by the machine's clock
     * @param used
     *            how much of it was used, in bytes
     * @param size
     *            how large it was, in bytes
     */
    record Point(long nanos, long used, long size) {
    }

    /**
     * How it would have gone with another chunk size.
     *
     * @param chunkBytes
     *            the size
     * @param exceptions
     *            how many exceptions there would be
     * @param room
     *            how many there would be room for
     * @param touched
     *            how many bytes were really written, each place once
     * @param fullAfter
     *            when it would have been full, from the beginning, in nanoseconds; -1 if it would not
     */
    record Replay(long chunkBytes, long exceptions, long room, long touched, long fullAfter) {
    }

    static Past of(Frame frame, String device, String origin, ActEvents events) {
        Optional<Revision> beginning = Beginnings.of(device, frame.revision(), frame.history());
        long since = beginning.map(Revision::nanos).orElse(0L);
        long step = beginning.map(Revision::step).orElse(0L);
        List<Point> points = new ArrayList<>();
        beginning.ifPresent(first -> point(points, first, device));
        Track track = Track.of(frame.history().at(frame.revision().id()));
        for (Track.Leg leg : track.legs()) {
            if (leg.steps() == 0 || leg.act().after(leg.act().run().steps().get(leg.steps() - 1)).step() <= step) {
                continue;
            }
            for (int i = 0; i < leg.steps(); i += Math.max(1, leg.steps() / 8)) {
                point(points, leg.act().after(leg.act().run().steps().get(i)), device);
            }
            point(points, leg.act().after(leg.act().run().steps().get(leg.steps() - 1)), device);
        }
        return new Past(thinned(points.stream().filter(point -> point.nanos() >= since).toList()),
                WriteLog.of(frame, Set.of(origin, device), step, since, events).writes());
    }

    private static void point(List<Point> points, Revision at, String device) {
        at.snapshot(device).map(info -> new Point(at.nanos(), info.allocatedSectors() * SECTOR, info.totalSectors() * SECTOR))
                .ifPresent(points::add);
    }

    private static List<Point> thinned(List<Point> points) {
        int every = Math.max(1, points.size() / MOST_POINTS);
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i % every == 0 || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    /** How often a chunk was written, on average: nanoseconds from one to the next; 0 if none was. */
    double writeNanos(long chunkSectors, long now, long since) {
        long chunks = writes.stream().mapToLong(write -> Math.ceilDiv(write.to(), chunkSectors) - write.from() / chunkSectors).sum();
        return chunks == 0 ? 0 : (double) (now - since) / chunks;
    }

    /** The same time with each chunk size that a snapshot can have. */
    List<Replay> replays(SnapshotInfo info) {
        List<Replay> replays = new ArrayList<>();
        Spans touched = new Spans();
        writes.forEach(write -> touched.add(write.from(), write.to()));
        for (long kib : SIZES_KIB) {
            replays.add(replay(kib * KIB, info, touched.count() * SECTOR));
        }
        return replays;
    }

    private Replay replay(long chunkBytes, SnapshotInfo info, long touched) {
        long sectors = chunkBytes / SECTOR;
        long room = info.isPersistent()
                ? SnapshotInfo.room(info.totalSectors() * SECTOR, chunkBytes)
                : info.totalSectors() / sectors;
        Spans chunks = new Spans();
        long count = 0;
        long full = -1;
        for (Write write : writes) {
            count += chunks.add(write.from() / sectors, Math.ceilDiv(write.to(), sectors));
            if (count > room && full < 0) {
                full = write.nanos();
            }
        }
        return new Replay(chunkBytes, count, room, touched, full);
    }
}
