package volscope.app.session;

import java.util.Optional;
import java.util.function.UnaryOperator;
import volscope.app.lesson.Attempt;

/**
 * The lesson of a lab, if it has one.
 *
 * @param attempt
 *            how far the learner has come
 * @param proposal
 *            the line that the lesson wrote into the terminal last
 */
public record Learning(Optional<Attempt> attempt, Optional<Proposal> proposal) {
    /** No lesson. */
    public static final Learning NONE = new Learning(Optional.empty(), Optional.empty());

    /**
     * A line to be typed: written, and not run.
     *
     * @param number
     *            its turn among the lines that were proposed
     * @param line
     *            the line
     */
    public record Proposal(int number, String line) {
    }

    /** A lesson that begins. */
    static Learning of(Attempt attempt) {
        return new Learning(Optional.of(attempt), Optional.empty());
    }

    Learning with(UnaryOperator<Attempt> step) {
        return new Learning(attempt.map(step), proposal);
    }

    Learning proposing() {
        return new Learning(attempt.map(Attempt::proposing),
                attempt.flatMap(Attempt::proposal).map(line -> new Proposal(proposal.map(Proposal::number).orElse(0) + 1, line)));
    }

    /** What was played is seen to its end. */
    Learning seen() {
        return attempt.filter(Attempt::isPlaying).isPresent() ? with(Attempt::revealed) : this;
    }

    /** How many acts, from power-on, can't be taken back: those of the setup. */
    int floor() {
        return attempt.map(Attempt::setupLines).orElse(0);
    }
}
