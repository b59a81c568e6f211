package volscope.app.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/**
 * What most views ask a revision for, asked once.
 *
 * @param disks
 *            the hardware
 * @param groups
 *            the volume groups
 * @param devices
 *            the mapped devices
 * @param snapshots
 *            the kernel's snapshots by the name of their device, in the order of the devices
 * @param mounts
 *            the mounted file systems
 * @param mappings
 *            the mapped pages
 * @param merging
 *            snapshots that are given back to their origins, or are to be; volume groups hide them
 * @param monitored
 *            the devices of the snapshots that the monitoring daemon watches
 */
public record Facts(List<DiskInfo> disks, List<VolumeGroupInfo> groups, List<MappedDeviceInfo> devices,
        Map<String, SnapshotInfo> snapshots, List<MountInfo> mounts, List<MappingInfo> mappings, List<LogicalVolumeInfo> merging,
        List<String> monitored) {

    /** What becomes of a snapshot. */
    public enum Merge {
        /** It stays. */
        NONE,
        /** It is to be given back to its origin once that is activated anew. */
        SCHEDULED,
        /** It is being given back. */
        RUNNING
    }

    /** Asks a revision. */
    public static Facts of(Revision revision) {
        List<MappedDeviceInfo> devices = revision.mappedDevices();
        Map<String, SnapshotInfo> snapshots = new LinkedHashMap<>();
        for (MappedDeviceInfo device : devices) {
            revision.snapshot(device.name()).ifPresent(snapshot -> snapshots.put(device.name(), snapshot));
        }
        List<VolumeGroupInfo> groups = revision.volumeGroups();
        return new Facts(revision.disks(), groups, devices, snapshots, revision.mounts(), revision.mappings(), merging(revision, groups),
                revision.monitored());
    }

    /** An origin that something merges into has a capital letter; without one, nobody looks for hidden volumes. */
    private static List<LogicalVolumeInfo> merging(Revision revision, List<VolumeGroupInfo> groups) {
        boolean any = groups.stream().flatMap(group -> group.volumes().stream()).anyMatch(volume -> volume.attributes().startsWith("O"));
        return any ? revision.hiddenVolumes().stream().filter(volume -> volume.attributes().startsWith("S")).toList() : List.of();
    }

    /** The hardware of this kernel name. */
    public Optional<DiskInfo> disk(String name) {
        return disks.stream().filter(disk -> disk.name().equals(name)).findFirst();
    }

    /** The volume group of this name. */
    public Optional<VolumeGroupInfo> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The logical volume of this group and name, one that merges too. */
    public Optional<LogicalVolumeInfo> volume(String group, String name) {
        return Stream.concat(group(group).stream().flatMap(found -> found.volumes().stream()), merging.stream())
                .filter(volume -> volume.group().equals(group) && volume.name().equals(name)).findFirst();
    }

    /** The volumes of all groups, without those that merge. */
    public Stream<LogicalVolumeInfo> volumes() {
        return groups.stream().flatMap(group -> group.volumes().stream());
    }

    /** The mapped device of this name. */
    public Optional<MappedDeviceInfo> device(String name) {
        return devices.stream().filter(device -> device.name().equals(name)).findFirst();
    }

    /** The snapshot that a logical volume is, where the kernel has it: while it merges, in the place of its origin. */
    public Optional<SnapshotInfo> snapshot(LogicalVolumeInfo volume) {
        return merge(volume) == Merge.RUNNING
                ? origin(volume).map(origin -> snapshots.get(origin.device()))
                : Optional.ofNullable(snapshots.get(volume.device()));
    }

    /** What becomes of a snapshot. */
    public Merge merge(LogicalVolumeInfo volume) {
        if (!merging.contains(volume)) {
            return Merge.NONE;
        }
        return origin(volume).filter(origin -> snapshots.containsKey(origin.device())).isPresent() ? Merge.RUNNING : Merge.SCHEDULED;
    }

    /** The volume that a snapshot is one of, where the group shows it. */
    public Optional<LogicalVolumeInfo> origin(LogicalVolumeInfo volume) {
        return volume.origin().flatMap(name -> volume(volume.group(), name));
    }

    /** Whether a piece of hardware belongs to no volume group. */
    public boolean isFree(DiskInfo disk) {
        return groups.stream().noneMatch(group -> group.physicalVolumes().contains("/dev/" + disk.name()));
    }

    /** A device's name without the volume group that LVM puts before it: {@code lv0-real}. */
    public String shortName(String device) {
        return groups.stream().map(group -> group.name().replace("-", "--") + "-").filter(device::startsWith)
                .map(prefix -> device.substring(prefix.length()).replace("--", "-")).findFirst().orElse(device);
    }

    /** A name that no volume of a group has: {@code snap0}, or the number after the largest there is. */
    public String freeName(String group, String stem) {
        return free(stem, group(group).stream().flatMap(found -> found.volumes().stream()).map(LogicalVolumeInfo::name));
    }

    /** The same among names. */
    public static String free(String stem, Stream<String> taken) {
        Pattern pattern = Pattern.compile(Pattern.quote(stem) + "(\\d{1,8})");
        int next = taken.map(pattern::matcher).filter(Matcher::matches).mapToInt(matcher -> Integer.parseInt(matcher.group(1)) + 1).max()
                .orElse(0);
        return stem + next;
    }

    /** The snapshots of a volume, in the order of the metadata, last the one that merges. */
    public List<LogicalVolumeInfo> snapshotsOf(LogicalVolumeInfo origin) {
        return Stream.concat(group(origin.group()).stream().flatMap(found -> found.volumes().stream()), merging.stream())
                .filter(volume -> volume.group().equals(origin.group()) && volume.origin().filter(origin.name()::equals).isPresent())
                .toList();
    }
}
