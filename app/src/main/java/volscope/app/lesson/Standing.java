package volscope.app.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import volscope.app.lesson.predicate.Finding;

/**
 * How things stand.
 *
 * @param goals
 *            each goal with what was found, in order
 * @param commands
 *            lines that changed the machine
 * @param copies
 *            chunks that were copied
 */
public record Standing(List<OfGoal> goals, long commands, long copies) {
    /** Nothing judged yet. */
    public static final Standing NONE = new Standing(List.of(), 0, 0);

    /**
     * A goal with what was found.
     *
     * @param goal
     *            the goal
     * @param finding
     *            what was found
     */
    public record OfGoal(Goal goal, Finding finding) {
    }

    /** What was found of a goal. */
    public Optional<Finding> of(Goal goal) {
        return goals.stream().filter(one -> one.goal().equals(goal)).map(OfGoal::finding).findFirst();
    }

    /** The same of goals in other words, which come in the same order. */
    Standing translated(List<Goal> words) {
        return new Standing(IntStream.range(0, goals.size()).mapToObj(i -> new OfGoal(words.get(i), goals.get(i).finding())).toList(),
                commands, copies);
    }

    /** Whether all goals of a list are met. */
    public boolean meets(List<Goal> all) {
        return all.stream().allMatch(goal -> of(goal).filter(Finding::isMet).isPresent());
    }

    /** How many goals are met. */
    public long met() {
        return goals.stream().filter(one -> one.finding().isMet()).count();
    }
}
