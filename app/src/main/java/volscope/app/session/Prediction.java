package volscope.app.session;

import java.util.Optional;
import java.util.SortedSet;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Wager;

/**
 * The chunks that a learner marks before a play. Whoever draws chunks draws {@link #mark} on them, and as long as it is {@link State#OPEN} a
 * click or a key on a chunk of the volume calls {@link Session#mark}.
 *
 * @param volume
 *            the logical volume whose chunks are marked, as the lesson names it
 * @param state
 *            how far the play is
 * @param marks
 *            the chunks that are marked
 * @param truth
 *            the chunks that were right; none before the play is over
 */
public record Prediction(String volume, State state, SortedSet<Long> marks, SortedSet<Long> truth) {

    /** How far a play is. */
    public enum State {
        /** Marks can be set. */
        OPEN,
        /** Marks are fixed, and the truth is not known. */
        FIXED,
        /** The truth is known. */
        KNOWN
    }

    /** What is drawn on a chunk. */
    public enum Mark {
        NONE,
        /** Predicted, nothing known. */
        MARKED,
        /** Predicted, and so it was: solid outline and check. */
        RIGHT,
        /** Not predicted, but so it was: dashed outline. */
        MISSED,
        /** Predicted, but so it was not: outline and cross. */
        TOO_MANY
    }

    /** The prediction of a lesson's card; empty where it asks for none. */
    static Optional<Prediction> of(Attempt attempt) {
        return attempt.marking().map(bet -> of(bet, attempt.wager(bet)));
    }

    private static Prediction of(Bet bet, Wager wager) {
        Optional<Reply> truth = wager.state() == Wager.State.LOCKED ? wager.truth() : Optional.empty();
        State state = truth.isPresent() ? State.KNOWN : wager.state() == Wager.State.OPEN ? State.OPEN : State.FIXED;
        return new Prediction(bet.subject(), state, wager.guess().chunks(), truth.orElse(Reply.NONE).chunks());
    }

    /** What is drawn on a chunk of the volume. */
    public Mark mark(long chunk) {
        boolean marked = marks.contains(chunk);
        if (state != State.KNOWN) {
            return marked ? Mark.MARKED : Mark.NONE;
        }
        if (truth.contains(chunk)) {
            return marked ? Mark.RIGHT : Mark.MISSED;
        }
        return marked ? Mark.TOO_MANY : Mark.NONE;
    }
}
