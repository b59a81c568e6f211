package volscope.app.view.storage;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.app.session.Facts;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** The words of rows of the storage tree. */
final class RowWords {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", java.util.Locale.ROOT);
    private static final long NANOS = 1_000_000_000;

    private final Texts texts;
    private final Amounts amounts;

    RowWords(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    /** What a row is called. */
    String name(StorageRow row) {
        return switch (row) {
            case StorageRow.Hardware hardware -> texts.get("storage.hardware");
            case StorageRow.Unused unused -> texts.get("storage.unused", unused.count());
            case StorageRow.Period period -> period(period);
            default -> row.searched();
        };
    }

    /** What stands at its right end. */
    String number(StorageRow row) {
        return switch (row) {
            case StorageRow.Group group -> texts.get("storage.free", amounts.bytes(group.freeBytes()));
            case StorageRow.Volume volume -> amounts.bytes(volume.bytes());
            case StorageRow.Snapshot snapshot -> amounts.bytes(snapshot.bytes());
            case StorageRow.Disk disk -> amounts.bytes(disk.bytes());
            case StorageRow.Mount mount -> mount.type();
            case StorageRow.Period period -> amounts.count(period.sums().count());
            default -> "";
        };
    }

    /** The day, or the hours of it. */
    private String period(StorageRow.Period period) {
        return period.unit() == ChronoUnit.DAYS
                ? period.from().format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale()))
                : texts.get("storage.hours", period.from().format(HOUR), period.from().plusHours(1).format(HOUR));
    }

    /** What the snapshots of a period have together. */
    String sums(StorageRow.Sums sums) {
        return texts.get("storage.sums", amounts.bytes(sums.bytes()), sums.chunks(), sums.dead());
    }

    /** How long ago a snapshot was taken; empty if nobody knows. */
    String age(StorageRow.Snapshot snapshot) {
        return snapshot.age().isPresent() ? amounts.duration(snapshot.age().getAsLong() * NANOS) : "";
    }

    /** What becomes of a snapshot, or how it is. */
    String state(StorageRow.Snapshot snapshot) {
        return snapshot.merge() == Facts.Merge.SCHEDULED
                ? texts.get("storage.scheduled")
                : snapshot.fill() instanceof StorageRow.Fill.Known known
                        ? texts.get("storage.state." + known.state())
                        : texts.get("storage.inactive");
    }

    /** The row as a sentence for screen readers. */
    String spoken(StorageRow row) {
        return switch (row) {
            case StorageRow.Group group -> texts.get("storage.read.group", group.name(), amounts.bytes(group.freeBytes()));
            case StorageRow.Volume volume -> join(texts.get("storage.read.volume", volume.name(), amounts.bytes(volume.bytes())),
                    access(volume.access()));
            case StorageRow.Snapshot snapshot -> join(texts.get("storage.read.snapshot", snapshot.name(),
                    snapshot.merge() == Facts.Merge.SCHEDULED ? texts.get("storage.scheduled.words") : state(snapshot)),
                    level(snapshot.fill()), access(snapshot.access()), watch(snapshot),
                    snapshot.age().isPresent() ? texts.get("storage.age", age(snapshot)) : "");
            case StorageRow.Mount mount -> texts.get("storage.read.mount", mount.path(), mount.type(), mount.volume());
            case StorageRow.Disk disk -> texts.get("storage.read.disk", disk.name(), kind(disk), amounts.bytes(disk.bytes()));
            case StorageRow.Period period -> texts.get("storage.read.period", name(period), period.sums().count()) + ", "
                    + sums(period.sums());
            default -> name(row);
        };
    }

    /** What hardware it is. */
    String kind(StorageRow.Disk disk) {
        return texts.has("storage.kind." + disk.kind()) ? texts.get("storage.kind." + disk.kind()) : disk.kind();
    }

    private static String join(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    private String access(StorageRow.Access access) {
        return access == StorageRow.Access.READ_ONLY ? texts.get("storage.read-only") : "";
    }

    private String watch(StorageRow.Snapshot snapshot) {
        return snapshot.watch() == StorageRow.Watch.WATCHED ? texts.get("storage.watched") : "";
    }

    private String level(StorageRow.Fill fill) {
        return fill instanceof StorageRow.Fill.Known known ? amounts.percent(known.used(), known.total()) : "";
    }
}
