package volscope.app.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import volscope.app.lesson.Attempt;
import volscope.model.explain.Explanation;
import volscope.model.machine.Revision;

/**
 * What views draw: one moment of the lab, complete and immutable.
 *
 * @param lab
 *            the name of the open lab
 * @param revision
 *            the moment looked at
 * @param facts
 *            what most views ask it for
 * @param history
 *            what was run
 * @param look
 *            whether the moment is the one that lines act on
 * @param selection
 *            what is selected
 * @param activity
 *            whether a line is running
 * @param profiles
 *            the kernels to choose from
 * @param ghost
 *            what the line that is being composed would do
 * @param marks
 *            what is pointed at
 * @param learning
 *            the lesson that is open, if one is
 */
public record Frame(String lab, Revision revision, Facts facts, History history, Look look, Selection selection, Activity activity,
        List<String> profiles, Optional<Ghost> ghost, List<Marks> marks, Learning learning) {

    /** Where one looks. */
    public enum Look {
        /** At the head: the next line acts on what is seen. */
        NOW,
        /** At another moment; acting there opens a branch. */
        PAST
    }

    /** What the background thread does. */
    public enum Activity {
        IDLE, RUNNING
    }

    /** What is selected, of a chunk the snapshot it is one of. */
    public Selection volumeSelected() {
        return selection instanceof Selection.Chunk chunk
                ? facts.volumeOn(chunk.snapshot())
                        .<Selection>map(volume -> new Selection.Volume(volume.group(), volume.name())).orElse(chunk)
                : selection;
    }

    /** The explanation that is selected. */
    public Optional<Explanation> explanation() {
        return refused().flatMap(act -> act.run().explanation());
    }

    /** The act whose refusal is selected. */
    public Optional<Act> refused() {
        return selection instanceof Selection.Refusal(int number) && number < history.acts().size()
                ? Optional.of(history.acts().get(number))
                : Optional.empty();
    }

    /** The lesson that is open, as far as the learner has come. */
    public Optional<Attempt> lesson() {
        return learning.attempt();
    }

    /** What undo takes back next: of a lesson, nothing of its setup. */
    public Optional<Act> nextUndo() {
        return history.nextUndo().filter(act -> act.number() >= learning.floor());
    }

    /** The chunks that are marked as a prediction; empty where none is asked for. */
    public Optional<Prediction> prediction() {
        return lesson().flatMap(Prediction::of);
    }

    /** Whether the lesson that is open locks the command that a line begins with. */
    public boolean isLocked(String line) {
        return lesson().filter(attempt -> attempt.exercise().locks(line)).isPresent();
    }

    /** The command words that the open lesson locks, each marked as typed; empty if there are none. */
    public Optional<String> lockedWords() {
        return lesson().map(attempt -> attempt.exercise().locks().map(word -> "`" + word + "`").collect(Collectors.joining(" ")))
                .filter(words -> !words.isEmpty());
    }
}
