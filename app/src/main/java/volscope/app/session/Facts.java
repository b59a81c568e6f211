package volscope.app.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** What most views ask a revision for, asked once; finding something by its name or number costs the same however much there is. */
public final class Facts {
    private static final int DIGITS = 8;

    private final List<DiskInfo> disks;
    private final List<VolumeGroupInfo> groups;
    private final List<MappedDeviceInfo> devices;
    private final Map<String, SnapshotInfo> snapshots;
    private final List<MountInfo> mounts;
    private final List<MappingInfo> mappings;
    private final List<LogicalVolumeInfo> merging;
    private final Set<String> monitored;
    private final Set<String> lost = new LinkedHashSet<>();
    private final Map<String, MappedDeviceInfo> byName = new HashMap<>();
    private final Map<String, MappedDeviceInfo> byNumber = new HashMap<>();
    private final Map<String, LogicalVolumeInfo> byPath = new HashMap<>();
    private final Map<String, LogicalVolumeInfo> byDevice = new HashMap<>();
    private final Map<String, LogicalVolumeInfo> byId = new HashMap<>();
    private final Map<String, LogicalVolumeInfo> named = new HashMap<>();
    /** By the paths of their origins. */
    private final Map<String, List<LogicalVolumeInfo>> snapshotsOf = new HashMap<>();

    private Facts(Revision revision) {
        disks = revision.disks();
        groups = revision.volumeGroups();
        devices = revision.mappedDevices();
        mounts = revision.mounts();
        mappings = revision.mappings();
        merging = merging(revision, groups);
        monitored = new HashSet<>(revision.monitored());
        snapshots = new LinkedHashMap<>();
        for (MappedDeviceInfo device : devices) {
            byName.putIfAbsent(device.name(), device);
            byNumber.putIfAbsent(device.number(), device);
            revision.snapshot(device.name()).ifPresent(snapshot -> snapshots.put(device.name(), snapshot));
        }
        snapshots.forEach((device, snapshot) -> {
            if (snapshot.state() == SnapshotInfo.State.INVALID || snapshot.state() == SnapshotInfo.State.MERGE_FAILED) {
                lost.add(device);
            }
        });
        Stream.concat(volumes(), merging.stream()).forEach(volume -> {
            byPath.putIfAbsent(volume.path(), volume);
            byId.put(volume.id(), volume);
            volume.origin().ifPresent(
                    origin -> snapshotsOf.computeIfAbsent(volume.group() + "/" + origin, path -> new ArrayList<>()).add(volume));
        });
        volumes().forEach(volume -> {
            byDevice.putIfAbsent(volume.device(), volume);
            named.put(volume.name(), volume);
        });
    }

    /** What becomes of a snapshot. */
    public enum Merge {
        /** It stays. */
        NONE,
        /** It is to be given back to its origin once that is activated anew. */
        SCHEDULED,
        /** It is being given back. */
        RUNNING
    }

    /** All that is kept follows from these. */
    private List<Object> told() {
        return List.of(disks, groups, devices, snapshots, mounts, mappings, merging, monitored);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && (facts == this || told().equals(facts.told()));
    }

    @Override
    public int hashCode() {
        return told().hashCode();
    }

    /** Asks a revision. */
    public static Facts of(Revision revision) {
        return new Facts(revision);
    }

    /** The hardware. */
    public List<DiskInfo> disks() {
        return disks;
    }

    /** The volume groups. */
    public List<VolumeGroupInfo> groups() {
        return groups;
    }

    /** The mapped devices. */
    public List<MappedDeviceInfo> devices() {
        return devices;
    }

    /** The kernel's snapshots by the name of their device, in the order of the devices. */
    public Map<String, SnapshotInfo> snapshots() {
        return snapshots;
    }

    /** The devices of those that can't be used any more, in the same order. */
    public Set<String> lost() {
        return lost;
    }

    /** The mounted file systems. */
    public List<MountInfo> mounts() {
        return mounts;
    }

    /** The mapped pages. */
    public List<MappingInfo> mappings() {
        return mappings;
    }

    /** Snapshots that are given back to their origins, or are to be; volume groups hide them. */
    public List<LogicalVolumeInfo> merging() {
        return merging;
    }

    /** The devices of the snapshots that the monitoring daemon watches. */
    public Set<String> monitored() {
        return monitored;
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
        return Optional.ofNullable(byPath.get(group + "/" + name));
    }

    /** The volume of this uuid, one that merges too. */
    public Optional<LogicalVolumeInfo> volumeWithId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The volume of this name in whichever group, of several the last; of those that merge, none. */
    public Optional<LogicalVolumeInfo> volumeNamed(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** The volume with the device of this name; of those that merge, none. */
    public Optional<LogicalVolumeInfo> volumeOn(String device) {
        return Optional.ofNullable(byDevice.get(device));
    }

    /** The volumes of all groups, without those that merge. */
    public Stream<LogicalVolumeInfo> volumes() {
        return groups.stream().flatMap(group -> group.volumes().stream());
    }

    /** The mapped device of this name. */
    public Optional<MappedDeviceInfo> device(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The mapped device of this number. */
    public Optional<MappedDeviceInfo> deviceOf(String number) {
        return Optional.ofNullable(byNumber.get(number));
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
        return stem + taken.filter(name -> name.startsWith(stem)).mapToInt(name -> number(name, stem.length()) + 1).max().orElse(0);
    }

    /** What follows in a name; -1 if that is no number. */
    private static int number(String name, int from) {
        boolean counts = name.length() > from && name.length() <= from + DIGITS
                && name.chars().skip(from).allMatch(letter -> letter >= '0' && letter <= '9');
        return counts ? Integer.parseInt(name, from, name.length(), 10) : -1;
    }

    /** The snapshots of a volume, in the order of the metadata, last the one that merges. */
    public List<LogicalVolumeInfo> snapshotsOf(LogicalVolumeInfo origin) {
        return Collections.unmodifiableList(snapshotsOf.getOrDefault(origin.path(), List.of()));
    }
}
