package volscope.sim.lvm.report;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import volscope.sim.device.Sectors;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.status.GroupAttributes;

/** Fields of physical volumes. */
final class DeviceFields {

    private DeviceFields() {
    }

    static void add(Map<String, Function<Row, Datum>> values) {
        device(values);
        areas(values);
        extents(values);
        state(values);
    }

    private static Function<Row, Datum> of(Function<PvRow, Datum> value) {
        return row -> row.pv().map(value).orElse(Datum.NONE);
    }

    private static Function<Row, Datum> both(BiFunction<PvRow, Optional<GroupView>, Datum> value) {
        return row -> row.pv().map(pv -> value.apply(pv, row.group())).orElse(Datum.NONE);
    }

    private static void device(Map<String, Function<Row, Datum>> values) {
        values.put("pv_fmt", of(pv -> pv.isPhysicalVolume() ? Datum.text("lvm2") : Datum.NONE));
        values.put("pv_uuid", of(pv -> id(pv).map(LvmId::dashed).map(Datum::text).orElse(Datum.NONE)));
        values.put("pv_name", of(pv -> Datum.text(pv.path())));
        values.put("dev_size", of(pv -> new Datum.Size(pv.sectors())));
        values.put("pv_major", of(pv -> new Datum.Count(pv.dev().map(dev -> dev.major()).orElse(-1))));
        values.put("pv_minor", of(pv -> new Datum.Count(pv.dev().map(dev -> dev.minor()).orElse(-1))));
        values.put("pv_ext_vsn", of(pv -> pv.isPhysicalVolume() ? new Datum.Count(2) : Datum.NONE));
        values.put("pv_tags", of(pv -> pv.pv().map(PhysicalVolume::tags).map(Datum::sorted).orElse(Datum.NONE)));
    }

    private static void areas(Map<String, Function<Row, Datum>> values) {
        values.put("pv_mda_free", of(pv -> new Datum.Size(area(pv).map(GroupFields::free).orElse(0L))));
        values.put("pv_mda_size", of(pv -> new Datum.Size(area(pv).map(GroupFields::size).orElse(0L))));
        values.put("pv_mda_count", of(pv -> new Datum.Count(area(pv).isPresent() ? 1 : 0)));
        values.put("pv_mda_used_count", of(pv -> new Datum.Count(area(pv).filter(AreaHeader::isUsed).isPresent() ? 1 : 0)));
        values.put("pv_ba_start", of(pv -> new Datum.Size(0)));
        values.put("pv_ba_size", of(pv -> new Datum.Size(0)));
    }

    private static void extents(Map<String, Function<Row, Datum>> values) {
        values.put("pe_start", of(pv -> new Datum.Size(peStart(pv))));
        values.put("pv_size", both((pv, group) -> new Datum.Size(size(pv, group))));
        values.put("pv_free", both((pv, group) -> new Datum.Size(pv.isLost() ? 0 : size(pv, group) - used(pv, group))));
        values.put("pv_used", both((pv, group) -> new Datum.Size(used(pv, group))));
        values.put("pv_pe_count", of(pv -> new Datum.Count(pv.pv().map(PhysicalVolume::peCount).orElse(0L))));
        values.put("pv_pe_alloc_count", both((pv, group) -> new Datum.Count(usedExtents(pv, group))));
    }

    private static void state(Map<String, Function<Row, Datum>> values) {
        values.put("pv_attr", both((pv, group) -> Datum.text(attributes(pv, group))));
        values.put("pv_allocatable", of(pv -> Datum.flag(pv.pv().filter(PhysicalVolume::isAllocatable).isPresent(), "allocatable")));
        values.put("pv_exported", both((pv, group) -> Datum.flag(group.filter(there -> there.vg().has(VgFlag.EXPORTED)).isPresent(),
                "exported")));
        values.put("pv_missing", of(pv -> Datum.flag(pv.pv().filter(PhysicalVolume::isMissing).isPresent(), "missing")));
        values.put("pv_in_use", of(pv -> Datum.flag(pv.pv().isPresent() || pv.isLost(), "used")));
        values.put("pv_duplicate", of(pv -> Datum.flag(pv.isDuplicate(), "duplicate")));
    }

    private static Optional<LvmId> id(PvRow pv) {
        return pv.pv().map(PhysicalVolume::id).or(() -> pv.label().map(label -> label.header().id()));
    }

    private static Optional<AreaHeader> area(PvRow pv) {
        return pv.label().flatMap(label -> label.area());
    }

    private static long peStart(PvRow pv) {
        return pv.pv().map(PhysicalVolume::peStart).or(() -> pv.label().map(label -> label.header().peStart())).orElse(0L);
    }

    /** The room of a physical volume: its extents, or the whole device while it has none. */
    static long size(PvRow pv, Optional<GroupView> group) {
        if (pv.pv().isPresent() && group.isPresent()) {
            return group.get().sectors(pv.pv().get().peCount());
        }
        return pv.isDuplicate() ? 0 : pv.label().map(label -> label.header().bytes() / Sectors.toBytes(1)).orElse(0L);
    }

    private static long used(PvRow pv, Optional<GroupView> group) {
        return group.map(there -> there.sectors(usedExtents(pv, group))).orElse(0L);
    }

    private static long usedExtents(PvRow pv, Optional<GroupView> group) {
        return pv.pv().isPresent() && group.isPresent() ? group.get().used(pv.pv().get()) : 0;
    }

    private static String attributes(PvRow pv, Optional<GroupView> group) {
        return pv.pv().map(there -> GroupAttributes.of(there, group.map(GroupView::vg)))
                .orElse(pv.isLost() ? "u--" : pv.isDuplicate() ? "d--" : "---");
    }
}
