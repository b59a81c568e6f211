package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.ActEvents;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/** Finds the answers to what people ask about what is selected. */
final class Answers {
    private final Filling filling;
    private final Death death;
    private final Holders holders;
    private final Standing standing;
    private final Disagreement disagreement;

    Answers(Texts texts, Amounts amounts, ActEvents events) {
        filling = new Filling(texts, amounts, events);
        death = new Death(texts, amounts, events);
        holders = new Holders(texts);
        standing = new Standing(texts, amounts);
        disagreement = new Disagreement(texts);
    }

    /** The answers of a frame, the one that matters most in front. */
    List<Answer> of(Frame frame) {
        List<Answer> answers = new ArrayList<>();
        if (frame.volumeSelected() instanceof Selection.Volume(String group, String name)) {
            frame.facts().volume(group, name).ifPresent(volume -> add(answers, frame, volume));
        } else {
            disagreement.answer(frame).ifPresent(answers::add);
        }
        return answers;
    }

    private void add(List<Answer> answers, Frame frame, LogicalVolumeInfo volume) {
        Facts facts = frame.facts();
        Optional<SnapshotInfo> info = facts.snapshot(volume).filter(found -> volume.origin().isPresent());
        if (facts.merge(volume) != Facts.Merge.NONE) {
            answers.add(standing.merge(frame, volume));
        } else if (info.filter(Answers::isDead).isPresent()) {
            answers.add(death.answer(frame, volume));
        } else {
            info.filter(found -> found.exceptions() > 0).ifPresent(found -> answers.add(filling.answer(frame, volume, found)));
        }
        if (volume.origin().isEmpty()) {
            facts.merging().stream().filter(merging -> facts.origin(merging).filter(volume::equals).isPresent()).findFirst()
                    .ifPresent(merging -> answers.add(standing.merge(frame, merging)));
        }
        holders.answer(frame, volume).ifPresent(answers::add);
        if (info.filter(found -> !isDead(found)).isPresent()) {
            standing.mount(frame, volume).ifPresent(answers::add);
        }
        standing.resize(frame, volume).ifPresent(answers::add);
        disagreement.answer(frame).ifPresent(answers::add);
    }

    private static boolean isDead(SnapshotInfo info) {
        return info.state() == SnapshotInfo.State.INVALID || info.state() == SnapshotInfo.State.OVERFLOWED
                || info.state() == SnapshotInfo.State.MERGE_FAILED;
    }
}
