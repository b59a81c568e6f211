package volscope.sim.lvm.report;

import java.util.Map;
import java.util.function.Function;

import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.status.GroupAttributes;

/** Fields of volume groups. */
final class GroupFields {

    private static final String LVM2 = "lvm2";

    private GroupFields() {
    }

    static void add(Map<String, Function<Row, Datum>> values) {
        names(values);
        state(values);
        numbers(values);
        areas(values);
    }

    private static Function<Row, Datum> of(Function<GroupView, Datum> value) {
        return row -> row.group().map(value).orElse(Datum.NONE);
    }

    private static void names(Map<String, Function<Row, Datum>> values) {
        values.put("vg_fmt", of(group -> Datum.text(LVM2)));
        values.put("vg_uuid", of(group -> Datum.text(group.vg().id().dashed())));
        Function<Row, Datum> name = of(group -> Datum.text(group.vg().name()));
        values.put("vg_name", row -> row.pv().filter(PvRow::isLost).isPresent() ? Datum.text(Scan.UNKNOWN) : name.apply(row));
        values.put("vg_attr", of(group -> Datum.text(GroupAttributes.of(group.vg()))));
        values.put("vg_tags", of(group -> Datum.sorted(group.vg().tags())));
    }

    private static void state(Map<String, Function<Row, Datum>> values) {
        values.put("vg_permissions", of(group -> Datum.text(group.vg().has(VgFlag.WRITE) ? "writeable" : "read-only")));
        values.put("vg_extendable", of(group -> Datum.flag(group.vg().has(VgFlag.RESIZEABLE), "extendable")));
        values.put("vg_exported", of(group -> Datum.flag(group.vg().has(VgFlag.EXPORTED), "exported")));
        values.put("vg_autoactivation", of(group -> Datum.flag(!group.vg().has(VgFlag.NOAUTOACTIVATE), "enabled")));
        values.put("vg_partial", of(group -> Datum.flag(group.vg().isPartial(), "partial")));
        values.put("vg_allocation_policy", of(group -> Datum.text(group.vg().allocation().word())));
        values.put("vg_clustered", of(group -> Datum.flag(false, "clustered")));
        values.put("vg_shared", of(group -> Datum.flag(false, "shared")));
    }

    private static void numbers(Map<String, Function<Row, Datum>> values) {
        values.put("vg_size", of(group -> new Datum.Size(group.sectors(group.vg().extents()))));
        values.put("vg_free", of(group -> new Datum.Size(group.sectors(group.free()))));
        values.put("vg_extent_size", of(group -> new Datum.Size(group.vg().extentSectors())));
        values.put("vg_extent_count", of(group -> new Datum.Count(group.vg().extents())));
        values.put("vg_free_count", of(group -> new Datum.Count(group.free())));
        values.put("max_lv", of(group -> new Datum.Count(group.vg().limits().maxLv())));
        values.put("max_pv", of(group -> new Datum.Count(group.vg().limits().maxPv())));
        values.put("pv_count", of(group -> new Datum.Count(group.vg().pvs().size())));
        values.put("vg_missing_pv_count",
                of(group -> new Datum.Count(group.vg().pvs().stream().filter(PhysicalVolume::isMissing).count())));
        values.put("lv_count", of(group -> new Datum.Count(group.visible())));
        values.put("snap_count", of(group -> new Datum.Count(group.snapshots())));
        values.put("vg_seqno", of(group -> new Datum.Count(group.vg().seqno())));
    }

    private static void areas(Map<String, Function<Row, Datum>> values) {
        values.put("vg_mda_count", of(group -> new Datum.Count(group.areas().size())));
        values.put("vg_mda_used_count", of(group -> new Datum.Count(group.areas().stream().filter(AreaHeader::isUsed).count())));
        values.put("vg_mda_free", of(group -> new Datum.Size(group.areas().stream().mapToLong(GroupFields::free).min().orElse(0))));
        values.put("vg_mda_size", of(group -> new Datum.Size(group.areas().stream().mapToLong(GroupFields::size).min().orElse(0))));
        values.put("vg_mda_copies", of(group -> group.vg().limits().metadataCopies() == 0
                ? Datum.text("unmanaged")
                : new Datum.Count(group.vg().limits().metadataCopies())));
    }

    /** The whole sectors that the present text could grow by. */
    static long free(AreaHeader area) {
        long text = area.committed().map(AreaHeader.Text::size).orElse(0L);
        return Math.max(0, area.longestText() - text) / 512;
    }

    /** The sectors of an area. */
    static long size(AreaHeader area) {
        return area.area().size() / 512;
    }
}
