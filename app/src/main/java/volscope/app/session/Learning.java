package volscope.app.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;

/**
 * The lesson of a lab, if it has one.
 *
 * @param attempt
 *            how far the learner has come
 * @param proposal
 *            the line that the lesson wrote into the terminal last
 * @param plays
 *            what the plays of the lesson write, seen from the start
 * @param turn
 *            grows whenever a lesson is opened, or opened again where one left it
 * @param alike
 *            how the last line ended under the lesson's other profiles
 * @param handIn
 *            the hand-in that was played again to get here, if it was
 * @param since
 *            when the lesson was begun, by the clock on the wall
 */
public record Learning(Optional<Attempt> attempt, Optional<Proposal> proposal, List<Play> plays, int turn, List<Alike> alike,
        Optional<Replayed> handIn, Instant since) {
    /** No lesson. */
    public static final Learning NONE = new Learning(Optional.empty(), Optional.empty(), List.of(), 0, List.of(), Optional.empty(),
            Instant.EPOCH);

    /**
     * How a line ended under another profile.
     *
     * @param kernel
     *            the profile
     * @param exitCode
     *            its exit code
     * @param output
     *            what it printed
     */
    public record Alike(String kernel, int exitCode, String output) {
    }

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

    /**
     * A line that the lesson plays.
     *
     * @param line
     *            the line
     * @param volume
     *            the path of a volume that it writes
     * @param chunks
     *            the chunks that it writes there, in order
     */
    public record Play(String line, String volume, List<Long> chunks) {
    }

    /** A lesson that begins. */
    static Learning of(Attempt attempt, List<Play> plays, Instant since) {
        return new Learning(Optional.of(attempt), Optional.empty(), List.copyOf(plays), 1, List.of(), Optional.empty(), since);
    }

    /** This as what comes after another. */
    Learning after(Learning before) {
        return new Learning(attempt, proposal, plays, before.turn + 1, alike, handIn, since);
    }

    /** This as what a hand-in came to. */
    Learning with(Replayed replayed) {
        return new Learning(attempt, proposal, plays, turn, alike, Optional.of(replayed), since);
    }

    /** What is pointed at: what the lesson adds to what is pointed at anyway. */
    List<Marks> marks(Facts facts, List<Marks> others) {
        List<Marks> all = new ArrayList<>(others);
        attempt.ifPresent(lesson -> {
            List<String> open = lesson.open().stream().map(Bet::play).toList();
            plays.stream().filter(play -> open.contains(play.line()))
                    .forEach(play -> all.add(new Marks(play.volume(), play.chunks(), Marks.Style.NEXT_WRITES)));
            Prediction.of(lesson).ifPresent(prediction -> all.addAll(prediction.drawn(facts)));
        });
        return List.copyOf(all);
    }

    Learning with(UnaryOperator<Attempt> step) {
        return new Learning(attempt.map(step), proposal, plays, turn, alike, handIn, since);
    }

    Learning with(List<Alike> next) {
        return new Learning(attempt, proposal, plays, turn, next, handIn, since);
    }

    Learning proposing() {
        return new Learning(attempt.map(Attempt::proposing),
                attempt.flatMap(Attempt::proposal).map(line -> new Proposal(proposal.map(Proposal::number).orElse(0) + 1, line)), plays,
                turn, alike, handIn, since);
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
