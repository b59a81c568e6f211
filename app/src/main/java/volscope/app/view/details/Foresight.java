package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Ghost;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Says in sentences what the line that is being composed would do. */
public final class Foresight {
    private final Texts texts;
    private final Amounts amounts;

    public Foresight(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    /** The sentences; none where nothing is being composed. */
    List<Sheet.Consequence> sentences(Frame frame) {
        return frame.ghost().map(ghost -> sentences(frame.facts(), ghost)).orElse(List.of());
    }

    /** The command, and the two things that matter most of what it would do; empty where nothing is being composed. */
    public Optional<String> summary(Frame frame) {
        return frame.ghost().map(ghost -> texts.get("foresight.summary", ghost.run().line().strip().split(" ")[0],
                sentences(frame).stream().limit(2).map(Sheet.Consequence::words).collect(Collectors.joining(" "))));
    }

    private List<Sheet.Consequence> sentences(Facts now, Ghost ghost) {
        List<Sheet.Consequence> sentences = new ArrayList<>();
        if (ghost.run().exitCode() != 0) {
            sentences.add(of(Feather.X_CIRCLE, texts.get("foresight.fails", ghost.run().exitCode())));
        }
        sentences.addAll(new Changes(texts, amounts, now, ghost.facts()).sentences());
        now.groups().forEach(group -> ghost.facts().group(group.name()).filter(then -> then.freeExtents() != group.freeExtents())
                .ifPresent(then -> sentences
                        .add(of(Feather.DATABASE, texts.get("foresight.free", group.name(), free(group), free(then))))));
        origins(now).forEach(origin -> copies(now, ghost.facts(), origin).map(words -> of(Feather.COPY, words)).ifPresent(sentences::add));
        suspended(now, ghost).forEach(words -> sentences.add(of(Feather.PAUSE, words)));
        if (sentences.isEmpty() && !ghost.difference().isEmpty()) {
            sentences.add(of(Feather.EDIT_2, texts.get("foresight.content")));
        }
        if (!sentences.isEmpty()) {
            sentences.add(of(Feather.CORNER_UP_LEFT, texts.get("foresight.undo")));
        }
        return sentences;
    }

    private static Sheet.Consequence of(Feather icon, String words) {
        return new Sheet.Consequence(icon, words);
    }

    /** Volumes that bios wait for while their tables change. */
    private List<String> suspended(Facts now, Ghost ghost) {
        return origins(now).stream().filter(origin -> ghost.run().operations().stream()
                .anyMatch(line -> line.strip().startsWith("suspend " + origin.device() + " "))).map(LogicalVolumeInfo::name)
                .map(name -> texts.get("foresight.suspended", name)).toList();
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
