package volscope.sim.lvm.status;

import java.util.Optional;

import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The ten letters that sum a logical volume up: {@code owi-aos---}. */
public final class LvAttributes {

    private static final char UNKNOWN = 'X';

    private LvAttributes() {
    }

    /** The letters of a volume now. */
    public static String of(VolumeGroup vg, LogicalVolume lv, LiveInfo live) {
        Optional<LiveVolume> device = live.shown(vg, lv);
        char[] letters = {type(vg, lv), permission(lv, device), lv.allocation().letter(), lv.has(LvFlag.FIXED_MINOR) ? 'm' : '-',
            live.isRead() ? state(live.snapshot(vg, lv), device) : UNKNOWN, live.isRead() ? use(device) : UNKNOWN, target(vg, lv), '-',
            isPartial(vg, lv) ? 'p' : '-', lv.has(LvFlag.ACTIVATION_SKIP) ? 'k' : '-'};
        return new String(letters);
    }

    private static char use(Optional<LiveVolume> device) {
        return device.filter(there -> there.opens() > 0).isPresent() ? 'o' : '-';
    }

    private static char type(VolumeGroup vg, LogicalVolume lv) {
        if (vg.isOrigin(lv)) {
            return vg.mergingInto(lv).isPresent() ? 'O' : 'o';
        }
        if (vg.isCow(lv)) {
            return vg.isMergingCow(lv) ? 'S' : 's';
        }
        return lv.isVirtual() ? 'v' : '-';
    }

    private static char permission(LogicalVolume lv, Optional<LiveVolume> device) {
        if (!lv.isWritable()) {
            return 'r';
        }
        return device.filter(there -> there.is(Flag.READ_ONLY)).isPresent() ? 'R' : 'w';
    }

    private static char state(Optional<SnapshotStatus> snapshot, Optional<LiveVolume> device) {
        if (device.isEmpty()) {
            return '-';
        }
        LiveVolume there = device.get();
        boolean suspended = there.is(Flag.SUSPENDED);
        if (snapshot.filter(SnapshotStatus.Invalid.class::isInstance).isPresent()) {
            return suspended ? 'S' : 'I';
        }
        if (snapshot.filter(SnapshotStatus.MergeFailed.class::isInstance).isPresent()) {
            return suspended ? 'M' : 'm';
        }
        return suspended ? 's' : there.is(Flag.LIVE_TABLE) ? 'a' : there.is(Flag.INACTIVE_TABLE) ? 'i' : 'd';
    }

    private static char target(VolumeGroup vg, LogicalVolume lv) {
        return vg.isOrigin(lv) || vg.isCow(lv) ? 's' : lv.isVirtual() ? 'v' : '-';
    }

    /** Whether a physical volume is missing below a volume, or below a snapshot of it. */
    public static boolean isPartial(VolumeGroup vg, LogicalVolume lv) {
        return vg.isPartial() && (liesOnMissing(vg, lv) || vg.snapshotsOf(lv).stream().anyMatch(cow -> liesOnMissing(vg, cow)));
    }

    private static boolean liesOnMissing(VolumeGroup vg, LogicalVolume lv) {
        return lv.segments().stream().filter(Segment.Striped.class::isInstance).map(Segment.Striped.class::cast)
                .flatMap(segment -> segment.areas().stream())
                .anyMatch(area -> vg.pv(area.pv()).filter(pv -> pv.isMissing()).isPresent());
    }
}
