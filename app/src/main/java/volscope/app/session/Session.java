package volscope.app.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Wager;
import volscope.app.lesson.handin.HandIn;
import volscope.model.explain.Explanation;
import volscope.model.machine.Cause;
import volscope.model.machine.Difference;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/**
 * The open lab. Lines run one after the other on the executor that was handed in; looking and selecting take effect at once. Whatever
 * changes, listeners get the new frame on the thread that made it.
 */
@Singleton
public final class Session {
    private final MachineFactory factory;
    private final Executor background;
    private final InstantSource clock;
    private final List<Consumer<Frame>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Crash>> onCrash = new CopyOnWriteArrayList<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile Optional<Work> work = Optional.empty();
    private final Object lock = new Object();
    private SessionState state;
    private Frame frame;
    /** Counts what was to be foreseen: only the last wish counts. */
    private final AtomicLong wishes = new AtomicLong();
    /** Only the background thread asks it. */
    private final LessonDesk desk;
    private final Lines lines;

    /** Opens a session on the default machine; {@code background} runs one task at a time, in order. */
    @Inject
    public Session(MachineFactory factory, Executor background, InstantSource clock) {
        this.factory = factory;
        this.background = background;
        this.clock = clock;
        if (!(factory.open("", Optional.empty()) instanceof Opening.Lab lab)) {
            throw new IllegalStateException("the default machine does not open");
        }
        this.desk = new LessonDesk(lab.machine());
        this.lines = new Lines(desk, clock, this::tried);
        this.state = SessionState.of("", lab.machine());
        this.frame = state.frame();
    }

    /** The newest frame. */
    public Frame frame() {
        synchronized (lock) {
            return frame;
        }
    }

