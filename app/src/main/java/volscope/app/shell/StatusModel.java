package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Pace;
import volscope.app.session.Selection;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.details.Foresight;
import volscope.model.explain.Explanation;
import volscope.model.explain.Finding;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** The sentences of the status line: how it stands with what is selected, how long that goes well, and what one key would do. */
final class StatusModel {
    private final Texts texts;
    private final Amounts amounts;

    StatusModel(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    /** The sentences, from the left. */
    List<String> sentences(Frame frame) {
        List<String> sentences = new ArrayList<>();
        if (frame.look() == Frame.Look.PAST) {
            sentences.add(texts.get("status.past", frame.revision().step()));
        }
        frame.lockedWords().ifPresent(words -> sentences.add(texts.get("lesson.locked", words)));
        sentences.addAll(frame.explanation().map(why -> refused(frame, why)).orElseGet(() -> standing(frame)));
        new Foresight(texts, amounts).summary(frame)
                .or(() -> frame.nextUndo().map(Act::line).map(line -> texts.get("status.undo", line))).ifPresent(sentences::add);
        return sentences;
    }

    /** How many things are not as they should be. */
    long problems(Frame frame) {
        long dead = frame.facts().lost().size();
        long broken = frame.history().path().stream()
                .mapToLong(act -> act.run().findings().stream().map(Finding::rule).distinct().count()).sum();
        return dead + broken + (frame.explanation().isPresent() ? 1 : 0);
    }

    private List<String> refused(Frame frame, Explanation why) {
        List<String> sentences = new ArrayList<>();
        frame.facts().device(why.asked().device()).ifPresent(device -> sentences.add(texts.get("status.untouched",
                frame.facts().shortName(device.name()))));
        why.facts().stream().filter(fact -> fact.key() == Explanation.Key.LEFT_BEHIND && !fact.arguments().isEmpty())
                .forEach(fact -> sentences.add(texts.get("status.left", fact.arguments().getFirst())));
        return sentences;
    }

    private List<String> standing(Frame frame) {
        return chosen(frame).map(volume -> snapshot(frame, volume)).orElseGet(() -> free(frame.facts()));
    }

    /** The snapshot that is selected, or the only one there is. */
    private static Optional<LogicalVolumeInfo> chosen(Frame frame) {
        Facts facts = frame.facts();
        if (frame.selection() instanceof Selection.Volume(String group, String name)) {
            Optional<LogicalVolumeInfo> volume = facts.volume(group, name);
            return volume.filter(found -> found.origin().isPresent())
                    .or(() -> volume.flatMap(found -> worst(facts, facts.snapshotsOf(found))));
        }
        List<LogicalVolumeInfo> all = facts.groups().stream().flatMap(group -> group.volumes().stream())
                .filter(volume -> volume.origin().isPresent()).toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** One that is lost, or the first. */
    private static Optional<LogicalVolumeInfo> worst(Facts facts, List<LogicalVolumeInfo> snapshots) {
        return snapshots.stream().filter(found -> facts.lost().contains(found.device())).findFirst()
                .or(() -> snapshots.stream().findFirst());
    }

    /** Where the first of the problems is to be seen. */
    Optional<Selection> problem(Frame frame) {
        Facts facts = frame.facts();
        return facts.lost().stream().flatMap(device -> facts.volumeOn(device).stream())
                .map(found -> (Selection) new Selection.Volume(found.group(), found.name())).findFirst();
    }

    private List<String> snapshot(Frame frame, LogicalVolumeInfo volume) {
        return frame.facts().snapshot(volume).map(info -> frame.facts().lost().contains(volume.device())
                ? List.of(texts.get("status.dead", volume.name()))
                : List.of(texts.get("status.holds", volume.name(), info.exceptions(), amounts.bytes(info.exceptions() * info.chunkBytes()),
                        amounts.bytes(volume.bytes())),
                        full(frame, volume, info)))
                .orElseGet(() -> List.of(texts.get("status.inactive", volume.name())));
    }

    private String full(Frame frame, LogicalVolumeInfo volume, SnapshotInfo info) {
        OptionalLong between = Pace.between(frame, volume.device());
        return between.isPresent() && info.writesLeft() > 0
                ? texts.get("status.full-in", info.writesLeft(), amounts.duration(info.writesLeft() * between.getAsLong()))
                : texts.get("status.full", info.writesLeft());
    }

    private List<String> free(Facts facts) {
        return facts.groups().stream().map(this::free).toList();
    }

    private String free(VolumeGroupInfo group) {
        return texts.get("status.free", group.name(), amounts.bytes(group.freeExtents() * group.extentBytes()));
    }
}
