package volscope.sim.lvm.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.status.LiveInfo;

/** A group in reports and displays; sums over all its volumes are made once. */
final class GroupView {

    private final VolumeGroup vg;
    private final LiveInfo live;
    private final Monitoring monitoring;
    private final List<PvDevice> devices;
    private @Nullable Map<LvmId, List<PvSegment>> segments;
    private final Map<LvmId, Long> used = new HashMap<>();
    private long visible = -1;
    private long snapshots = -1;

    GroupView(VolumeGroup vg, Scan scan, LiveInfo live, Monitoring monitoring) {
        this.vg = vg;
        this.live = live;
        this.monitoring = monitoring;
        this.devices = vg.pvs().stream().flatMap(pv -> scan.pv(pv.id()).stream()).toList();
    }

    VolumeGroup vg() {
        return vg;
    }

    LiveInfo live() {
        return live;
    }

    /** Whether snapshots are watched, as the settings have it. */
    enum Monitoring {
        ON, OFF
    }

    /** Whether the settings have snapshots watched. */
    boolean monitors() {
        return monitoring == Monitoring.ON;
    }

    /** The runs of extents of a physical volume. */
    List<PvSegment> segments(PhysicalVolume pv) {
        if (segments == null) {
            segments = PvSegment.map(vg);
        }
        return segments.getOrDefault(pv.id(), List.of());
    }

    /** The extents of a physical volume that are in use. */
    long used(PhysicalVolume pv) {
        return used.computeIfAbsent(pv.id(), id -> segments(pv).stream().filter(segment -> segment.owner().isPresent())
                .mapToLong(segment -> segment.extents().count()).sum());
    }

    /** All extents that are in use. */
    long used() {
        return vg.pvs().stream().mapToLong(this::used).sum();
    }

    /** All extents that are free. */
    long free() {
        return vg.extents() - used();
    }

    /** How many volumes are shown. */
    long visible() {
        if (visible < 0) {
            visible = vg.lvs().shownCount();
        }
        return visible;
    }

    /** How many snapshots there are. */
    long snapshots() {
        if (snapshots < 0) {
            snapshots = vg.lvs().list().stream().filter(lv -> lv.snapshot().isPresent()).count();
        }
        return snapshots;
    }

    /** How many visible volumes are open. */
    long open() {
        return vg.visibleLvs().stream().flatMap(lv -> live.of(vg, lv).stream()).filter(device -> device.opens() > 0).count();
    }

    /** How many visible volumes are active. */
    long active() {
        return vg.visibleLvs().stream().filter(lv -> live.of(vg, lv).isPresent()).count();
    }

    /** The metadata areas of the devices that are there. */
    List<AreaHeader> areas() {
        return devices.stream().flatMap(device -> device.area().stream()).toList();
    }

    long sectors(long extents) {
        return extents * vg.extentSectors();
    }
}