    /** Tells every frame from now on, until the subscription is closed. */
    public Subscription listen(Consumer<Frame> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Opens another lab in place of this one and runs nothing.
     *
     * @return the lines that the lab holds, or why it does not open; then the open lab stays
     */
    public CompletableFuture<Opening> open(String name, String script, Optional<String> kernel) {
        return CompletableFuture.supplyAsync(() -> {
            Opening opening = factory.open(script, kernel);
            if (opening instanceof Opening.Lab lab) {
                change(old -> SessionState.of(name, lab.machine()).keepingLike(old));
            }
            return opening;
        }, background);
    }

    /**
     * Opens a lesson in place of this lab: its machine, its programs, and its setup as the first acts. Nothing plays.
     *
     * @param seed
     *            draws its numbers; 0 gives those of the texts
     */
    public CompletableFuture<LessonStart> startLesson(Lesson lesson, long seed) {
        return begin(opening -> opening.open(lesson, seed));
    }

    /** Opens a lesson in place of this lab, as what was handed in leaves it. */
    public CompletableFuture<LessonStart> openHandIn(Lesson lesson, HandIn handIn) {
        return begin(opening -> opening.open(lesson, handIn));
    }

    private CompletableFuture<LessonStart> begin(Function<LessonOpening, LessonOpening.Result> how) {
        return inBackground(() -> {
            LessonOpening.Result result = how.apply(new LessonOpening(factory, clock));
            result.begun().ifPresent(begun -> {
                desk.turnTo(begun.stage());
                SessionState judged = desk.judging(begun.state()).apply(begun.state());
                change(old -> judged.with(judged.learning().after(old.learning())).keepingLike(old));
            });
            return result.start();
        });
    }

    /** Marks a chunk as a prediction, or no longer, where the lesson asks for one. */
    public void toggleMark(long chunk) {
        learn(attempt -> attempt.marking().filter(attempt.open()::contains)
                .map(bet -> attempt.guessing(bet, guess -> guess.toggle(chunk))).orElse(attempt));
    }

    /** Takes a step in the lesson that touches no machine: reads another card, guesses, asks for a hint. */
    public void learn(UnaryOperator<Attempt> step) {
        change(old -> old.with(old.learning().with(step)));
    }

    /** Goes on with the lesson that is open, from wherever one is. */
    public void resumeLesson() {
        change(old -> old.with(old.learning().after(old.learning())));
    }

    /** Writes the next line of the lesson's solution into the terminal. */
    public void proposeSolution() {
        change(old -> old.with(old.learning().proposing()));
    }

    /** Fixes the bets that are open and plays what they are about; one looks at the moment before it. */
    public CompletableFuture<Frame> play() {
        return play(Wager.State.PLAYING);
    }

    /** Gives the bets that are open up and plays what they are about; one looks at the moment before it. */
    public CompletableFuture<Frame> playWithoutBet() {
        return play(Wager.State.SKIPPING);
    }

    private CompletableFuture<Frame> play(Wager.State end) {
        return inBackground(() -> busy(() -> {
            current().learning().attempt().map(Attempt::open).filter(bets -> !bets.isEmpty()).ifPresent(bets -> play(bets, end));
            return frame();
        }));
    }

    private void play(List<Bet> bets, Wager.State end) {
        SessionState before = current();
        if (bets.getFirst().mode() == Bet.Mode.KEPT) {
            RevisionId beginning = before.history().head();
            keep(lines.run(before, bets.getFirst().play(), Act.Source.POINTED,
                    after -> desk.ending(after, bets, end).andThen(state -> state.lookingAt(beginning))::apply));
        } else {
            change(desk.ending(before, bets, end.seen()));
        }
    }

    /** Answers a question of the lesson that no play is needed for. */
    public CompletableFuture<Frame> answer(Bet quiz, Reply reply) {
        learn(attempt -> attempt.guessing(quiz, guess -> reply));
        return inBackground(() -> {
            change(desk.ending(current(), List.of(quiz), Wager.State.LOCKED));
            return frame();
        });
    }

    /** Runs a line at the head, or on a branch of its own where one looks at the past. */
    public CompletableFuture<Run> run(String line, Act.Source source) {
        Optional<RevisionId> past = current().look();
        change(SessionState::lookingAtNow);
        return inBackground(() -> busy(() -> {
            past.ifPresent(revision -> move(SessionLine.to(current().history(), revision)));
            return runAtHead(line, source);
        }));
    }

    /** Runs lines in order at the head. */
    public CompletableFuture<List<Run>> runLines(List<String> lines, Act.Source source) {
        return inBackground(() -> busy(() -> lines.stream().map(line -> runAtHead(line, source)).toList()));
    }

    /** Takes the last line back and runs these in its place. */
    public CompletableFuture<List<Run>> runInstead(List<String> lines, Act.Source source) {
        return inBackground(() -> busy(() -> {
            move(new SessionLine.Undo(1));
            return lines.stream().map(line -> runAtHead(line, source)).toList();
        }));
    }

    /** Takes a way out of a refusal: cleaning up follows the attempt, and so does what lets it go on; every other way stands in its place. */
    public CompletableFuture<List<Run>> take(Explanation.WayOut way) {
        boolean stands = frame().refused().filter(act -> act.run().exitCode() == 0).isPresent();
        return way.kind() == Explanation.Way.CLEAN_UP || stands
                ? runLines(way.lines(), Act.Source.POINTED)
                : runInstead(way.lines(), Act.Source.POINTED);
    }

    /** Why a chunk of a snapshot reads as it does at the moment that is looked at, the latest cause first. */
    public CompletableFuture<List<Cause>> why(Selection.Chunk chunk) {
        return asking(now -> now.machine().why(now.shown(), chunk.snapshot(), chunk.chunk()));
    }

    /** What differs between two moments of the open lab. */
    public CompletableFuture<Difference> difference(RevisionId before, RevisionId after) {
        return inBackground(() -> current().machine().difference(before, after));
    }

    /** What can be read at a moment of the open lab. */
    public Revision revision(RevisionId id) {
        return current().machine().revision(id);
    }

    /** Is told of each line that breaks the simulation, on the thread that ran it; the lab stands as before the line. */
    public Subscription onCrash(Consumer<Crash> listener) {
        onCrash.add(listener);
        return () -> onCrash.remove(listener);
    }

    /** How far a run of many lines has come, while there is one. */
    public Optional<Work> work() {
        return work;
    }

    /** Ends a run of many lines after the line that runs. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Runs the lines of a script in order, until it is cancelled. */
    public CompletableFuture<List<Run>> runAll(List<ScriptLine> lines) {
        cancelled.set(false);
        return inBackground(() -> busy(() -> {
            List<String> texts = lines.stream().filter(ScriptLine::runs).map(ScriptLine::text).toList();
            Instant since = clock.instant();
            List<Run> runs = new ArrayList<>();
            try {
                for (int i = 0; i < texts.size() && !cancelled.get(); i++) {
                    work = Optional.of(new Work(runs.size(), texts.size(), since, clock.instant()));
                    runs.add(runAtHead(texts.get(i), Act.Source.SCRIPT));
                }
            } finally {
                work = Optional.empty();
            }
            return runs;
        }));
    }

    /** Shows what a line would do, in place of what was shown so before; nothing is kept. */
    public CompletableFuture<Ghost> foresee(String line) {
        long wish = wishes.incrementAndGet();
        return inBackground(() -> {
            SessionState now = current();
            Ghost ghost = Ghost.of(now.machine(), now.shown(), line);
            change(old -> wish == wishes.get() && old.shown().equals(now.shown()) ? old.foreseeing(Optional.of(ghost)) : old);
            return ghost;
        });
    }

    /** What a line would print and do; nothing is kept and nothing is shown. */
    public CompletableFuture<Run> ask(String line) {
        return asking(now -> now.machine().preview(now.shown(), line));
    }

    /** Shows no ghost. */
    public void forget() {
        wishes.incrementAndGet();
        change(old -> old.foreseeing(Optional.empty()));
    }

    /** What completes a line before the cursor. */
    public CompletableFuture<List<String>> complete(String line, int cursor) {
        return asking(now -> now.machine().complete(now.shown(), line, cursor));
    }

    /** Takes the last line back. */
    public CompletableFuture<Frame> undo() {
        return inBackground(() -> move(new SessionLine.Undo(1)));
    }

    /** Brings the line back that was taken back last. */
    public CompletableFuture<Frame> redo() {
        return inBackground(() -> move(new SessionLine.Redo(1)));
    }

    /** Looks at a moment; nothing changes. */
    public void look(RevisionId revision) {
        change(old -> old.lookingAt(revision));
    }

    /** Keeps no more than so many steps back from the head, or all; older ones are folded into a checkpoint. Another lab keeps as many. */
    public CompletableFuture<Frame> keep(OptionalLong steps) {
        return inBackground(() -> {
            change(old -> old.folding(old.history().keeping(steps)));
            return frame();
        });
    }

    /** Looks at the head again. */
    public void lookAtNow() {
        change(SessionState::lookingAtNow);
    }

    /** Selects something in every view. */
    public void select(Selection selection) {
        change(old -> old.selecting(selection));
    }

    /** Points at chunks in place of those that were pointed at. */
    public void mark(List<Marks> marks) {
        change(old -> old.marking(List.copyOf(marks)));
    }

    private Frame move(SessionLine step) {
        UnaryOperator<SessionState> moved = lines.moving(current(), step);
        UnaryOperator<SessionState> judged = desk.judging(moved.apply(current()));
        change(old -> judged.apply(moved.apply(old)));
        return frame();
    }

    private <T> T busy(Supplier<T> task) {
        change(old -> old.with(Frame.Activity.RUNNING));
        try {
            return task.get();
        } finally {
            change(old -> old.with(Frame.Activity.IDLE));
        }
    }

    /** Only the background thread gets here, so the head stays where it is while the line runs. */
    private Run runAtHead(String line, Act.Source source) {
        return keep(lines.run(current(), line, source));
    }

    private Run keep(Lines.Done done) {
        UnaryOperator<SessionState> judged = desk.judging(done.change().apply(current()));
        change(old -> judged.apply(done.change().apply(old)));
        return done.run();
    }

    private Run tried(SessionState before, String line) {
        History history = before.history();
        try {
            return before.machine().run(history.head(), line);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            Crash crash = Crash.of(before.machine().revision(history.head()), history, line, e);
            onCrash.forEach(listener -> listener.accept(crash));
            throw e;
        }
    }

    private <T> CompletableFuture<T> asking(Function<SessionState, T> question) {
        return inBackground(() -> question.apply(current()));
    }

    private <T> CompletableFuture<T> inBackground(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, background);
    }

    private SessionState current() {
        synchronized (lock) {
            return state;
        }
    }

    private void change(UnaryOperator<SessionState> step) {
        Frame made;
        synchronized (lock) {
            SessionState next = step.apply(state);
            if (next == state) {
                return;
            }
            next.foldAfter(state);
            Frame after = next.frameAfter(state, frame);
            state = next.following(state, frame, after);
            made = state == next ? after : state.frameLike(after);
            frame = made;
        }
        listeners.forEach(listener -> listener.accept(made));
    }
}
