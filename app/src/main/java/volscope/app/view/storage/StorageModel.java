package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.model.explain.Explanation;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Makes the rows of the storage tree of a frame. */
final class StorageModel {
    private final Facts facts;
    private final Set<String> leftBehind;
    /** Seconds since 1970. */
    private final long now;
    /** Decides which hardware is folded away: that stays where it is while a line is composed. */
    private final Facts folded;

    private StorageModel(Facts facts, Set<String> leftBehind, Facts folded, long now) {
        this.facts = facts;
        this.now = now;
        this.folded = folded;
        this.leftBehind = leftBehind;
    }

    /** The roots of the tree, with what the line that is being composed would add and take away. */
    static List<StorageNode> tree(Frame frame) {
        return tree(frame, now(frame));
    }

    /** The same, where the roots without the line are known. */
    static List<StorageNode> tree(Frame frame, List<StorageNode> now) {
        return frame.ghost().map(ghost -> StorageNode.merge(now, of(frame, ghost.facts()).roots())).orElse(now);
    }

    /** The roots of the tree, whatever is being composed. */
    static List<StorageNode> now(Frame frame) {
        return of(frame, frame.facts()).roots();
    }

    private static StorageModel of(Frame frame, Facts facts) {
        return new StorageModel(facts, leftBehind(frame), frame.facts(), frame.revision().clock());
    }

    private List<StorageNode> roots() {
        List<StorageNode> roots = new ArrayList<>(facts.groups().stream().map(this::group).toList());
        roots.add(hardware(facts.disks().stream().map(this::disk).toList()));
        return roots;
    }

    /** What no group has is folded away once one has something. */
    private StorageNode hardware(List<StorageNode> disks) {
        List<StorageNode> used = disks.stream().filter(this::isUsed).toList();
        List<StorageNode> rest = disks.stream().filter(node -> !isUsed(node)).toList();
        if (used.isEmpty() || rest.isEmpty()) {
            return StorageNode.of(new StorageRow.Hardware(), disks);
        }
        List<StorageNode> rows = new ArrayList<>(used);
        rows.add(StorageNode.of(new StorageRow.Unused(rest.size()), rest));
        return StorageNode.of(new StorageRow.Hardware(), rows);
    }

    private boolean isUsed(StorageNode node) {
        return node.row() instanceof StorageRow.Disk disk && folded.disk(disk.name()).filter(found -> !folded.isFree(found)).isPresent();
    }

    private StorageNode group(VolumeGroupInfo group) {
        long stores = group.volumes().stream().filter(volume -> volume.origin().isPresent()).mapToLong(LogicalVolumeInfo::bytes).sum();
        var row = new StorageRow.Group(group.name(), group.extents() * group.extentBytes(), group.freeExtents() * group.extentBytes(),
                stores);
        return StorageNode.of(row, group.id(), group.volumes().stream().flatMap(this::inGroup).toList());
    }

    /** Snapshots stand under their origins, those alone whose origin the group hides. */
    private Stream<StorageNode> inGroup(LogicalVolumeInfo volume) {
        return volume.origin().isEmpty()
                ? Stream.of(volume(volume))
                : facts.origin(volume).isEmpty() ? Stream.of(snapshot(volume)) : Stream.empty();
    }

    private static StorageRow.Access access(LogicalVolumeInfo volume) {
        return volume.isWritable() ? StorageRow.Access.WRITABLE : StorageRow.Access.READ_ONLY;
    }

    private StorageNode volume(LogicalVolumeInfo volume) {
        List<LogicalVolumeInfo> snapshots = facts.snapshotsOf(volume);
        DaxState dax = facts.device(volume.device()).map(MappedDeviceInfo::dax).orElse(DaxState.NO);
        boolean left = leftBehind.contains(volume.device()) || leftBehind.contains(volume.path());
        var row = new StorageRow.Volume(volume.group(), volume.name(), volume.bytes(), snapshots.size(), volume.active(), dax,
                access(volume), left ? StorageRow.State.LEFT_OVER : StorageRow.State.USUAL);
        return StorageNode.of(row, volume.id(),
                Stream.concat(Periods.grouped(volume.path(), snapshots.stream().map(this::snapshot).toList()).stream(), mounts(volume))
                        .toList());
    }

    private Stream<StorageNode> mounts(LogicalVolumeInfo volume) {
        return facts.mounts().stream().filter(mount -> isOn(mount, volume))
                .map(mount -> StorageNode.leaf(new StorageRow.Mount(mount.path(), mount.type(), volume.name(), mount.dax())));
    }

    private boolean isOn(MountInfo mount, LogicalVolumeInfo volume) {
        return mount.device().equals(volume.device()) || facts.device(volume.device())
                .filter(device -> mount.device().equals("dm-" + device.number().substring(device.number().indexOf(':') + 1))).isPresent();
    }

    private StorageNode snapshot(LogicalVolumeInfo volume) {
        var row = new StorageRow.Snapshot(volume.group(), volume.name(), volume.bytes(), access(volume), facts.merge(volume),
                facts.monitored().contains(volume.device()) ? StorageRow.Watch.WATCHED : StorageRow.Watch.UNWATCHED,
                fill(facts.snapshot(volume)), volume.created(), Periods.age(volume.created(), now));
        return StorageNode.of(row, volume.id(), mounts(volume).toList());
    }

    private StorageNode disk(DiskInfo disk) {
        String use = facts.groups().stream().filter(group -> group.physicalVolumes().contains("/dev/" + disk.name()))
                .map(VolumeGroupInfo::name).findFirst().orElse("");
        return StorageNode.leaf(new StorageRow.Disk(disk.name(), disk.kind(), disk.bytes(), disk.dax(), use));
    }

    private static StorageRow.Fill fill(Optional<SnapshotInfo> snapshot) {
        return snapshot.<StorageRow.Fill>map(info -> new StorageRow.Fill.Known(info.allocatedSectors(), info.totalSectors(),
                info.exceptions(), info.writesLeft(), info.state())).orElseGet(StorageRow.Fill.Unknown::new);
    }

    private static Set<String> leftBehind(Frame frame) {
        Set<String> names = new HashSet<>();
        frame.explanation().ifPresent(explanation -> explanation.facts().stream()
                .filter(fact -> fact.key() == Explanation.Key.LEFT_BEHIND && !fact.arguments().isEmpty())
                .forEach(fact -> names.add(fact.arguments().getFirst())));
        return names;
    }
}
