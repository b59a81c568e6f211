package volscope.app.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
public record Facts(List<DiskInfo> disks, List<VolumeGroupInfo> groups, List<MappedDeviceInfo> devices,
        Map<String, SnapshotInfo> snapshots, List<MountInfo> mounts, List<MappingInfo> mappings) {

    /** Asks a revision. */
    public static Facts of(Revision revision) {
        List<MappedDeviceInfo> devices = revision.mappedDevices();
        Map<String, SnapshotInfo> snapshots = new LinkedHashMap<>();
        for (MappedDeviceInfo device : devices) {
            revision.snapshot(device.name()).ifPresent(snapshot -> snapshots.put(device.name(), snapshot));
        }
        return new Facts(revision.disks(), revision.volumeGroups(), devices, snapshots, revision.mounts(), revision.mappings());
    }

    /** The hardware of this kernel name. */
    public Optional<DiskInfo> disk(String name) {
        return disks.stream().filter(disk -> disk.name().equals(name)).findFirst();
    }

    /** The volume group of this name. */
    public Optional<VolumeGroupInfo> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The logical volume of this group and name. */
    public Optional<LogicalVolumeInfo> volume(String group, String name) {
        return group(group).stream().flatMap(found -> found.volumes().stream()).filter(volume -> volume.name().equals(name)).findFirst();
    }

    /** The mapped device of this name. */
    public Optional<MappedDeviceInfo> device(String name) {
        return devices.stream().filter(device -> device.name().equals(name)).findFirst();
    }

    /** The snapshot that a logical volume is, where the kernel has it. */
    public Optional<SnapshotInfo> snapshot(LogicalVolumeInfo volume) {
        return Optional.ofNullable(snapshots.get(volume.device()));
    }

    /** A device's name without the volume group that LVM puts before it: {@code lv0-real}. */
    public String shortName(String device) {
        return groups.stream().map(group -> group.name().replace("-", "--") + "-").filter(device::startsWith)
                .map(prefix -> device.substring(prefix.length()).replace("--", "-")).findFirst().orElse(device);
    }

    /** The snapshots of a volume, in the order of the metadata. */
    public List<LogicalVolumeInfo> snapshotsOf(LogicalVolumeInfo origin) {
        return group(origin.group()).stream().flatMap(found -> found.volumes().stream())
                .filter(volume -> volume.origin().filter(origin.name()::equals).isPresent()).toList();
    }
}
