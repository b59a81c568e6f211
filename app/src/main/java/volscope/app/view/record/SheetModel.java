package volscope.app.view.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Speech;
import volscope.app.lesson.draft.Change;
import volscope.app.lesson.draft.Companions;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.Examiner;
import volscope.app.lesson.draft.LinePiece;
import volscope.app.lesson.draft.Picking;
import volscope.app.lesson.draft.Piece;
import volscope.app.lesson.draft.Place;
import volscope.app.lesson.draft.Wording;
import volscope.app.lesson.draft.Written;
import volscope.app.lesson.source.Problem;
import volscope.app.text.Texts;
import volscope.app.view.OnScreen;
import volscope.model.machine.MachineFactory;

/** The draft that is written on, what playing it showed, and what is wrong with it. Lives on the JavaFX thread; plays elsewhere. */
final class SheetModel {
    private static final Duration TYPED = Duration.millis(400);
    private static final Duration CLICKED = Duration.millis(300);
    private static final int FEW_SEEDS = 5;
    /** Sectors of a chunk where nothing is known. */
    static final long USUAL_CHUNK = 8;

    private final MachineFactory machines;
    private final Examiner examiner;
    private final Executor background;
    private final Texts texts;
    private final Wording wording;
    private final PauseTransition pause = new PauseTransition(TYPED);
    private final PauseTransition settling = new PauseTransition(CLICKED);
    private final List<Runnable> onDraft = new ArrayList<>();
    private final List<Runnable> onFound = new ArrayList<>();
    private Draft draft = Draft.EMPTY;
    /** The draft that the fields were drawn for. */
    private Draft drawn = Draft.EMPTY;
    private Optional<Trial> trial = Optional.empty();
    private Map<Place, List<String>> complaints = Map.of();
    private Map<Place, List<String>> advice = Map.of();
    private String par = "";
    private boolean checked;
    private long asked;

    SheetModel(MachineFactory machines, Examiner examiner, Executor background, Texts texts) {
        this.machines = machines;
        this.examiner = examiner;
        this.background = background;
        this.texts = texts;
        this.wording = new Wording(texts, volume -> trial.map(one -> one.chunkSectors(volume)).orElse(USUAL_CHUNK));
        pause.setOnFinished(event -> look());
        settling.setOnFinished(event -> follow());
    }

    /** Is told when fields came, went, or show something else. */
    void onDraft(Runnable listener) {
        onDraft.add(listener);
    }

    /** Is told when a play or a check came to something. */
    void onFound(Runnable listener) {
        onFound.add(listener);
    }

    /** Tells nobody any more. */
    void forgetListeners() {
        onDraft.clear();
        onFound.clear();
    }

    /** Tells all that there is. */
    void show() {
        if (checked) {
            check(FEW_SEEDS, problems -> {
            });
        }
        tell(onDraft);
        tell(onFound);
    }

    Draft draft() {
        return draft;
    }

    Optional<Trial> trial() {
        return trial;
    }

    Wording wording() {
        return wording;
    }

    /** Finds out what a bet of a step comes to. */
    void measure(int step, Piece bet, Consumer<Optional<Reply>> then) {
        Draft now = draft;
        inBackground(() -> Trial.truth(machines, now, step, bet), then);
    }

    /** What is wrong, by field. */
    Map<Place, List<String>> complaints() {
        return complaints;
    }

    /** What could be better, by field. */
    Map<Place, List<String>> advice() {
        return advice;
    }

    /** Whether it was looked for what is wrong. */
    boolean isChecked() {
        return checked;
    }

    /** Begins with a draft, and with what playing it showed. */
    void begin(Draft first, Optional<Trial> played) {
        draft = first;
        trial = played;
        par = played.map(this::par).filter(found -> found.equals(first.head("par"))).orElse("");
        complaints = Map.of();
        advice = Map.of();
        checked = false;
        measure();
        tell(onDraft);
        look();
    }

    /** An edit that its field shows already. */
    void type(UnaryOperator<Draft> edit) {
        draft = edit.apply(draft);
        pause.playFromStart();
    }

    /** What was typed into a line is done: what goes with it follows, once a click that came with it is over. */
    void settle() {
        settling.playFromStart();
    }

    private void follow() {
        Draft followed = new Companions(wording).following(drawn, draft);
        if (!followed.equals(draft)) {
            change(old -> followed);
        }
    }

    /** An edit after which there are other fields, or other words in them. */
    void change(UnaryOperator<Draft> edit) {
        Draft before = draft;
        draft = new Companions(wording).following(before, edit.apply(before));
        tell(onDraft);
        look();
    }

    /** Makes some of what changed goals, each of the step that reaches it. */
    void take(List<Change> changes) {
        change(old -> trial.map(played -> taken(old, played, changes)).orElse(old));
        generalise();
    }

