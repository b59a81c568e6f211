package volscope.app.view.storage;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.view.Sizes;
import volscope.app.view.Tool;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** The lines that rows of the tree stand for when they are dropped: those of the acts, with a size that is as long as it was drawn. */
final class DropLine {
    private static final String SIZE = " -L \\S+";

    private final Set<Tool> tools;

    @Inject
    DropLine(Set<Tool> tools) {
        this.tools = tools;
    }

    /** Whether something can be done with a row by dragging it. */
    static boolean moves(StorageRow row) {
        return row instanceof StorageRow.Volume || row instanceof StorageRow.Snapshot;
    }

    /** What dropping the row that is selected on another one does: a snapshot goes back into its origin. */
    Optional<String> on(Frame frame, StorageRow source, StorageRow target) {
        return source instanceof StorageRow.Snapshot snapshot && target instanceof StorageRow.Volume volume
                && volume.group().equals(snapshot.group())
                && frame.facts().volume(snapshot.group(), snapshot.name()).flatMap(LogicalVolumeInfo::origin)
                        .filter(volume.name()::equals).isPresent()
                                ? line(frame, "merge")
                                : Optional.empty();
    }

    /**
     * What dropping the row that is selected on the bar of its group does: a volume gets a snapshot, a snapshot more room.
     *
     * @param at
     *            where on the bar, from 0 to 1; the room from the free part's beginning to there is taken
     */
    Optional<String> onFreeSpace(Frame frame, StorageRow source, StorageRow.Group target, double at) {
        return frame.facts().group(target.name()).filter(group -> group.freeExtents() > 0 && holds(frame.facts(), group, source))
                .flatMap(group -> {
                    long used = group.extents() - group.freeExtents();
                    long bytes = within(group, at * group.extents() - used) * group.extentBytes();
                    return source instanceof StorageRow.Snapshot ? extend(frame, bytes) : sized(frame, "snapshot", Sizes.written(bytes));
                });
    }

    /**
     * What drawing the end of the store that is selected does.
     *
     * @param length
     *            how long its bar would be, of what it is now
     */
    Optional<String> drawn(Frame frame, StorageRow.Snapshot source, double length) {
        return frame.facts().group(source.group()).filter(group -> group.freeExtents() > 0 && length > 1)
                .flatMap(group -> frame.facts().volume(source.group(), source.name()).flatMap(volume -> extend(frame,
                        within(group, (length - 1) * volume.bytes() / group.extentBytes()) * group.extentBytes())));
    }

    private static boolean holds(Facts facts, VolumeGroupInfo group, StorageRow source) {
        return switch (source) {
            case StorageRow.Volume volume -> volume.group().equals(group.name()) && facts.volume(volume.group(), volume.name()).isPresent();
            case StorageRow.Snapshot snapshot -> snapshot.group().equals(group.name());
            default -> false;
        };
    }

    /** At least one extent, at most all that are free. */
    private static long within(VolumeGroupInfo group, double extents) {
        return Math.clamp((long) Math.ceil(extents), 1, group.freeExtents());
    }

    private Optional<String> extend(Frame frame, long bytes) {
        return sized(frame, "extend", "+" + Sizes.written(bytes));
    }

    private Optional<String> sized(Frame frame, String tool, String size) {
        return line(frame, tool).map(line -> line.replaceFirst(SIZE, " -L " + size));
    }

    private Optional<String> line(Frame frame, String tool) {
        return tools.stream().filter(found -> found.name().equals(tool)).findFirst().flatMap(found -> found.line(frame))
                .filter(line -> !frame.isLocked(line));
    }
}
