package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import volscope.model.command.LineWords;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/**
 * What an act is about as things are, and the line it begins with.
 *
 * @param line
 *            the line
 * @param words
 *            what its title and its sentences are made with
 * @param group
 *            the volume group it is about, if it is about one
 * @param volume
 *            the volume
 */
record Aim(String line, List<String> words, Optional<VolumeGroupInfo> group, Optional<LogicalVolumeInfo> volume) {

    Aim {
        words = List.copyOf(words);
    }

    /** At the machine, or at something that is not there yet. */
    static Aim at(String title, String... line) {
        return new Aim(LineWords.join(List.of(line)), List.of(title), Optional.empty(), Optional.empty());
    }

    /** At a volume group. */
    static Aim at(VolumeGroupInfo group, String... line) {
        return new Aim(LineWords.join(List.of(line)), List.of(group.name()), Optional.of(group), Optional.empty());
    }

    /** At a volume of a group. */
    static Aim at(VolumeGroupInfo group, LogicalVolumeInfo volume, String... line) {
        return new Aim(LineWords.join(List.of(line)), List.of(volume.name(), volume.origin().orElse("")), Optional.of(group),
                Optional.of(volume));
    }

    /** At a volume group whose name the line ends with. */
    static Aim of(VolumeGroupInfo group, List<String> line) {
        return at(group, ending(line, group.name()));
    }

    /** At a volume whose path the line ends with. */
    static Aim of(VolumeGroupInfo group, LogicalVolumeInfo volume, List<String> line) {
        return at(group, volume, ending(line, volume.path()));
    }

    private static String[] ending(List<String> line, String last) {
        return Stream.concat(line.stream(), Stream.of(last)).toArray(String[]::new);
    }

    /** The extents that the group has left. */
    long free() {
        return group.map(VolumeGroupInfo::freeExtents).orElse(0L);
    }

    /** The extents that the volume has. */
    long used() {
        return volume.flatMap(found -> group.map(of -> Math.ceilDiv(found.bytes(), of.extentBytes()))).orElse(0L);
    }
}
