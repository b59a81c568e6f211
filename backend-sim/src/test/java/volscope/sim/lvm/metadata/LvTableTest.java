package volscope.sim.lvm.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.kernel.SplitMix;

/** What a table of volumes comes to is what its volumes come to, whatever was changed before. */
class LvTableTest {

    private static final int CHANGES = 500;
    private static final int EXTENTS = 4096;
    private static final LogicalVolume.Creation CREATED = new LogicalVolume.Creation(0, "host");

    private final List<LvmId> pvs = List.of(LvmId.random(new SplitMix(1)), LvmId.random(new SplitMix(2)));
    private final List<BitSet> taken = List.of(new BitSet(EXTENTS), new BitSet(EXTENTS));
    private LvTable table = LvTable.EMPTY;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSumsAreThoseOfTheVolumes(long seed) {
        SplitMix random = new SplitMix(seed);
        for (int i = 0; i < CHANGES; i++) {
            change(random);
            List<LogicalVolume> all = List.copyOf(table.list());
            assertThat(table.size()).isEqualTo(all.size());
            assertThat(table.usedExtents())
                    .isEqualTo(all.stream().mapToLong(LogicalVolume::extents).sum())
                    .isEqualTo(taken.stream().mapToInt(BitSet::cardinality).sum());
            for (int pv = 0; pv < pvs.size(); pv++) {
                assertThat(table.used(pvs.get(pv))).isEqualTo(runs(taken.get(pv)));
            }
            assertThat(table.next(Series.LVOL)).isEqualTo("lvol" + (all.stream().map(LogicalVolume::name)
                    .filter(name -> name.startsWith("lvol")).mapToInt(name -> Integer.parseInt(name.substring(4))).max().orElse(-1) + 1));
            checkText(all);
        }
        List.copyOf(table.list()).forEach(this::remove);
        assertThat(table).isEqualTo(LvTable.EMPTY);
        assertThat(table.usedExtents()).isZero();
    }

    private void checkText(List<LogicalVolume> all) {
        for (LvText.Form form : LvText.Form.values()) {
            LvText text = new LvText(form, pvs, 8192);
            TextSum naive = all.stream().map(text::section).map(TextSum::of).reduce(TextSum.NONE, TextSum::plus);
            assertThat(table.sum(text)).isEqualTo(naive);
            byte[] bytes = new byte[(int) naive.length()];
            table.copyTo(text, 0, bytes, 0, bytes.length);
            assertThat(TextSum.of(bytes)).isEqualTo(naive);
        }
    }

    /** Makes a volume, removes one, gives one other extents, or another name. */
    private void change(SplitMix random) {
        List<LogicalVolume> all = new ArrayList<>(table.list());
        int act = all.isEmpty() ? 0 : random.below(all.size() > 60 ? 4 : 6);
        if (act == 0 || act > 3) {
            Set<LvFlag> flags = random.below(3) == 0 ? Flags.of(LvFlag.READ) : Flags.of(LvFlag.READ, LvFlag.VISIBLE);
            String name = random.below(2) == 0 ? table.next(Series.LVOL) : free("v", random);
            table = table.plus(LogicalVolume.of(name, LvmId.random(random), flags, CREATED, segments(random)));
            return;
        }
        LogicalVolume lv = all.get(random.below(all.size()));
        switch (act) {
            case 1 -> remove(lv);
            case 2 -> {
                give(lv);
                table = table.replace(lv.name(), lv.with(segments(random)));
            }
            default -> table = table.rename(lv.name(), free("lvol", random));
        }
    }

    private String free(String start, SplitMix random) {
        String name = start + random.below(100_000);
        return table.contains(name) ? free(start, random) : name;
    }

    private void remove(LogicalVolume lv) {
        give(lv);
        table = table.minus(lv.name());
    }

    private void give(LogicalVolume lv) {
        lv.segments().stream().map(Segment.Striped.class::cast).forEach(segment -> segment.areas().forEach(area -> taken
                .get(pvs.indexOf(area.pv())).clear((int) area.extent(), (int) (area.extent() + segment.areaLength()))));
    }

    /** Up to three segments that follow each other, some of two stripes, on extents that are free. */
    private List<Segment> segments(SplitMix random) {
        List<Segment> segments = new ArrayList<>();
        long start = 0;
        for (int left = 1 + random.below(3); left > 0; left--) {
            int length = 1 + random.below(6);
            List<Segment.Area> areas = random.below(4) == 0
                    ? List.of(area(0, length, random), area(1, length, random))
                    : List.of(area(random.below(2), length, random));
            Extents extents = new Extents(start, (long) length * areas.size());
            segments.add(new Segment.Striped(extents, areas.size() > 1 ? 128 : 0, areas));
            start = extents.end();
        }
        return segments;
    }

    private Segment.Area area(int pv, int length, SplitMix random) {
        int at = random.below(EXTENTS - length);
        if (taken.get(pv).get(at, at + length).cardinality() > 0) {
            return area(pv, length, random);
        }
        taken.get(pv).set(at, at + length);
        return new Segment.Area(pvs.get(pv), at);
    }

    private static List<Extents> runs(BitSet bits) {
        List<Extents> runs = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(bits.nextClearBit(from))) {
            runs.add(new Extents(from, bits.nextClearBit(from) - from));
        }
        return runs;
    }
}
