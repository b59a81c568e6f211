package volscope.app.view.compare;

import java.util.List;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;

/** Remembers which two volumes were selected last, to compare them: of one origin, its snapshots, or the origin and one of them. */
final class Pair {
    private Selection last = new Selection.None();
    private Optional<String> now = Optional.empty();
    private Optional<Chosen> chosen = Optional.empty();

    /** A volume, and what it is compared with. */
    record Chosen(LogicalVolumeInfo a, LogicalVolumeInfo b) {
    }

    /** The two that were selected since this was asked last. */
    Optional<Chosen> take() {
        Optional<Chosen> two = chosen;
        chosen = Optional.empty();
        return two;
    }

    /** Follows the selection. */
    void follow(Frame frame) {
        if (frame.selection().equals(last)) {
            return;
        }
        last = frame.selection();
        Facts facts = frame.facts();
        Optional<LogicalVolumeInfo> volume = selected(frame);
        Optional<LogicalVolumeInfo> other = volume.flatMap(found -> family(facts, found).stream()
                .filter(member -> now.filter(member.id()::equals).isPresent() && !member.id().equals(found.id())).findFirst());
        now = volume.map(LogicalVolumeInfo::id).or(() -> now);
        chosen = volume.flatMap(found -> other.map(known -> new Chosen(known, found)).or(() -> first(facts, found))).or(() -> chosen);
    }

    private static Optional<LogicalVolumeInfo> selected(Frame frame) {
        return switch (frame.selection()) {
            case Selection.Volume volume -> frame.facts().volume(volume.group(), volume.name());
            case Selection.Chunk chunk ->
                frame.facts().volumeOn(chunk.snapshot());
            default -> Optional.empty();
        };
    }

    /** A snapshot with its origin; an origin with its first snapshot. */
    static Optional<Chosen> first(Facts facts, LogicalVolumeInfo volume) {
        return facts.origin(volume).map(origin -> new Chosen(origin, volume))
                .or(() -> facts.snapshotsOf(volume).stream().findFirst().map(snapshot -> new Chosen(volume, snapshot)))
                .or(() -> Optional.of(new Chosen(volume, volume)));
    }

    /** All that share an origin with a volume, the origin too. */
    static List<LogicalVolumeInfo> family(Facts facts, LogicalVolumeInfo volume) {
        LogicalVolumeInfo origin = facts.origin(volume).orElse(volume);
        List<LogicalVolumeInfo> family = new java.util.ArrayList<>(List.of(origin));
        family.addAll(facts.snapshotsOf(origin));
        return family;
    }
}
