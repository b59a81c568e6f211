package volscope.sim.lvm.status;

import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What is known of volumes beyond their metadata. */
public interface LiveInfo {

    /** The device that people use of a volume; empty if the volume isn't active. */
    Optional<LiveVolume> of(VolumeGroup vg, LogicalVolume lv);

    /** The device with the blocks of a pool, or with what a thin volume has itself: below what people use, if there is something. */
    default Optional<LiveVolume> below(VolumeGroup vg, LogicalVolume lv) {
        return of(vg, lv);
    }

    /** What a pool says of itself, whether people may see it or not, or a thin volume that is active. */
    default Optional<ThinStatus> thin(VolumeGroup vg, LogicalVolume lv) {
        boolean asked = lv.pool().isPresent() || lv.thin().isPresent() && of(vg, lv).isPresent();
        return asked ? below(vg, lv).flatMap(LiveVolume::thin) : Optional.empty();
    }

    /** The device whose state stands for a volume: that of the origin for a snapshot that merges into it now, else its own. */
    default Optional<LiveVolume> shown(VolumeGroup vg, LogicalVolume lv) {
        Optional<LiveVolume> merging = vg.originOf(lv).filter(origin -> vg.isMergingCow(lv)).flatMap(origin -> of(vg, origin))
                .filter(LiveVolume::isMerging);
        return merging.or(() -> of(vg, lv));
    }

    /** Whether devices were looked at. */
    default boolean isRead() {
        return true;
    }

    /** What a command knows that is to read metadata alone. */
    record Unread() implements LiveInfo {
        @Override
        public Optional<LiveVolume> of(VolumeGroup vg, LogicalVolume lv) {
            return Optional.empty();
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /** Whether the monitoring daemon watches a snapshot. */
    default boolean isMonitored(VolumeGroup vg, LogicalVolume lv) {
        return false;
    }

    /**
     * What a snapshot says of itself: its own device, or, while it merges, the device of its origin. Of an origin, what the snapshot says
     * that merges into it now.
     */
    default Optional<SnapshotStatus> snapshot(VolumeGroup vg, LogicalVolume lv) {
        Optional<LiveVolume> merging = vg.originOf(lv).filter(origin -> vg.isMergingCow(lv)).or(() -> Optional.of(lv))
                .flatMap(volume -> of(vg, volume)).filter(LiveVolume::isMerging);
        return merging.or(() -> of(vg, lv)).flatMap(LiveVolume::snapshot);
    }
}
