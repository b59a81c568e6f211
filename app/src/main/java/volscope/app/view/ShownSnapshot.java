package volscope.app.view;

import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;

/** Finds the snapshot that views of chunks show. */
public final class ShownSnapshot {
    private ShownSnapshot() {
    }

    /** The device of the snapshot that a frame's selection is about; failing that the one shown before, failing that the first there is. */
    public static Optional<String> of(Frame frame, Optional<String> before) {
        Facts facts = frame.facts();
        return selected(frame).filter(facts.snapshots()::containsKey).or(() -> before.filter(facts.snapshots()::containsKey))
                .or(() -> facts.snapshots().keySet().stream().findFirst());
    }

    private static Optional<String> selected(Frame frame) {
        Facts facts = frame.facts();
        return switch (frame.selection()) {
            case Selection.Chunk chunk -> Optional.of(chunk.snapshot());
            case Selection.Device device -> Optional.of(device.name());
            case Selection.Volume volume -> facts.volume(volume.group(), volume.name()).flatMap(found -> snapshot(facts, found));
            default -> Optional.empty();
        };
    }

    private static Optional<String> snapshot(Facts facts, LogicalVolumeInfo volume) {
        if (facts.snapshots().containsKey(volume.device())) {
            return Optional.of(volume.device());
        }
        return facts.snapshotsOf(volume).stream().map(LogicalVolumeInfo::device).filter(facts.snapshots()::containsKey).findFirst();
    }
}
