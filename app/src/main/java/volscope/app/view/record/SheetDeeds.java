package volscope.app.view.record;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import volscope.app.lab.BadInput;
import volscope.app.lab.Classroom;
import volscope.app.lab.LabFile;
import volscope.app.lab.Labs;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.Examiner;
import volscope.app.lesson.file.Head;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.lesson.source.Problem;
import volscope.app.text.Texts;
import volscope.app.view.Recorder;

/** What the buttons of the sheet do: check, show to a learner, give to a class, save. */
final class SheetDeeds implements LessonSheet.Deeds {
    private final Lessons lessons;
    private final Classroom classroom;
    private final LabFile files;
    private final Labs labs;
    private final Texts texts;
    private Optional<Recorder.Window> window = Optional.empty();
    private Optional<SheetModel> model = Optional.empty();
    private Optional<LessonSheet> sheet = Optional.empty();
    private Optional<Path> file = Optional.empty();
    private Draft saved = Draft.EMPTY;
    private Runnable left = () -> {
    };

    @Inject
    SheetDeeds(Lessons lessons, Classroom classroom, LabFile files, Labs labs, Texts texts) {
        this.lessons = lessons;
        this.classroom = classroom;
        this.files = files;
        this.labs = labs;
        this.texts = texts;
    }

    /** Is told once what the sheet shows, and in which window. */
    void connect(Recorder.Window in, SheetModel shown, List<String> profiles, Runnable onLeave, Runnable onTurned) {
        window = Optional.of(in);
        model = Optional.of(shown);
        shown.forgetListeners();
        LessonSheet made = new LessonSheet(shown, texts, profiles, this);
        made.sceneProperty().addListener((property, before, now) -> onTurned.run());
        sheet = Optional.of(made);
        shown.show();
        left = onLeave;
    }

    private SheetModel model() {
        return model.orElseThrow();
    }

    /** Whether the sheet is in view. */
    boolean isShown() {
        return sheet.filter(one -> one.getScene() != null).isPresent();
    }

    /** Brings the sheet into view. */
    void show() {
        sheet.ifPresent(one -> window.ifPresent(in -> in.turnTo(one)));
        sheet.ifPresent(LessonSheet::enter);
    }

    /** Shows what the model has begun with. */
    void begin(Optional<Path> from) {
        file = from;
        saved = from.isPresent() ? model().draft() : Draft.EMPTY;
        show();
    }

    /** The text of a lesson that is known. */
    Optional<String> textOf(Head head) {
        return Optional.ofNullable(lessons.files(head).get(head.id() + Lessons.EXTENSION));
    }

    /** Asks for a file and writes on at it; tells whether it could be read. */
    boolean editFile() {
        Optional<Path> chosen = window.flatMap(Recorder.Window::fileToRead);
        if (chosen.isEmpty()) {
            return false;
        }
        try {
            return edit(files.read(chosen.get()).replace("\r\n", "\n"), chosen);
        } catch (BadInput bad) {
            tell(bad.sentence());
            return false;
        }
    }

    /** Writes on at a lesson; tells whether it could be read. */
    boolean edit(String text, Optional<Path> from) {
        return switch (LessonReader.read(text)) {
            case LessonReader.Read(LessonFile read) -> {
                Draft draft = Draft.of(read);
                model().begin(draft, Optional.empty());
                begin(from);
                saved = draft;
                yield true;
            }
            case LessonReader.Bad(List<Problem> problems) -> {
                tell(texts.get("grade.error.lesson", from.map(path -> String.valueOf(path.getFileName())).orElse(""),
                        Texts.plain(new Speech(texts).say(problems.getFirst()))));
                yield false;
            }
        };
    }

    private void tell(String sentence) {
        window.ifPresent(in -> in.tell(sentence));
    }

    @Override
    public void back() {
        window.ifPresent(Recorder.Window::backToWork);
        left.run();
    }

    @Override
    public void check() {
        model().check(Examiner.SEEDS, problems -> {
            long wrong = problems.stream().filter(problem -> !problem.isWarning()).count();
            tell(texts.get("record.checked", wrong));
        });
    }

    /** Does something with the lesson, if it can be read; otherwise the sheet says what is wrong. */
    private void withLesson(Consumer<Lesson> deed) {
        String text = model().draft().written().text();
        if (Lesson.read(text) instanceof Lesson.Read(Lesson lesson)) {
            lessons.add(lesson, text);
            deed.accept(lesson);
        } else {
            model().check(1, problems -> tell(texts.get("record.checked", problems.size())));
        }
    }

    @Override
    public void preview() {
        long seed = sheet.map(LessonSheet::seed).orElseThrow().orElse(0);
        withLesson(lesson -> {
            var _ = classroom.begin(lesson.head(), seed).thenAccept(refused -> Platform.runLater(() -> refused.ifPresent(this::tell)));
        });
    }

    @Override
    public void export() {
        long seed = sheet.map(LessonSheet::seed).orElseThrow().orElse(0);
        withLesson(lesson -> {
            if (lesson.deal(seed) instanceof Lesson.Dealt(Exercise exercise)) {
                window.ifPresent(in -> in.exportClass(exercise));
            }
        });
    }

    @Override
    public void save() {
        String id = model().draft().head("lesson");
        Optional<Path> chosen = window.flatMap(in -> in.fileToWrite((id.isEmpty() ? "lesson" : id) + Lessons.EXTENSION));
        chosen.ifPresent(this::save);
    }

    private void save(Path target) {
        String name = String.valueOf(target.getFileName());
        String id = name.endsWith(Lessons.EXTENSION) ? name.substring(0, name.length() - Lessons.EXTENSION.length()) : name;
        Path there = name.endsWith(Lessons.EXTENSION) ? target : target.resolveSibling(name + Lessons.EXTENSION);
        if (!id.equals(model().draft().head("lesson"))) {
            model().change(draft -> draft.with("lesson", id));
        }
        if (file.isPresent() && !saved.equals(model().draft())) {
            model().change(draft -> draft.with("version", next(draft.head("version"))));
        }
        Draft draft = model().draft();
        String text = draft.written().text();
        boolean readable = LessonReader.read(text) instanceof LessonReader.Read;
        model().check(readable ? Examiner.SEEDS : 1, problems -> {
            long wrong = problems.stream().filter(problem -> !problem.isWarning()).count();
            if (!readable) {
                tell(texts.get("record.not-saved", wrong));
                return;
            }
            Optional<String> refused = labs.write(there, text);
            if (refused.isEmpty()) {
                file = Optional.of(there);
                saved = draft;
                if (Lesson.read(text) instanceof Lesson.Read(Lesson lesson)) {
                    lessons.add(lesson, text);
                }
            }
            tell(refused.orElseGet(() -> texts.get("record.saved", there.getFileName(), wrong)));
        });
    }

    private static String next(String version) {
        return version.matches("\\d{1,5}") ? Integer.toString(Integer.parseInt(version) + 1) : "1";
    }

}
