package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;

/** Which volume an act is about: the one that is selected, or the one that a person would mean. */
final class Targets {
    private static final Pattern SNAP = Pattern.compile("snap(\\d{1,8})");

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
                .or(() -> volumes(frame.facts()).stream().filter(volume -> volume.origin().isEmpty()).findFirst());
    }

    private static Optional<LogicalVolumeInfo> byDevice(Facts facts, String device) {
        return volumes(facts).stream().filter(volume -> volume.device().equals(device)).findFirst();
    }

    private static List<LogicalVolumeInfo> volumes(Facts facts) {
        return facts.groups().stream().flatMap(group -> group.volumes().stream()).toList();
    }

    /** The snapshot that is selected. */
    static Optional<LogicalVolumeInfo> snapshot(Frame frame) {
        return selected(frame).filter(volume -> volume.origin().isPresent());
    }

    /** {@code snap0}, or the number after the largest that the group has. */
    static String freeName(Facts facts, String group) {
        int next = facts.group(group).stream().flatMap(found -> found.volumes().stream()).map(LogicalVolumeInfo::name).map(SNAP::matcher)
                .filter(Matcher::matches).mapToInt(matcher -> Integer.parseInt(matcher.group(1)) + 1).max().orElse(0);
        return "snap" + next;
    }
}
