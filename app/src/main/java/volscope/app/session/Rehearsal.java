package volscope.app.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Standing;
import volscope.app.lesson.Wager;
import volscope.app.lesson.handin.HandIn;
import volscope.app.lesson.predicate.World;
import volscope.model.machine.EndlessRunException;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * A lesson that is played without a window: the same state moves by the same steps as in a session, so that what a replay comes to is what
 * was shown. Not safe for use by several threads.
 */
public final class Rehearsal {
    /** The clock on the wall is no part of a lesson. */
    private static final InstantSource NEVER = InstantSource.fixed(Instant.EPOCH);
    private static final int MOST_RUNS = 10_000;
    /** The most steps and events of a play that ends. */
    public static final long MOST_HAPPENED = 1_000_000;

    private final LessonStage stage;
    private final LessonDesk desk;
    private final Machine machine;
    private final Lines lines;
    private final SessionState beginning;
    private SessionState state;
    private Optional<Run> last = Optional.empty();
    private long happened;

    private Rehearsal(LessonStage stage, LessonDesk desk, Machine machine, SessionState beginning) {
        this.stage = stage;
        this.desk = desk;
        this.machine = machine;
        this.lines = new Lines(desk, NEVER, (before, line) -> machine.run(before.history().head(), line));
        this.beginning = beginning;
        this.state = beginning;
    }

    /** What setting a lesson up gives. */
    public sealed interface Opening {
    }

    /**
     * A lesson that has begun.
     *
     * @param rehearsal
     *            to go on with
     */
    public record Ready(Rehearsal rehearsal) implements Opening {
    }

    /**
     * A lesson that does not begin.
     *
     * @param why
     *            why not
     */
    public record Refused(LessonStart why) implements Opening {
    }

    /** Sets a lesson up. */
    public static Opening open(MachineFactory factory, Exercise exercise) {
        return switch (LessonStage.open(factory, exercise)) {
            case LessonStage.Refused(LessonStart why) -> new Refused(why);
            case LessonStage.Ready(LessonStage stage) -> new Ready(of(stage));
        };
    }

    private static Rehearsal of(LessonStage stage) {
        return of(stage, stage.state(Instant.EPOCH, List.of()));
    }

    /** A rehearsal that goes on from the beginning of a session. */
    static Rehearsal of(LessonStage stage, SessionState beginning) {
        LessonDesk desk = new LessonDesk(stage.first().machine());
        desk.turnTo(stage);
        return new Rehearsal(stage, desk, KnownRuns.of(stage.first().machine()), beginning);
    }

    /** The same lesson from its start, on the same machines; what was run there before is not run again. */
    public Rehearsal again() {
        return new Rehearsal(stage, desk.fork(stage.exercise().setup().size()), machine, beginning);
    }

    /** Runs a line, or moves as it says. */
    public Run run(String line) {
        Lines.Done done = lines.run(state, line, Act.Source.TYPED);
        state = done.change().apply(state);
        happened += KnownRuns.weight(machine, done.run());
        last = Optional.of(done.run());
        return done.run();
    }

    /** Runs lines in order. */
    public Rehearsal runAll(List<String> all) {
        all.forEach(this::run);
        return this;
    }

    /** How much the machine that is looked at has kept since the start: revisions, and what happened in them. */
    public long happened() {
        return happened;
    }

    /** How far the learner has come; goals are not judged. */
    public Attempt attempt() {
        return state.learning().attempt().orElseThrow();
    }

    /** How the goals stand now. */
    public Standing standing() {
        return desk.standing(state).orElseThrow();
    }

    /** What formulas are judged by now, under the lesson's first profile. */
    public World world() {
        return desk.world(state, attempt().exercise().head().kernels().getFirst());
    }

    /** What can be read now. */
    public Revision now() {
        return state.machine().revision(state.history().head());
    }

    /** The revisions since the start, of all branches, of the machine that is looked at. */
    public List<Revision> moments() {
        List<RevisionId> moments = new ArrayList<>(List.of(attempt().start()));
        state.history().acts().stream().skip(state.learning().floor()).forEach(act -> moments.addAll(act.run().steps()));
        return moments.stream().map(state.machine()::revision).toList();
    }

