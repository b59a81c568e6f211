package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Which volume, volume group or device an act is about: the one that is selected, or the one that a person would mean. */
final class Targets {
    private Targets() {
    }

    /** The volume that is selected. */
    static Optional<LogicalVolumeInfo> selected(Frame frame) {
        Facts facts = frame.facts();
        return switch (frame.selection()) {
            case Selection.Volume volume -> facts.volume(volume.group(), volume.name());
            case Selection.Chunk chunk -> byDevice(facts, chunk.snapshot());
            case Selection.Device device -> byDevice(facts, device.name());
            default -> Optional.empty();
        };
    }

    /** The selected volume, or its origin; with nothing selected the first volume that is no snapshot. */
    static Optional<LogicalVolumeInfo> origin(Frame frame) {
        return selected(frame).map(volume -> volume.origin().flatMap(origin -> frame.facts().volume(volume.group(), origin)).orElse(volume))
                .or(() -> frame.facts().volumes().filter(volume -> volume.origin().isEmpty()).findFirst());
    }

    private static Optional<LogicalVolumeInfo> byDevice(Facts facts, String device) {
        return facts.volumeOn(device);
    }

    /** The snapshot that is selected. */
    static Optional<LogicalVolumeInfo> snapshot(Frame frame) {
        return selected(frame).filter(volume -> volume.origin().isPresent());
    }

    /** What an act is about whose line is made of the selected volume and its group, if that is one for it. */
    static Optional<Aim> volume(Frame frame, Predicate<LogicalVolumeInfo> fits, BiFunction<VolumeGroupInfo, LogicalVolumeInfo, Aim> aim) {
        return selected(frame).filter(fits).flatMap(volume -> frame.facts().group(volume.group()).map(group -> aim.apply(group, volume)));
    }

    /** The volume group that is selected, or has what is selected; with nothing selected the only one. */
    static Optional<VolumeGroupInfo> group(Frame frame) {
        Facts facts = frame.facts();
        return switch (frame.selection()) {
            case Selection.Group group -> facts.group(group.name());
            case Selection.Disk disk -> groupOf(facts, disk.name());
            case Selection.None _ -> facts.groups().size() == 1 ? Optional.of(facts.groups().getFirst()) : Optional.empty();
            default -> selected(frame).flatMap(volume -> facts.group(volume.group()));
        };
    }

    /** The volume group that has a device. */
    static Optional<VolumeGroupInfo> groupOf(Facts facts, String disk) {
        return facts.groups().stream().filter(group -> group.physicalVolumes().contains("/dev/" + disk)).findFirst();
    }

    /** The paths of the devices that no volume group has, the selected one first. */
    static List<String> free(Frame frame) {
        return frame.facts().disks().stream().filter(frame.facts()::isFree).map(DiskInfo::name)
                .sorted((first, second) -> Boolean.compare(isSelected(frame, second), isSelected(frame, first)))
                .map(name -> "/dev/" + name).toList();
    }

    private static boolean isSelected(Frame frame, String disk) {
        return frame.selection().equals(new Selection.Disk(disk));
    }

    /** {@code snap0}, or the number after the largest that the group has. */
    static String freeName(Facts facts, String group, String stem) {
        return facts.freeName(group, stem);
    }

    /** {@code vg0}, or the number after the largest there is. */
    static String freeGroup(Facts facts) {
        return freeGroup(facts, "vg");
    }

    /** The same for another stem. */
    static String freeGroup(Facts facts, String stem) {
        return Facts.free(stem, facts.groups().stream().map(VolumeGroupInfo::name));
    }

    /** A name without the number at its end. */
    static String stem(String name) {
        return name.replaceFirst("\\d+$", "");
    }
}
