package volscope.sim.lvm.status;

import java.util.Optional;

import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.Pools;
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
        Optional<LiveVolume> opened = lv.pool().isPresent() ? device.flatMap(there -> live.below(vg, lv)) : device;
        char[] letters = {type(vg, lv), permission(lv, device), lv.allocation().letter(), lv.has(LvFlag.FIXED_MINOR) ? 'm' : '-',
            live.isRead() ? state(live.snapshot(vg, lv), device) : UNKNOWN, live.isRead() ? use(opened) : UNKNOWN, target(vg, lv),
            zeroes(vg, lv), healthLetter(health(vg, lv, live)), lv.has(LvFlag.ACTIVATION_SKIP) ? 'k' : '-'};
        return new String(letters);
    }

    private static char use(Optional<LiveVolume> device) {
        return device.filter(there -> there.opens() > 0).isPresent() ? 'o' : '-';
    }

    private static char type(VolumeGroup vg, LogicalVolume lv) {
        if (vg.isOrigin(lv) || vg.pools().isExternalOrigin(lv)) {
            return vg.mergingInto(lv).isPresent() ? 'O' : 'o';
        }
        if (vg.isCow(lv)) {
            return vg.isMergingCow(lv) ? 'S' : 's';
        }
        if (lv.thin().isPresent()) {
            return vg.pools().mergingInto(lv).isPresent() ? 'O' : Pools.isMerging(lv) ? 'S' : 'V';
        }
        return lv.pool().isPresent() ? 't' : typeOfPart(vg, lv);
    }

    private static char typeOfPart(VolumeGroup vg, LogicalVolume lv) {
        if (Pools.isSpare(lv)) {
            return 'e';
        }
        return switch (vg.pools().partOf(lv)) {
            case "tmeta" -> 'e';
            case "tdata" -> 'T';
            default -> lv.isVirtual() ? 'v' : '-';
        };
    }

    private static char zeroes(VolumeGroup vg, LogicalVolume lv) {
        Optional<PoolSegment> pool = lv.pool().or(() -> lv.thin().map(vg.pools()::of).flatMap(LogicalVolume::pool));
        return pool.filter(segment -> segment.zeroing() == PoolSegment.Zeroing.YES).isPresent() ? 'z' : '-';
    }

    private static char healthLetter(String health) {
        return switch (health) {
            case "partial" -> 'p';
            case "failed" -> 'F';
            case "out_of_data" -> 'D';
            case "metadata_read_only" -> 'M';
            default -> '-';
        };
    }

    /** What is wrong with a volume, as a report says it; empty if nothing is. */
    public static String health(VolumeGroup vg, LogicalVolume lv, LiveInfo live) {
        if (isPartial(vg, lv)) {
            return "partial";
        }
        return live.thin(vg, lv).map(LvAttributes::health).orElse("");
    }

    private static String health(ThinStatus status) {
        return switch (status) {
            case ThinStatus.Failed _ -> "failed";
            case ThinStatus.Volume _ -> "";
            case ThinStatus.Pool pool -> switch (pool.mode()) {
                case OUT_OF_DATA -> "out_of_data";
                case READ_ONLY -> "metadata_read_only";
                case WRITES -> "";
            };
        };
    }

    private static char permission(LogicalVolume lv, Optional<LiveVolume> device) {
        if (!lv.isWritable()) {
            return 'r';
        }
        if (lv.pool().isPresent()) {
            return 'w';
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
        if (lv.thin().isPresent() || lv.pool().isPresent()) {
            return 't';
        }
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
