package volscope.app.session;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import volscope.app.lesson.LogEntry;
import volscope.model.machine.Run;

/**
 * What lines do to the state of a session: they run at its head, or move it, and a lesson writes them down.
 *
 * @param desk
 *            ends bets that a line plays
 * @param clock
 *            when lines were run
 * @param runner
 *            runs a line on the machine of a state
 */
record Lines(LessonDesk desk, InstantSource clock, BiFunction<SessionState, String, Run> runner) {

    /**
     * A line that was run.
     *
     * @param run
     *            what it gave
     * @param change
     *            what it changes
     */
    record Done(Run run, UnaryOperator<SessionState> change) {
    }

    /** Runs a line that somebody composed; bets that it plays end with it. */
    Done run(SessionState before, String line, Act.Source source) {
        return run(before, line, source, after -> desk.playing(after, line));
    }

    /**
     * Runs a line.
     *
     * @param then
     *            what the lesson makes of the state after it
     */
    Done run(SessionState before, String line, Act.Source source, Function<SessionState, UnaryOperator<SessionState>> then) {
        Optional<SessionLine> move = SessionLine.read(line);
        return move.isPresent() ? new Done(still(before, line), moving(before, move.get())) : ran(before, line, source, then);
    }

    /** What a line gives that no machine gets. */
    private static Run still(SessionState before, String line) {
        return new Run(line, List.of(before.history().head()), new byte[0], 0, List.of(), List.of(), Optional.empty(), Optional.empty(),
                List.of(), Optional.empty());
    }

    /** Moves the head, and writes it down if it moved. */
    UnaryOperator<SessionState> moving(SessionState before, SessionLine move) {
        History next = move.move(before.history(), before.learning().floor());
        return next.equals(before.history())
                ? UnaryOperator.identity()
                : old -> logging(old.moving(next), move.logged());
    }

    private Done ran(SessionState before, String line, Act.Source source, Function<SessionState, UnaryOperator<SessionState>> then) {
        History history = before.history();
        Run run = runner.apply(before, line);
        Act act = new Act(history.nextNumber(), history.last(), history.head(), run, source, clock.instant(), before.machine()::revision);
        History next = history.with(act);
        UnaryOperator<SessionState> ended = then.apply(before.after(next, act));
        LogEntry entry = LogEntry.run(run.exitCode(), line);
        return new Done(run, old -> logging(ended.apply(old.after(next, act)), entry));
    }

    private static SessionState logging(SessionState state, LogEntry entry) {
        return state.with(state.learning().with(attempt -> attempt.logging(entry.kind(), entry.payload())));
    }
}
