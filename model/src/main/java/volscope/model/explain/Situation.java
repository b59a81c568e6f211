package volscope.model.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.VolumeGroupInfo;

/**
 * A line that was refused, and the machine that it met.
 *
 * @param line
 *            the line as given
 * @param before
 *            the machine before it
 * @param state
 *            the machine after it
 */
record Situation(String line, Revision before, Revision state) {
    private static final String DEV = "/dev/";
    private static final long KIB = 1024;

    /** A group of this name. */
    Optional<VolumeGroupInfo> group(String name) {
        return state.volumeGroups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** A volume by its path, {@code vg0/lv0}, with {@code /dev/} or not, or by its device. */
    Optional<LogicalVolumeInfo> volume(String path) {
        String plain = path.replaceFirst("^/dev/(mapper/)?", "");
        return Stream.concat(state.volumeGroups().stream().flatMap(group -> group.volumes().stream()), state.hiddenVolumes().stream())
                .filter(volume -> volume.path().equals(plain) || volume.device().equals(plain)).findFirst();
    }

    /** The snapshots of a volume that lvs shows. */
    List<LogicalVolumeInfo> snapshotsOf(LogicalVolumeInfo origin) {
        return group(origin.group()).stream().flatMap(group -> group.volumes().stream())
                .filter(volume -> volume.origin().equals(Optional.of(origin.name()))).toList();
    }

    Optional<LogicalVolumeInfo> originOf(LogicalVolumeInfo snapshot) {
        return snapshot.origin().flatMap(name -> volume(snapshot.group() + "/" + name));
    }

    /** The volumes that the line made. */
    List<LogicalVolumeInfo> volumesSince() {
        List<String> then = before.volumeGroups().stream().flatMap(group -> group.volumes().stream()).map(LogicalVolumeInfo::id).toList();
        return state.volumeGroups().stream().flatMap(group -> group.volumes().stream()).filter(volume -> !then.contains(volume.id()))
                .toList();
    }

    /** A mapped device by its name or path. */
    Optional<MappedDeviceInfo> device(String name) {
        String plain = volume(name).map(LogicalVolumeInfo::device).orElse(name.replaceFirst("^/dev/(mapper/)?", ""));
        return state.mappedDevices().stream().filter(device -> device.name().equals(plain)).findFirst();
    }

    /** A mapped device by its kernel name, {@code dm-0}. */
    Optional<MappedDeviceInfo> kernelDevice(String name) {
        return state.mappedDevices().stream().filter(device -> name.equals("dm-" + device.number().replaceFirst(".*:", ""))).findFirst();
    }

    /** Where a device is mounted. */
    Optional<MountInfo> mountOf(String name) {
        String plain = name.replaceFirst("^/dev/(mapper/)?", "");
        Optional<String> kernel = device(name).map(device -> "dm-" + device.number().replaceFirst(".*:", ""));
        return state.mounts().stream().filter(mount -> mount.device().replaceFirst("^/dev/(mapper/)?", "").equals(plain)
                || kernel.equals(Optional.of(mount.device())) || device(name).map(MappedDeviceInfo::name)
                        .equals(Optional.of(mount.device().replaceFirst("^/dev/(mapper/)?", ""))))
                .findFirst();
    }

    /** The mapped devices whose tables name a device. */
    List<String> above(String number) {
        return state.mappedDevices().stream().filter(device -> Stream.concat(device.live().stream(), device.inactive().stream())
                .anyMatch(table -> List.of(table.split(" ")).contains(number))).map(MappedDeviceInfo::name).toList();
    }

    /** The paths of disks on which no group lies and nothing is mounted. */
    List<String> unused() {
        List<String> used = state.volumeGroups().stream().flatMap(group -> group.physicalVolumes().stream()).toList();
        return state.disks().stream().filter(disk -> mountOf(disk.name()).isEmpty()).filter(disk -> above(disk.number()).isEmpty())
                .map(DiskInfo::name).map(DEV::concat).filter(path -> !used.contains(path)).toList();
    }

    /** A name of a volume that its group does not have yet: {@code snap2} after {@code snap1}. */
    String freeName(String group, String taken) {
        String stem = taken.replaceFirst("\\d+$", "");
        int number = 1;
        while (volume(group + "/" + stem + number).isPresent()) {
            number++;
        }
        return stem + number;
    }

    /** The line with a word in place of another. */
    String with(String word, String other) {
        return String.join(" ", Stream.of(line.split(" ")).map(found -> found.equals(word) ? other : found).toList());
    }

    /** The line with an option and its value after its command, in place of the options that a pattern matches. */
    String withOption(String pattern, String option) {
        String rest = line.replaceAll(" (" + pattern + ")(=| )?\\S+", "");
        int command = rest.indexOf(' ');
        return rest.substring(0, command) + " " + option + rest.substring(command);
    }

    /** {@code 64 MiB}: the largest unit of which it is a whole number. */
    static String size(long bytes) {
        List<String> units = List.of("B", "KiB", "MiB", "GiB", "TiB");
        long rest = bytes;
        int unit = 0;
        while (rest >= KIB && rest % KIB == 0 && unit < units.size() - 1) {
            rest /= KIB;
            unit++;
        }
        return rest + " " + units.get(unit);
    }

    /** Names in a row. */
    static String words(List<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
