package volscope.app.view.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import volscope.app.session.Facts;
import volscope.app.text.Texts;
import volscope.model.machine.DaxState;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;

class StorageFilterTest {
    private static final long NOW = 1_704_100_000;
    private static final long GIB = 1L << 30;

    private final List<StorageRow> rows = List.of(new StorageRow.Group("vg0", 8 * GIB, GIB, GIB),
            new StorageRow.Volume("vg0", "lv0", GIB, 3, Activation.ACTIVE, DaxState.NO, StorageRow.Access.WRITABLE, StorageRow.State.USUAL),
            new StorageRow.Volume("vg0", "data", 2 * GIB, 0, Activation.INACTIVE, DaxState.YES, StorageRow.Access.READ_ONLY,
                    StorageRow.State.USUAL),
            snapshot("snap1", 90, 30, SnapshotInfo.State.ACTIVE, StorageRow.Watch.WATCHED),
            snapshot("snap2", 10, 5000, SnapshotInfo.State.ACTIVE, StorageRow.Watch.UNWATCHED),
            snapshot("other", 100, 90_000, SnapshotInfo.State.INVALID, StorageRow.Watch.UNWATCHED));

    private static StorageRow snapshot(String name, long percent, long age, SnapshotInfo.State state, StorageRow.Watch watch) {
        return new StorageRow.Snapshot("vg0", name, GIB / 4, StorageRow.Access.WRITABLE, Facts.Merge.NONE, watch,
                new StorageRow.Fill.Known(percent, 100, percent, 100 - percent, state), NOW - age, OptionalLong.of(age));
    }

    private String found(String text) {
        StorageFilter filter = ((StorageFilter.Reading.Found) StorageFilter.of(text, NOW)).filter();
        return rows.stream().filter(filter::accepts).map(StorageRow::searched).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"snap*|snap1 snap2", "SNAP|snap1 snap2", "snap?|snap1 snap2", "*1|snap1", "fill>80|snap1 other",
        "fill>=90%|snap1 other", "fill<50|snap2", "fill=10|snap2", "age<1h|snap1", "age<90m|snap1 snap2", "age>1d|other", "age>=30s|snap1 "
                + "snap2 other",
        "snap* fill>80 age<1h|snap1", "invalid|other", "!invalid kind=snapshot|snap1 snap2",
        "kind=group|vg0", "origin|lv0", "volume !origin|data", "size>1G|vg0 data", "size<=256MiB|snap1 snap2 other", "held>50|snap1 other",
        "left>50|snap2", "watched|snap1", "dax|data", "readonly|data", "inactive|data", "name=active|''", "!snap* snapshot|other"})
    void whatIsLookedForIsFound(String text, String names) {
        assertThat(found(text)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"foo>3|field", "fill>abc|fill", "fill>|fill", "age<1x|age", "age<1|age", "size>big|size",
        "kind=cat|kind",
        "kind<group|kind", "held>1.2.3|held", "left>-1|left", "name=|name", ">5|field", "snap fill>80 age<>|age", "fill>80foo|fill"})
    void whatCannotBeReadIsSaidInOneSentence(String text, String key) {
        StorageFilter.Reading reading = StorageFilter.of(text, NOW);
        assertThat(reading).isInstanceOfSatisfying(StorageFilter.Reading.Fault.class,
                fault -> assertThat(fault.key()).isEqualTo("storage.filter." + key));
        StorageFilter.Reading.Fault fault = (StorageFilter.Reading.Fault) reading;
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(Texts.of(locale).get(fault.key(), fault.term())).contains(fault.term()).endsWith(".");
        }
    }

    /** Nothing that can be typed breaks the field. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "?", "\\E", "[", "!!", "!", "=", "a*b?c\\", "fill>999999999999999", "\u00e4*", "'{0}'"})
    void anythingCanBeTyped(String text) {
        assertThat(StorageFilter.of(text, NOW)).isNotNull().satisfies(reading -> {
            if (reading instanceof StorageFilter.Reading.Found(StorageFilter filter)) {
                assertThat(rows.stream().filter(filter::accepts).count()).isBetween(0L, (long) rows.size());
            }
        });
    }

    @Test
    void manySnapshotsStandUnderTheirDaysAndHours() {
        List<StorageNode> nodes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            nodes.add(StorageNode.leaf(snapshot("s" + i, i % 100, 600L * i, i == 7 ? SnapshotInfo.State.INVALID : SnapshotInfo.State.ACTIVE,
                    StorageRow.Watch.UNWATCHED)));
        }
        assertThat(Periods.grouped("vg0/lv0", nodes.subList(0, Periods.FEW))).isEqualTo(nodes.subList(0, Periods.FEW));
        List<StorageNode> days = Periods.grouped("vg0/lv0", nodes);
        assertThat(days).hasSize(3).allSatisfy(day -> assertThat(day.row()).isInstanceOf(StorageRow.Period.class));
        assertThat(StorageNode.snapshots(days)).isEqualTo(200);
        assertThat(days.stream().map(day -> ((StorageRow.Period) day.row()).sums()).reduce(new StorageRow.Sums(0, 0, 0, 0),
                (a, b) -> new StorageRow.Sums(a.count() + b.count(), a.bytes() + b.bytes(), a.chunks() + b.chunks(), a.dead() + b.dead())))
                .isEqualTo(new StorageRow.Sums(200, 200 * GIB / 4, 2 * 99 * 50, 1));
        assertThat(leaves(days)).containsExactlyInAnyOrderElementsOf(nodes);
        assertThat(days.get(1).children()).hasSizeLessThanOrEqualTo(24)
                .allSatisfy(hour -> assertThat(hour.children()).hasSizeLessThanOrEqualTo(6));
        List<StorageNode> bad = StorageNode.filter(days, ((StorageFilter.Reading.Found) StorageFilter.of("invalid", NOW)).filter());
        assertThat(((StorageRow.Period) bad.getFirst().row()).sums().count()).isEqualTo(1);
        assertThat(bad).allSatisfy(day -> assertThat(day.was()).isEqualTo(day.row()));
    }

    private static List<StorageNode> leaves(List<StorageNode> rows) {
        return rows.stream().flatMap(node -> node.children().isEmpty() ? Stream.of(node) : leaves(node.children()).stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "119,119", "120,120", "179,120", "7199,7140", "7200,7200", "86399,82800", "172800,172800", "200000,172800"})
    void agesAreAsExactAsTheyAreShown(long seconds, long shown) {
        assertThat(Periods.age(NOW - seconds, NOW)).hasValue(shown);
        assertThat(Periods.age(0, NOW)).isEmpty();
        assertThat(Periods.age(NOW, NOW)).isEmpty();
    }
}