    /** What goes without saying: the good goals; where none of them is new, what snapshots keep now, or else the first that is new. */
    static List<Change> advised(Trial played) {
        List<Change> fresh = played.changes().stream().filter(Change::isNew).toList();
        List<Change> good = new ArrayList<>(played.changes().stream().filter(change -> change.advice() == Change.Advice.TAKE).toList());
        if (fresh.isEmpty()) {
            return List.of();
        }
        if (good.stream().noneMatch(Change::isNew)) {
            List<Change> kept = fresh.stream().filter(change -> change.source().endsWith(" is in store")).toList();
            good.addAll(kept.isEmpty() ? fresh.subList(0, 1) : kept);
        }
        return List.copyOf(good);
    }

    private static Draft taken(Draft old, Trial played, List<Change> changes) {
        Draft next = old;
        for (Change change : changes) {
            int home = played.home(change.since());
            if (home >= 0 && home < next.steps().size()) {
                next = next.with(home, step -> step.withGoals(Stream.concat(step.goals().stream(), Stream.of(change.source())).toList()));
            }
        }
        return next;
    }

    /** A number of a line becomes a variable, or a variable a number; goals are written anew so that they hold for all. */
    void pick(Place line, LinePiece piece) {
        change(old -> new Picking(old, volume -> trial.map(one -> one.chunkSectors(volume)).orElse(USUAL_CHUNK),
                volume -> trial.map(one -> one.chunks(volume)).orElse(0L)).pick(line, piece));
        generalise();
    }

    /** Writes goals so that they hold for all numbers. */
    private void generalise() {
        Draft picked = draft;
        if (picked.seed().isEmpty()) {
            return;
        }
        inBackground(() -> new Generaliser(machines).generalised(picked), found -> {
            if (draft.equals(picked) && !found.equals(picked)) {
                change(old -> found);
            }
        });
    }

    private <T> void inBackground(java.util.function.Supplier<T> task, Consumer<T> then) {
        var _ = CompletableFuture.supplyAsync(task, background).thenAccept(found -> OnScreen.run(() -> then.accept(found)));
    }

    /** Plays the draft if it has to be, and looks for what is wrong if that was done before. */
    private void look() {
        pause.stop();
        Draft now = draft;
        if (trial.filter(one -> one.played().equals(now.bare())).isEmpty()) {
            long turn = ++asked;
            inBackground(() -> Trial.of(machines, now, 0), found -> {
                if (turn == asked) {
                    trial = found;
                    measure();
                    tell(onFound);
                }
            });
        }
        if (checked) {
            check(FEW_SEEDS, problems -> {
            });
        }
        tell(onFound);
    }

    /** What the solution needs stands in the file, as long as nobody wrote something else there. */
    private void measure() {
        trial.map(this::par).filter(found -> draft.head("par").isEmpty() || draft.head("par").equals(par)).ifPresent(found -> {
            par = found;
            if (!draft.head("par").equals(found)) {
                draft = draft.with("par", found);
                tell(onDraft);
            }
        });
    }

    private String par(Trial played) {
        long commands = played.standing().commands();
        long copies = played.standing().copies();
        String needed = commands + (commands == 1 ? " command" : " commands");
        return copies == 0 || !played.played().seed().isEmpty() ? needed : needed + ", " + copies + (copies == 1 ? " copy" : " copies");
    }

    /**
     * Looks for what is wrong.
     *
     * @param then
     *            is told all of it
     */
    void check(int seeds, Consumer<List<Problem>> then) {
        checked = true;
        Draft now = draft;
        Written written = now.written();
        inBackground(() -> switch (Lesson.read(written.text())) {
            case Lesson.Bad(List<Problem> problems) -> problems;
            case Lesson.Read(Lesson lesson) -> examiner.check(lesson, seeds);
        }, problems -> {
            if (now.equals(draft)) {
                complaints = told(written, problems.stream().filter(problem -> !problem.isWarning()).toList());
                advice = told(written, problems.stream().filter(Problem::isWarning).toList());
                tell(onFound);
                then.accept(problems);
            }
        });
    }

    private Map<Place, List<String>> told(Written written, List<Problem> problems) {
        Speech speech = new Speech(texts);
        Map<Place, List<String>> told = new LinkedHashMap<>();
        problems.forEach(problem -> told.computeIfAbsent(written.place(problem), place -> new ArrayList<>())
                .add(Texts.plain(speech.say(problem))));
        return told;
    }

    private void tell(List<Runnable> listeners) {
        if (listeners == onDraft) {
            drawn = draft;
        }
        listeners.forEach(Runnable::run);
    }
}
