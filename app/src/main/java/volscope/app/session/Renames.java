package volscope.app.session;

import java.util.Optional;
import java.util.stream.Stream;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/**
 * What is called otherwise at one moment than at another, by identity.
 *
 * @param before
 *            the one moment
 * @param now
 *            the other
 */
record Renames(Facts before, Facts now) {

    /** What was selected, by the name it has now; if it is gone, it stays what it was. */
    Selection follow(Selection selection) {
        return switch (selection) {
            case Selection.Group group -> group(group.name()).<Selection>map(Selection.Group::new).orElse(group);
            case Selection.Volume volume -> before.volume(volume.group(), volume.name()).flatMap(this::now)
                    .<Selection>map(there -> new Selection.Volume(there.group(), there.name())).orElse(volume);
            case Selection.Device device -> new Selection.Device(device(device.name()));
            case Selection.Chunk chunk -> new Selection.Chunk(device(chunk.snapshot()), chunk.chunk());
            case Selection.Disk disk -> disk;
            case Selection.Refusal refusal -> refusal;
            case Selection.None none -> none;
        };
    }

    private Optional<String> group(String name) {
        return before.group(name).map(VolumeGroupInfo::id)
                .flatMap(id -> now.groups().stream().filter(group -> group.id().equals(id)).map(VolumeGroupInfo::name).findFirst());
    }

    private Optional<LogicalVolumeInfo> now(LogicalVolumeInfo volume) {
        return all(now).filter(there -> there.id().equals(volume.id())).findFirst();
    }

    private static Stream<LogicalVolumeInfo> all(Facts facts) {
        return Stream.concat(facts.volumes(), facts.merging().stream());
    }

    /** The device of a volume, or one that lvm put below it, whose name goes on with a dash. */
    private String device(String name) {
        return all(before).filter(volume -> name.equals(volume.device()) || name.matches(java.util.regex.Pattern.quote(volume.device())
                + "-(real|cow)")).findFirst().flatMap(volume -> now(volume).map(there -> there.device()
                        + name.substring(volume.device().length())))
                .orElse(name);
    }
}
