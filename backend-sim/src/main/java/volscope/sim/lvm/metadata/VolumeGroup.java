package volscope.sim.lvm.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A volume group at one moment of its life.
 *
 * @param name
 *            its name
 * @param id
 *            its identity
 * @param seqno
 *            how often it has been written
 * @param flags
 *            its status
 * @param tags
 *            names given by people
 * @param extentSectors
 *            the size of an extent
 * @param limits
 *            how much it may hold
 * @param allocation
 *            the policy for volumes that have none of their own
 * @param pvs
 *            its physical volumes
 * @param lvs
 *            its logical volumes, hidden ones included
 */
public record VolumeGroup(String name, LvmId id, long seqno, Set<VgFlag> flags, List<String> tags, long extentSectors, Limits limits,
        Allocation allocation, List<PhysicalVolume> pvs, LvTable lvs) {

    public VolumeGroup {
        flags = Flags.of(VgFlag.class, flags);
        tags = List.copyOf(tags);
        pvs = List.copyOf(pvs);
    }

    /**
     * How much a group may hold.
     *
     * @param maxLv
     *            logical volumes, 0 for any number
     * @param maxPv
     *            physical volumes, 0 for any number
     * @param metadataCopies
     *            copies of the metadata, 0 for one on each physical volume
     */
    public record Limits(long maxLv, long maxPv, long metadataCopies) {

        /** None. */
        public static final Limits NONE = new Limits(0, 0, 0);
    }

    /** Whether a flag is set. */
    public boolean has(VgFlag flag) {
        return flags.contains(flag);
    }

    /** The physical volume of an id. */
    public Optional<PhysicalVolume> pv(LvmId pvId) {
        return pvs.stream().filter(pv -> pv.id().equals(pvId)).findFirst();
    }

    /** The physical volume last seen at a path. */
    public Optional<PhysicalVolume> pvAt(String path) {
        return pvs.stream().filter(pv -> pv.device().equals(path)).findFirst();
    }

    /** Whether a physical volume's device is gone. */
    public boolean isPartial() {
        return pvs.stream().anyMatch(PhysicalVolume::isMissing);
    }

    /** The logical volume of a name, hidden ones included. */
    public Optional<LogicalVolume> lv(String lvName) {
        return lvs.find(lvName);
    }

    /** The volume that another one has become: the one of its id. */
    public Optional<LogicalVolume> now(LogicalVolume old) {
        return lv(old.name()).filter(lv -> lv.id().equals(old.id()))
                .or(() -> lvs.list().stream().filter(lv -> lv.id().equals(old.id())).findFirst());
    }

    /** The logical volumes that are shown without being asked for. */
    public List<LogicalVolume> visibleLvs() {
        return lvs.shown();
    }

    /** Whether a volume is shown without being asked for: a snapshot is if its origin is and it isn't merging. */
    public boolean isVisible(LogicalVolume lv) {
        return lvs.isShown(lv);
    }

    /** The relation a store is part of. */
    public Optional<Segment.Snapshot> relationOf(LogicalVolume cow) {
        return lvs.relationOf(cow.name()).flatMap(LogicalVolume::snapshot);
    }

    /** The relations an origin is part of, oldest first. */
    public List<Segment.Snapshot> relationsTo(LogicalVolume origin) {
        List<Segment.Snapshot> relations = new ArrayList<>();
        for (LogicalVolume relation : lvs.relationsTo(origin.name())) {
            relation.snapshot().ifPresent(relations::add);
        }
        return relations;
    }

    /** The stores of an origin, oldest first, the merging one included. */
    public List<LogicalVolume> snapshotsOf(LogicalVolume origin) {
        List<LogicalVolume> snapshots = new ArrayList<>();
        for (Segment.Snapshot relation : relationsTo(origin)) {
            lv(relation.cow()).ifPresent(snapshots::add);
        }
        return snapshots;
    }

    /** The origin of a store. */
    public Optional<LogicalVolume> originOf(LogicalVolume cow) {
        return relationOf(cow).flatMap(relation -> lv(relation.origin()));
    }

    /** Whether a volume is a snapshot's store. */
    public boolean isCow(LogicalVolume lv) {
        return relationOf(lv).isPresent();
    }

    /** Whether a volume has snapshots. */
    public boolean isOrigin(LogicalVolume lv) {
        return lvs.isOrigin(lv.name());
    }

    /** Whether a volume is the hidden origin of a sparse volume. Lvm takes every hidden origin for one. */
    public boolean isVirtualOrigin(LogicalVolume lv) {
        return isOrigin(lv) && !lv.has(LvFlag.VISIBLE);
    }

    /** Whether a store is to be merged into its origin. */
    public boolean isMergingCow(LogicalVolume lv) {
        return relationOf(lv).filter(Segment.Snapshot::isMerging).isPresent();
    }

    /** The relation that is to be merged into an origin. */
    public Optional<Segment.Snapshot> mergingInto(LogicalVolume origin) {
        return relationsTo(origin).stream().filter(Segment.Snapshot::isMerging).findFirst();
    }

    /** How many extents its physical volumes have. */
    public long extents() {
        return pvs.stream().mapToLong(PhysicalVolume::peCount).sum();
    }

    /** How many extents are not allocated. */
    public long freeExtents() {
        return extents() - lvs.usedExtents();
    }

    /** The size of a volume in sectors. */
    public long sectors(LogicalVolume lv) {
        return lv.extents() * extentSectors;
    }

    /** The group with a volume more. */
    public VolumeGroup plus(LogicalVolume lv) {
        return with(lvs.plus(lv));
    }

    /** The group without a volume. */
    public VolumeGroup minus(LogicalVolume lv) {
        return with(lvs.minus(lv.name()));
    }

    /** The group with a volume changed. */
    public VolumeGroup change(String lvName, UnaryOperator<LogicalVolume> change) {
        LogicalVolume old = lv(lvName).orElseThrow(() -> new IllegalArgumentException("no volume named " + lvName));
        return with(lvs.replace(lvName, change.apply(old)));
    }

    /** The group with a volume renamed, where others refer to it too; the hidden volumes of a pool are called after it. */
    public VolumeGroup rename(String oldName, String newName) {
        Optional<PoolSegment> pool = lv(oldName).flatMap(LogicalVolume::pool);
        VolumeGroup renamed = with(lvs.rename(oldName, newName));
        for (String part : pool.map(PoolSegment::volumes).orElse(List.of())) {
            if (part.startsWith(oldName + "_")) {
                renamed = renamed.rename(part, newName + part.substring(oldName.length()));
            }
        }
        return renamed;
    }

    /** Its pools of thin volumes. */
    public Pools pools() {
        return new Pools(this);
    }

    /** The same with other logical volumes. */
    public VolumeGroup with(LvTable table) {
        return new VolumeGroup(name, id, seqno, flags, tags, extentSectors, limits, allocation, pvs, table);
    }

    /** The same with other physical volumes. */
    public VolumeGroup withPvs(List<PhysicalVolume> newPvs) {
        return new VolumeGroup(name, id, seqno, flags, tags, extentSectors, limits, allocation, newPvs, lvs);
    }

    /** The group with another physical volume in the place of one, and under its id in the volumes that lie on it. */
    public VolumeGroup replace(PhysicalVolume old, PhysicalVolume now) {
        List<PhysicalVolume> members = pvs.stream().map(pv -> pv.id().equals(old.id()) ? now : pv).toList();
        VolumeGroup changed = withPvs(members);
        if (old.id().equals(now.id())) {
            return changed;
        }
        for (LogicalVolume lv : lvs.list()) {
            changed = changed.change(lv.name(),
                    volume -> volume.with(volume.segments().stream().map(segment -> segment.on(old.id(), now.id()))
                            .toList()));
        }
        return changed;
    }

    /** The same with another number. */
    public VolumeGroup withSeqno(long number) {
        return new VolumeGroup(name, id, number, flags, tags, extentSectors, limits, allocation, pvs, lvs);
    }

    /** The same with another name. */
    public VolumeGroup named(String newName) {
        return new VolumeGroup(newName, id, seqno, flags, tags, extentSectors, limits, allocation, pvs, lvs);
    }

    /** The same with another identity. */
    public VolumeGroup withId(LvmId newId) {
        return new VolumeGroup(name, newId, seqno, flags, tags, extentSectors, limits, allocation, pvs, lvs);
    }

    /** The same with other flags. */
    public VolumeGroup with(Set<VgFlag> newFlags) {
        return new VolumeGroup(name, id, seqno, newFlags, tags, extentSectors, limits, allocation, pvs, lvs);
    }

    /** The same with other tags. */
    public VolumeGroup tagged(List<String> newTags) {
        return new VolumeGroup(name, id, seqno, flags, newTags, extentSectors, limits, allocation, pvs, lvs);
    }

    /** The same with other limits. */
    public VolumeGroup with(Limits newLimits) {
        return new VolumeGroup(name, id, seqno, flags, tags, extentSectors, newLimits, allocation, pvs, lvs);
    }

    /** The same with another policy. */
    public VolumeGroup with(Allocation policy) {
        return new VolumeGroup(name, id, seqno, flags, tags, extentSectors, limits, policy, pvs, lvs);
    }
}
