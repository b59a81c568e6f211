package volscope.app.lesson;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.app.lesson.file.Head;
import volscope.app.lesson.seed.Numbers;

/**
 * A lesson with the numbers of a seed filled in.
 *
 * @param head
 *            its front matter
 * @param seed
 *            the seed
 * @param numbers
 *            what the seed drew
 * @param par
 *            what the solution needs
 * @param introduction
 *            the first card, marked text
 * @param setup
 *            the lines before it
 * @param steps
 *            the steps
 */
public record Exercise(Head head, long seed, Numbers numbers, Par par, List<String> introduction, List<SetupLine> setup,
        List<Step> steps) {

    /** The goals of all steps, in order. */
    public List<Goal> goals() {
        return steps.stream().flatMap(step -> step.goals().stream()).toList();
    }

    /** The programs of all steps. */
    public List<Program> programs() {
        return steps.stream().flatMap(step -> step.programs().stream()).toList();
    }

    /** The bets of all steps. */
    public List<Bet> bets() {
        return steps.stream().flatMap(step -> step.bets().stream()).toList();
    }

    /** Whether a goal, a bet or a quiz asks what was in the middle of a line. */
    public boolean isOfSteps() {
        return steps.stream().anyMatch(step -> step.goals().stream().anyMatch(goal -> goal.formula().isOfSteps())
                || Stream.concat(step.bets().stream(), step.quizzes().stream()).anyMatch(Bet::isOfSteps));
    }

    /** The lines that reach all goals. */
    public List<String> solution() {
        return steps.stream().flatMap(step -> step.solution().stream()).toList();
    }

    /** Every other way that the lesson gives. */
    public List<List<String>> otherSolutions() {
        return steps.stream().flatMap(step -> step.others().stream()).toList();
    }

    /** What is explained at the end. */
    public List<Fact> facts() {
        return steps.stream().flatMap(step -> step.facts().stream()).toList();
    }

    /** The head of the machine's lab file. */
    public String hardware() {
        return head.hardware().isEmpty() ? "" : "#: " + String.join(" ", head.hardware()) + "\n";
    }

    /**
     * The lines that put the programs into the machine's working directory. They are no commands of the learner.
     */
    public List<String> placing() {
        return programs().stream().map(program -> "@ printf '%s\\n' " + program.lines().stream().map(Exercise::quoted)
                .collect(Collectors.joining(" ")) + " > " + program.file()).toList();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Words that have no tool as long as the lesson is open. */
    public Stream<String> locks() {
        return head.lock().stream();
    }

    /** Whether the lesson locks the command that a line begins with. */
    public boolean locks(String line) {
        return head.lock().contains(line.strip().split("\\s+", 2)[0]);
    }
}
