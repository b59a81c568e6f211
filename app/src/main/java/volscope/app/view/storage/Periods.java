package volscope.app.view.storage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.LinkedHashMap;
import volscope.model.machine.SnapshotInfo;

/** Puts many snapshots of one origin under the days they were taken on, and those of a busy day under its hours. */
final class Periods {
    /** So many are seen at a glance. */
    static final int FEW = 40;
    private static final long[] UNITS = {86_400, 3600, 60, 1};
    private static final long LEAST = 2;

    private Periods() {
    }

    /** These snapshots in the same order, under days where they are many. */
    static List<StorageNode> grouped(String origin, List<StorageNode> snapshots) {
        return snapshots.size() <= FEW ? snapshots : grouped(origin, snapshots, ChronoUnit.DAYS);
    }

    private static List<StorageNode> grouped(String origin, List<StorageNode> snapshots, ChronoUnit unit) {
        SequencedMap<LocalDateTime, List<StorageNode>> periods = new LinkedHashMap<>();
        List<StorageNode> rows = new ArrayList<>();
        for (StorageNode node : snapshots) {
            if (node.row() instanceof StorageRow.Snapshot snapshot && snapshot.created() > 0) {
                LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(snapshot.created()), ZoneOffset.UTC);
                periods.computeIfAbsent(at.truncatedTo(unit), from -> new ArrayList<>()).add(node);
            } else {
                rows.add(node);
            }
        }
        periods.forEach((from, nodes) -> rows.add(StorageNode.of(new StorageRow.Period(origin, from, unit, sums(nodes)),
                unit == ChronoUnit.DAYS && nodes.size() > FEW ? grouped(origin, nodes, ChronoUnit.HOURS) : List.copyOf(nodes))));
        return rows;
    }

    /** What a row shows once some of the rows below are left out. */
    static StorageRow summed(StorageRow row, List<StorageNode> below) {
        return row instanceof StorageRow.Period period
                ? new StorageRow.Period(period.path(), period.from(), period.unit(), sums(below))
                : row;
    }

    private static StorageRow.Sums sums(List<StorageNode> nodes) {
        int count = 0;
        int dead = 0;
        long bytes = 0;
        long chunks = 0;
        for (StorageNode node : nodes) {
            StorageRow.Sums one = switch (node.row()) {
                case StorageRow.Period period -> sums(node.children());
                case StorageRow.Snapshot snapshot -> of(snapshot);
                default -> new StorageRow.Sums(0, 0, 0, 0);
            };
            count += one.count();
            dead += one.dead();
            bytes += one.bytes();
            chunks += one.chunks();
        }
        return new StorageRow.Sums(count, bytes, chunks, dead);
    }

    private static StorageRow.Sums of(StorageRow.Snapshot snapshot) {
        return snapshot.fill() instanceof StorageRow.Fill.Known fill
                ? new StorageRow.Sums(1, snapshot.bytes(), fill.chunks(), fill.state() == SnapshotInfo.State.INVALID ? 1 : 0)
                : new StorageRow.Sums(1, snapshot.bytes(), 0, 0);
    }

    /** Seconds since a moment, in the largest unit of which there are two: what lies long ago does not change with every step. */
    static OptionalLong age(long created, long now) {
        if (created <= 0) {
            return OptionalLong.empty();
        }
        long seconds = Math.max(0, now - created);
        if (seconds == 0) {
            return OptionalLong.empty();
        }
        for (long unit : UNITS) {
            if (seconds >= LEAST * unit) {
                return OptionalLong.of(seconds / unit * unit);
            }
        }
        return OptionalLong.of(seconds);
    }
}
