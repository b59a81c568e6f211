package volscope.sim.lvm.report;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.status.ThinStatus;

/** Fields of pools and of thin volumes. */
final class ThinFields {

    private ThinFields() {
    }

    static void add(Map<String, Function<Row, Datum>> values) {
        parts(values);
        ways(values);
        numbers(values);
    }

    private static void parts(Map<String, Function<Row, Datum>> values) {
        named(values, "pool_lv", (vg, lv) -> lv.thin().map(vg.pools()::of));
        named(values, "data_lv", (vg, lv) -> lv.pool().map(vg.pools()::dataOf));
        named(values, "metadata_lv", (vg, lv) -> lv.pool().map(vg.pools()::metadataOf));
        values.put("lv_metadata_size", VolumeFields.of((vg, lv) -> lv.pool().map(vg.pools()::metadataOf)
                .<Datum>map(metadata -> new Datum.Size(vg.sectors(metadata))).orElse(Datum.NONE)));
    }

    private static void named(Map<String, Function<Row, Datum>> values, String field,
            BiFunction<VolumeGroup, LogicalVolume, Optional<LogicalVolume>> other) {
        values.put(field, VolumeFields.of((vg, lv) -> other.apply(vg, lv)
                .<Datum>map(named -> new Datum.Text(VolumeFields.bracketed(vg, named), named.name())).orElse(Datum.NONE)));
        values.put(field + "_uuid", VolumeFields.of((vg, lv) -> other.apply(vg, lv).map(named -> Datum.text(named.id().dashed()))
                .orElse(Datum.NONE)));
    }

    private static Optional<PoolSegment> pool(VolumeGroup vg, LogicalVolume lv) {
        return lv.pool().or(() -> lv.thin().map(vg.pools()::of).flatMap(LogicalVolume::pool));
    }

    private static void ways(Map<String, Function<Row, Datum>> values) {
        values.put("discards", VolumeFields.of((vg, lv) -> pool(vg, lv).map(segment -> Datum.text(segment.discards().word()))
                .orElse(Datum.NONE)));
        values.put("zero", VolumeFields.of((vg, lv) -> pool(vg, lv)
                .map(segment -> Datum.flag(segment.zeroing() == PoolSegment.Zeroing.YES, "zero"))
                .orElse(new Datum.Flag(Datum.Truth.UNKNOWN, "zero"))));
        values.put("lv_when_full", VolumeFields.of((vg, lv) -> lv.pool().isEmpty()
                ? Datum.NONE
                : Datum.text(lv.has(LvFlag.ERROR_WHEN_FULL) ? "error" : "queue")));
        values.put("kernel_discards", live((group, lv) -> status(group, lv).map(pool -> Datum.text(discards(pool))).orElse(Datum.NONE)));
        values.put("lv_check_needed", live((group, lv) -> status(group, lv)
                .map(pool -> Datum.flag(pool.check() == ThinStatus.Check.NEEDED, "check needed"))
                .orElse(new Datum.Flag(Datum.Truth.UNKNOWN, "check needed"))));
    }

    private static String discards(ThinStatus.Pool pool) {
        return switch (pool.discards()) {
            case "ignore_discard" -> PoolSegment.Discards.IGNORE.word();
            case "no_discard_passdown" -> PoolSegment.Discards.NOPASSDOWN.word();
            default -> PoolSegment.Discards.PASSDOWN.word();
        };
    }

    private static void numbers(Map<String, Function<Row, Datum>> values) {
        values.put("thin_count", VolumeFields.of((vg, lv) -> lv.pool()
                .<Datum>map(segment -> new Datum.Count(vg.pools().thinsOf(lv).size())).orElse(Datum.NONE)));
        values.put("transaction_id", VolumeFields.of((vg, lv) -> lv.pool().map(PoolSegment::transaction)
                .or(() -> lv.thin().map(ThinSegment::transaction)).<Datum>map(Datum.Count::new).orElse(Datum.NONE)));
        values.put("thin_id", VolumeFields.of((vg, lv) -> lv.thin().<Datum>map(thin -> new Datum.Count(thin.device())).orElse(Datum.NONE)));
        values.put("metadata_percent", live((group, lv) -> new Datum.Part(status(group, lv).map(pool -> pool.metadata().full()))));
    }

    private static Optional<ThinStatus.Pool> status(GroupView group, LogicalVolume lv) {
        return group.live().thin(group.vg(), lv).filter(ThinStatus.Pool.class::isInstance).map(ThinStatus.Pool.class::cast);
    }

    private static Function<Row, Datum> live(BiFunction<GroupView, LogicalVolume, Datum> value) {
        return row -> row.group().isPresent() && row.lv().isPresent() ? value.apply(row.group().get(), row.lv().get()) : Datum.NONE;
    }
}
