package volscope.app.view.record;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.draft.Change;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.Examiner;
import volscope.app.lesson.draft.Wording;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.OnScreen;
import volscope.app.view.Recorder;
import volscope.model.machine.MachineFactory;

/** Records a lesson: the start, then what is done once; then its sheet. */
@Singleton
final class LessonRecorder implements Recorder {
    private final Session session;
    private final Frames frames;
    private final Labs labs;
    private final Texts texts;
    private final Executor background;
    private final MachineFactory machines;
    private final SheetModel model;
    private final SheetDeeds deeds;
    private RecordStrip strip;
    private Optional<Window> window = Optional.empty();
    private Phase phase = Phase.OFF;
    private List<Act> setup = List.of();

    /** How far a recording is. */
    private enum Phase {
        OFF, SETUP, DOING, SHEET
    }

    @Inject
    LessonRecorder(Session session, Frames frames, Labs labs, Lessons lessons, SheetDeeds deeds, Texts texts, Examiner examiner,
            Executor background, MachineFactory machines) {
        this.session = session;
        this.frames = frames;
        this.labs = labs;
        this.texts = texts;
        this.background = background;
        this.machines = machines;
        this.model = new SheetModel(machines, examiner, background, texts);
        this.deeds = deeds;
        this.strip = made();
    }

    private RecordStrip made() {
        RecordStrip strip = new RecordStrip(texts);
        strip.add("empty", Feather.FILE, "outlined", () -> {
            var _ = labs.open(Lab.EMPTY);
        });
        strip.add("cancel", Feather.X, "outlined", this::leave);
        strip.add("leave", Feather.X, "outlined", this::leave);
        strip.add("start-here", Feather.FLAG, "main", () -> go(Wish.START_HERE));
        strip.add("stop", Feather.SQUARE, "main", () -> go(Wish.STOP));
        strip.add("sheet", Feather.EDIT_3, "main", () -> go(Wish.SHEET));
        return strip;
    }

    @Override
    public Node strip() {
        strip = made();
        return strip;
    }

    @Override
    public Subscription connect(Window connected) {
        window = Optional.of(connected);
        deeds.connect(connected, model, frames.shown().profiles(), this::leave, () -> show(frames.shown()));
        return frames.follow(this::show);
    }

    @Override
    public boolean can(Wish wish) {
        Frame frame = frames.shown();
        return switch (wish) {
            case RECORD -> phase == Phase.OFF || phase == Phase.SHEET;
            case START_HERE -> phase == Phase.SETUP;
            case STOP -> phase == Phase.DOING && frame.history().path().size() > setup.size();
            case EDIT -> phase == Phase.OFF || phase == Phase.SHEET;
            case SHEET -> phase == Phase.SHEET && !deeds.isShown();
            case LEAVE -> phase != Phase.OFF;
        };
    }

    @Override
    public void go(Wish wish) {
        if (can(wish)) {
            switch (wish) {
                case RECORD -> record();
                case START_HERE -> startHere();
                case STOP -> stop();
                case EDIT -> edit();
                case SHEET -> deeds.show();
                case LEAVE -> {
                    if (deeds.isShown()) {
                        window.ifPresent(Window::backToWork);
                    }
                    leave();
                }
            }
        }
    }

    /** Not over a lesson: its setup, its locks and its goals would be part of what is recorded. */
    private void record() {
        if (frames.shown().lesson().isPresent()) {
            window.ifPresent(one -> one.tell(texts.get("record.lesson-open")));
        } else {
            turn(Phase.SETUP);
        }
    }

    private void turn(Phase next) {
        phase = next;
        show(frames.shown());
    }

    private void leave() {
        turn(Phase.OFF);
    }

    private void startHere() {
        setup = session.frame().history().path();
        turn(Phase.DOING);
    }

    private void stop() {
        Frame frame = session.frame();
        List<Act> path = frame.history().path();
        if (path.size() < setup.size() || !path.subList(0, setup.size()).equals(setup)) {
            window.ifPresent(one -> one.tell(texts.get("record.other-lab")));
            turn(Phase.SETUP);
            return;
        }
        Takes takes = new Takes(session);
        List<String> settings = labs.current().settings();
        List<Act> done = path.subList(setup.size(), path.size());
        List<Act> before = setup;
        var _ = takes.setup(before).thenCombine(takes.done(done), (leading, lines) -> List.of(leading, lines))
                .thenApplyAsync(lines -> first(lines, frame.revision().kernel(), settings), background).thenAccept(this::begin);
    }

    /** The draft and its first play, with the goals that go without saying. */
    private Sketch first(List<List<String>> lines, String kernel, List<String> settings) {
        String language = texts.locale().getLanguage();
        Draft rough = Takes.draft(lines.get(0), lines.get(1), kernel, settings, language,
                new Wording(texts, volume -> SheetModel.USUAL_CHUNK));
        // Words about chunks need the machine that was played.
        Optional<Trial> played = Trial.of(machines, rough, 0);
        Draft worded = Takes.draft(lines.get(0), lines.get(1), kernel, settings, language,
                new Wording(texts, volume -> played.map(one -> one.chunkSectors(volume)).orElse(SheetModel.USUAL_CHUNK)));
        return new Sketch(worded, Trial.of(machines, worded, 0));
    }

    private record Sketch(Draft draft, Optional<Trial> played) {
    }

    private void begin(Sketch sketch) {
        Runnable show = () -> {
            if (sketch.draft().steps().isEmpty()) {
                window.ifPresent(one -> one.tell(texts.get("record.nothing")));
                return;
            }
            model.begin(sketch.draft(), sketch.played());
            model.take(sketch.played().map(SheetModel::advised).orElse(List.<Change>of()));
            phase = Phase.SHEET;
            deeds.begin(Optional.empty());
            show(frames.shown());
        };
        OnScreen.run(show);
    }

    private void edit() {
        Optional<String> open = frames.shown().lesson().map(Attempt::exercise).flatMap(exercise -> deeds.textOf(exercise.head()));
        if (open.isPresent() ? deeds.edit(open.get(), Optional.empty()) : deeds.editFile()) {
            turn(Phase.SHEET);
        }
    }

    private void show(Frame frame) {
        switch (phase) {
            case OFF -> strip.hide();
            case SETUP -> strip.say(texts.get("record.strip.setup", frame.history().path().size()), "empty", "cancel", "start-here");
            case DOING -> {
                strip.say(texts.get("record.strip.doing", Math.max(0, frame.history().path().size() - setup.size())), "cancel", "stop");
                strip.enable("stop", can(Wish.STOP));
            }
            case SHEET -> {
                if (deeds.isShown()) {
                    strip.hide();
                } else {
                    strip.say(texts.get("record.strip.preview", model.draft().head("title")), "leave", "sheet");
                }
            }
        }
    }
}
