package volscope.app.lesson;

import java.util.Optional;

/**
 * A bet as the learner has it.
 *
 * @param guess
 *            what is guessed
 * @param state
 *            whether it can still be changed
 * @param truth
 *            what was measured, once it was played
 */
public record Wager(Reply guess, State state, Optional<Reply> truth) {
    /** A bet of which nothing is said yet. */
    public static final Wager OPEN = new Wager(Reply.NONE, State.OPEN, Optional.empty());

    /** Whether a bet can still be changed. */
    public enum State {
        OPEN,
        /** Fixed, and its play is not yet seen to its end. */
        PLAYING,
        /** Fixed, and the truth is known. */
        LOCKED,
        /** Given up, and its play is not yet seen to its end. */
        SKIPPING,
        /** Given up. */
        SKIPPED;

        /** Once the play is seen to its end. */
        public State seen() {
            return switch (this) {
                case PLAYING -> LOCKED;
                case SKIPPING -> SKIPPED;
                case OPEN, LOCKED, SKIPPED -> this;
            };
        }
    }

    /** Guesses something else, as long as it is open. */
    public Wager guessing(Reply next) {
        return state == State.OPEN ? new Wager(next, state, truth) : this;
    }

    /** Whether it was locked in. */
    public boolean isFixed() {
        return state.seen() == State.LOCKED;
    }

    /** Whether the guess was right. */
    public boolean isRight() {
        return state == State.LOCKED && truth.filter(guess::equals).isPresent();
    }

    /** Whether its play is not yet seen to its end. */
    public boolean isPlaying() {
        return state != state.seen();
    }

    /** Whether it is known how it ended. */
    public boolean isOver() {
        return state == State.LOCKED || state == State.SKIPPED;
    }

    Wager ending(State end, Optional<Reply> measured) {
        return new Wager(guess, end, measured);
    }
}