    /** Finds the truth of bets or quizzes here: they have one play, it is played, and where it is kept that stays. */
    public void play(List<Bet> bets) {
        if (!bets.isEmpty() && bets.getFirst().mode() == Bet.Mode.KEPT) {
            state = lines.run(state, bets.getFirst().play(), Act.Source.POINTED, after -> desk.ending(after, bets, Wager.State.LOCKED))
                    .change().apply(state);
        } else {
            end(bets, Wager.State.LOCKED);
        }
    }

    private void end(List<Bet> bets, Wager.State how) {
        state = desk.ending(state, bets, how).apply(state);
    }

    private void learn(UnaryOperator<Attempt> step) {
        state = state.with(state.learning().with(step));
    }

    /**
     * Does again all that a learner did.
     *
     * @throws EndlessRunException
     *             if it does not end within 10,000 lines and 1,000,000 steps and events
     */
    public Replayed replay(HandIn handIn) {
        List<RevisionId> moments = new ArrayList<>();
        OptionalInt differs = OptionalInt.empty();
        int runs = 0;
        for (LogEntry entry : handIn.entries()) {
            Optional<Run> run = replay(entry);
            moments.add(state.history().head());
            runs += entry.kind() == LogEntry.Kind.RUN ? 1 : 0;
            if (runs > MOST_RUNS || happened > MOST_HAPPENED) {
                throw new EndlessRunException();
            }
            if (differs.isEmpty() && run.isPresent() && !entry.payload().startsWith(run.get().exitCode() + " ")) {
                differs = OptionalInt.of(moments.size());
            }
        }
        return new Replayed(handIn, List.copyOf(moments), differs);
    }

    /** Does one thing again, and gives how the line ended, where it was a line. */
    private Optional<Run> replay(LogEntry entry) {
        last = Optional.empty();
        String[] words = entry.payload().split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (entry.kind()) {
            case STEP -> learn(attempt -> attempt.turningTo(entry.payload()));
            case HINT -> learn(attempt -> attempt.hintedAt(words[0], rest));
            case SOLUTION -> learn(Attempt::proposing);
            case PREDICT -> bet(words[0]).ifPresent(bet -> predict(bet, Reply.read(bet.kind(), rest)));
            case SKIP -> bet(words[0]).filter(bet -> bet.mode() != Bet.Mode.KEPT)
                    .ifPresent(bet -> end(List.of(bet), Wager.State.SKIPPED));
            case RUN -> replayLine(rest);
            case UNDO, REDO, GOTO -> SessionLine.read(entry.kind().word() + " " + entry.payload())
                    .ifPresent(line -> state = lines.moving(state, line).apply(state));
            case NOTE -> learn(attempt -> attempt.logging(entry.kind(), entry.payload()));
            case ANSWER, END -> {
                // They change nothing.
            }
        }
        return last;
    }

    private Optional<Bet> bet(String name) {
        return attempt().exercise().steps().stream().flatMap(step -> java.util.stream.Stream.concat(step.bets().stream(),
                step.quizzes().stream())).filter(bet -> bet.name().equals(name)).findFirst();
    }

    /** A bet on a play that stays is fixed until its line comes. */
    private void predict(Bet bet, Reply said) {
        learn(attempt -> attempt.guessing(bet, old -> said));
        if (bet.mode() == Bet.Mode.KEPT) {
            learn(attempt -> attempt.fixing(bet));
        } else {
            end(List.of(bet), Wager.State.LOCKED);
        }
    }

    private void replayLine(String line) {
        List<Bet> fixed = attempt().exercise().bets().stream()
                .filter(bet -> attempt().wager(bet).state() == Wager.State.PLAYING && bet.play().equals(line.strip())).toList();
        List<Bet> open = attempt().exercise().bets().stream().filter(bet -> bet.mode() == Bet.Mode.KEPT && bet.play().equals(line.strip()))
                .filter(bet -> attempt().wager(bet).state() == Wager.State.OPEN && attempt().step().filter(step -> step.bets()
                        .contains(bet)).isPresent())
                .toList();
        Lines.Done done = lines.run(state, line, Act.Source.TYPED, after -> {
            UnaryOperator<SessionState> first = desk.ending(after, fixed, Wager.State.LOCKED);
            UnaryOperator<SessionState> second = desk.ending(after, open, Wager.State.SKIPPED);
            return old -> second.apply(first.apply(old));
        });
        state = done.change().apply(state);
        happened += KnownRuns.weight(machine, done.run());
        last = Optional.of(done.run());
    }

    /** The state that a session goes on from after a hand-in. */
    SessionState state(Replayed replayed) {
        return state.with(state.learning().with(replayed));
    }
}
