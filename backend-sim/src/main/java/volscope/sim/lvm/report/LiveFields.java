package volscope.sim.lvm.report;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.report.Datum.Truth;
import volscope.sim.lvm.status.LiveVolume;
import volscope.sim.lvm.status.LvAttributes;
import volscope.sim.lvm.status.SnapshotStatus;
import volscope.sim.lvm.status.ThinStatus;
import volscope.sim.lvm.text.Percent;

/** Fields of logical volumes that their devices answer. */
final class LiveFields {

    private LiveFields() {
    }

    /** A value of a volume and its device. */
    private interface Value {
        Datum of(GroupView group, LogicalVolume lv, Optional<LiveVolume> device);
    }

    static void add(Map<String, Function<Row, Datum>> values) {
        activity(values);
        device(values);
        status(values);
    }

    private static Function<Row, Datum> of(Value value) {
        return row -> {
            Optional<GroupView> group = row.group();
            Optional<LogicalVolume> lv = row.lv();
            return group.isPresent() && lv.isPresent()
                    ? value.of(group.get(), lv.get(), group.get().live().shown(group.get().vg(), lv.get()))
                    : Datum.NONE;
        };
    }

    private static void activity(Map<String, Function<Row, Datum>> values) {
        values.put("lv_active", of((group, lv, device) -> device.isPresent() ? Datum.text("active") : Datum.NONE));
        values.put("lv_active_locally", of((group, lv, device) -> Datum.flag(device.isPresent(), "active locally")));
        values.put("lv_active_remotely", of((group, lv, device) -> Datum.flag(false, "active remotely")));
        values.put("lv_active_exclusively", of((group, lv, device) -> Datum.flag(device.isPresent(), "active exclusively")));
        values.put("lv_attr", of((group, lv, device) -> Datum.text(LvAttributes.of(group.vg(), lv, group.live()))));
        values.put("lv_permissions", of((group, lv, device) -> Datum.text(permissions(lv, device))));
        values.put("lv_health_status", of((group, lv, device) -> Datum.text(LvAttributes.health(group.vg(), lv, group.live()))));
    }

    private static void device(Map<String, Function<Row, Datum>> values) {
        values.put("lv_kernel_major", of((group, lv, device) -> new Datum.Count(device.map(there -> there.dev().major()).orElse(-1))));
        values.put("lv_kernel_minor", of((group, lv, device) -> new Datum.Count(device.map(there -> there.dev().minor()).orElse(-1))));
        values.put("lv_kernel_read_ahead", of((group, lv, device) -> device.<Datum>map(there -> new Datum.Size(there.readAhead()))
                .orElse(new Datum.Count(-1))));
        values.put("lv_suspended", of((group, lv, device) -> flag(device, Flag.SUSPENDED, "suspended")));
        values.put("lv_live_table", of((group, lv, device) -> flag(device, Flag.LIVE_TABLE, "live table present")));
        values.put("lv_inactive_table", of((group, lv, device) -> flag(device, Flag.INACTIVE_TABLE, "inactive table present")));
        values.put("lv_device_open", of((group, lv, device) -> device.map(there -> Datum.flag(there.opens() > 0, "open"))
                .orElse(unknown("open"))));
    }

    private static void status(Map<String, Function<Row, Datum>> values) {
        Function<Row, Datum> full = of((group, lv, device) -> new Datum.Part(full(group, lv, device)));
        values.put("data_percent", full);
        values.put("snap_percent", full);
        Function<Row, Datum> none = row -> new Datum.Part(Optional.empty());
        values.put("copy_percent", none);
        values.put("sync_percent", none);
        values.put("lv_merge_failed", of((group, lv, device) -> is(group, lv, SnapshotStatus.MergeFailed.class, "merge failed")));
        values.put("lv_snapshot_invalid", of((group, lv, device) -> is(group, lv, SnapshotStatus.Invalid.class, "snapshot invalid")));
    }

    private static Optional<Percent> full(GroupView group, LogicalVolume lv, Optional<LiveVolume> device) {
        if (lv.pool().isPresent() || lv.thin().isPresent()) {
            return group.live().thin(group.vg(), lv).flatMap(ThinStatus::full);
        }
        return device.flatMap(there -> group.live().snapshot(group.vg(), lv)).flatMap(SnapshotStatus::full);
    }

    private static Datum is(GroupView group, LogicalVolume lv, Class<? extends SnapshotStatus> state, String word) {
        return group.live().snapshot(group.vg(), lv).map(status -> Datum.flag(state.isInstance(status), word)).orElse(unknown(word));
    }

    private static Datum unknown(String word) {
        return new Datum.Flag(Truth.UNKNOWN, word);
    }

    private static Datum flag(Optional<LiveVolume> device, Flag flag, String word) {
        return device.map(there -> Datum.flag(there.is(flag), word)).orElse(unknown(word));
    }

    private static String permissions(LogicalVolume lv, Optional<LiveVolume> device) {
        if (!lv.isWritable()) {
            return "read-only";
        }
        return device.filter(there -> there.is(Flag.READ_ONLY)).isPresent() ? "read-only-override" : "writeable";
    }
}
