package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Ghost;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.Difference;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Says in sentences what the line that is being composed would do. */
final class Foresight {
    private final Texts texts;
    private final Amounts amounts;

    Foresight(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    /** The sentences; none where nothing is being composed. */
    List<String> sentences(Frame frame) {
        return frame.ghost().map(ghost -> sentences(frame.facts(), ghost)).orElse(List.of());
    }

    private List<String> sentences(Facts now, Ghost ghost) {
        List<String> sentences = new ArrayList<>();
        if (ghost.run().exitCode() != 0) {
            sentences.add(texts.get("foresight.fails", ghost.run().exitCode()));
        }
        ghost.difference().volumes().forEach(change -> volume(now, ghost.facts(), change).ifPresent(sentences::add));
        now.groups().forEach(group -> ghost.facts().group(group.name()).filter(then -> then.freeExtents() != group.freeExtents())
                .ifPresent(then -> sentences.add(texts.get("foresight.free", group.name(), free(group), free(then)))));
        origins(now).forEach(origin -> copies(now, ghost.facts(), origin).ifPresent(sentences::add));
        if (sentences.isEmpty() && !ghost.difference().isEmpty()) {
            sentences.add(texts.get("foresight.content"));
        }
        return sentences;
    }

    private Optional<String> volume(Facts now, Facts then, Difference.Change change) {
        String[] path = change.name().split("/", 2);
        return switch (change.kind()) {
            case ADDED ->
                then.volume(path[0], path[1]).map(volume -> texts.get("foresight.comes", volume.name(), amounts.bytes(volume.bytes())));
            case REMOVED -> now.volume(path[0], path[1]).map(volume -> texts.get("foresight.goes", volume.name()));
            case CHANGED -> Optional.empty();
        };
    }

    private String free(VolumeGroupInfo group) {
        return amounts.bytes(group.freeExtents() * group.extentBytes());
    }

    private static List<LogicalVolumeInfo> origins(Facts facts) {
        return facts.groups().stream().flatMap(group -> group.volumes().stream()).filter(volume -> volume.origin().isEmpty()).toList();
    }

    private Optional<String> copies(Facts now, Facts then, LogicalVolumeInfo origin) {
        int before = now.snapshotsOf(origin).size();
        return then.volume(origin.group(), origin.name()).map(volume -> then.snapshotsOf(volume).size()).filter(after -> after != before)
                .map(after -> texts.get("foresight.copies", origin.name(), after, before));
    }
}
