package volscope.sim.lvm.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import volscope.sim.lvm.command.StoreSize;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scan;

/** Fields of segments, of logical and of physical volumes. */
final class SegmentFields {

    private SegmentFields() {
    }

    /** A value of a segment. */
    private interface Value {
        Datum of(GroupView group, Segment segment);
    }

    static void add(Map<String, Function<Row, Datum>> values) {
        shape(values);
        place(values);
        values.put("pvseg_start", ofRun(run -> new Datum.Count(run.extents().start())));
        values.put("pvseg_size", ofRun(run -> new Datum.Count(run.extents().count())));
    }

    private static void shape(Map<String, Function<Row, Datum>> values) {
        values.put("segtype", row -> isFree(row) ? Datum.text("free") : of((group, segment) -> Datum.text(segment.type())).apply(row));
        Function<Row, Datum> stripes = of((group, segment) -> new Datum.Count(segment instanceof PoolSegment ? 1 : areas(segment).size()));
        values.put("stripes", stripes);
        values.put("data_stripes", stripes);
        values.put("data_copies", of((group, segment) -> new Datum.Count(1)));
        values.put("stripe_size",
                of((group, segment) -> new Datum.Size(segment instanceof Segment.Striped striped ? striped.stripeSectors() : 0)));
        values.put("region_size", of((group, segment) -> new Datum.Size(0)));
        values.put("chunk_size",
                row -> of((group,
                        segment) -> new Datum.Size(segment instanceof PoolSegment pool ? pool.chunkSectors() : chunk(group.vg(), row.lv())))
                        .apply(row));
        values.put("seg_monitor", SegmentFields::monitor);
    }

    private static void place(Map<String, Function<Row, Datum>> values) {
        values.put("seg_start", row -> isFree(row)
                ? new Datum.Size(0)
                : of((group, segment) -> new Datum.Size(group.sectors(segment.extents().start()))).apply(row));
        values.put("seg_start_pe",
                row -> isFree(row) ? new Datum.Count(0) : of((group, segment) -> new Datum.Count(segment.extents().start())).apply(row));
        values.put("seg_size", of((group, segment) -> new Datum.Size(group.sectors(segment.extents().count()))));
        values.put("seg_size_pe", of((group, segment) -> new Datum.Count(segment.extents().count())));
        values.put("seg_pe_ranges", of((group, segment) -> new Datum.Items(ranges(group.vg(), segment), " ")));
        values.put("seg_le_ranges", of((group, segment) -> Datum.items(ranges(group.vg(), segment))));
        values.put("devices", of((group, segment) -> Datum.items(devices(group.vg(), segment))));
    }

    private static Function<Row, Datum> of(Value value) {
        return row -> row.group().isPresent() && row.segment().isPresent() ? value.of(row.group().get(), row.segment().get()) : Datum.NONE;
    }

    private static Function<Row, Datum> ofRun(Function<PvSegment, Datum> value) {
        return row -> row.pvSegment().map(value).orElse(Datum.NONE);
    }

    private static boolean isFree(Row row) {
        return row.pvSegment().filter(run -> run.owner().isEmpty()).isPresent();
    }

    private static List<Segment.Area> areas(Segment segment) {
        return segment instanceof Segment.Striped striped ? striped.areas() : List.of();
    }

    private static long chunk(VolumeGroup vg, Optional<LogicalVolume> lv) {
        return lv.flatMap(vg::relationOf).map(Segment.Snapshot::chunkSectors).orElse(0L);
    }

    private static Datum monitor(Row row) {
        Optional<GroupView> group = row.group();
        Optional<LogicalVolume> lv = row.lv();
        if (group.isEmpty() || lv.isEmpty() || !isMonitorable(group.get(), lv.get())) {
            return Datum.NONE;
        }
        return Datum.text(group.get().live().isMonitored(group.get().vg(), lv.get()) ? "monitored" : "not monitored");
    }

    /** Whether the daemon could watch a volume: a snapshot that is active, and that can run full. */
    private static boolean isMonitorable(GroupView group, LogicalVolume lv) {
        VolumeGroup vg = group.vg();
        return group.monitors() && vg.isCow(lv) && !vg.isMergingCow(lv) && !StoreSize.coversOrigin(vg, lv)
                && group.live().of(vg, lv).isPresent();
    }

    static String device(VolumeGroup vg, Segment.Area area) {
        return vg.pv(area.pv()).map(PhysicalVolume::device).orElse(Scan.UNKNOWN);
    }

    private static List<String> devices(VolumeGroup vg, Segment segment) {
        if (segment instanceof PoolSegment pool) {
            return List.of(pool.data() + "(" + segment.extents().start() + ")");
        }
        return areas(segment).stream().map(area -> device(vg, area) + "(" + area.extent() + ")").toList();
    }

    private static List<String> ranges(VolumeGroup vg, Segment segment) {
        if (segment instanceof PoolSegment pool) {
            return List.of(pool.data() + ":" + range(new Extents(0, pool.extents().count())));
        }
        if (!(segment instanceof Segment.Striped striped)) {
            return List.of();
        }
        return striped.areas().stream().map(area -> device(vg, area) + ":" + range(striped.physical(area))).toList();
    }

    private static String range(Extents extents) {
        return extents.start() + "-" + (extents.end() - 1);
    }
}
