package volscope.app.lab;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.file.Head;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.LessonStart;
import volscope.app.session.Session;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;

/** Opens lessons, and what learners hand in, from the course and from files. */
@Singleton
public final class Classroom {
    private static final String NAME = "hand-in.name";

    private final Session session;
    private final Lessons lessons;
    private final LabFile files;
    private final Memory memory;
    private final Sentences sentences;
    private final Texts texts;
    private final InstantSource clock;

    @Inject
    Classroom(Session session, Lessons lessons, LabFile files, Memory memory, Sentences sentences, Texts texts,
            InstantSource clock) {
        this.clock = clock;
        this.session = session;
        this.lessons = lessons;
        this.files = files;
        this.memory = memory;
        this.sentences = sentences;
        this.texts = texts;
    }

    /** Whether a file is a lesson or a hand-in, by its name. */
    public static boolean takes(Path file) {
        return file.toString().endsWith(Lessons.EXTENSION) || file.toString().endsWith(HandIn.EXTENSION);
    }

    /**
     * Opens a lesson or a hand-in in place of the open lab.
     *
     * @return why it does not open, in a sentence
     */
    public CompletableFuture<Optional<String>> open(Path file) {
        try {
            return file.toString().endsWith(Lessons.EXTENSION) ? open(read(file), 0) : openHandIn(file);
        } catch (BadInput bad) {
            return CompletableFuture.completedFuture(Optional.of(bad.sentence()));
        }
    }

    /** Begins a lesson of the course, with the numbers of its texts. */
    public CompletableFuture<Optional<String>> begin(String id) {
        return open(lessons.lesson(id), 0);
    }

    /** Begins a lesson that was begun before, with the numbers of a seed. */
    public CompletableFuture<Optional<String>> begin(Head head, long seed) {
        return open(lessons.find(head.id(), head.hash()).orElseThrow(), seed);
    }

    private CompletableFuture<Optional<String>> open(Lesson lesson, long seed) {
        return session.startLesson(lesson, seed).thenApply(this::said);
    }

    /** Reads a lesson's file, and knows it from now on. */
    private Lesson read(Path file) throws BadInput {
        String text = files.read(file).replace("\r\n", "\n");
        return switch (Lesson.read(text)) {
            case Lesson.Read(Lesson lesson) -> {
                lessons.add(lesson, text);
                yield lesson;
            }
            case Lesson.Bad bad -> throw new BadInput(texts.get("grade.error.lesson", file.getFileName(),
                    Texts.plain(new Speech(texts).say(bad.problems().getFirst()))));
        };
    }

    private CompletableFuture<Optional<String>> openHandIn(Path file) throws BadInput {
        HandIn handIn = switch (HandIn.read(files.read(file))) {
            case HandIn.Read(HandIn read) -> read;
            case HandIn.Damaged(int line, String what) -> throw new BadInput(
                    texts.get("handin.damaged", file.getFileName(), texts.get("grade.damaged", Integer.toString(line), what)));
        };
        Path beside = file.resolveSibling(handIn.lesson() + Lessons.EXTENSION);
        if (lessons.find(handIn.lesson(), handIn.hash()).isEmpty() && java.nio.file.Files.isRegularFile(beside)) {
            read(beside);
        }
        Lesson lesson = lessons.find(handIn.lesson(), handIn.hash()).filter(found -> handIn.isOf(found.head())).orElseThrow(
                () -> new BadInput(texts.get("handin.foreign", handIn.lesson(), Integer.toString(handIn.version()))));
        return session.openHandIn(lesson, handIn).thenApply(this::said);
    }

    /** The text of a hand-in of what was done so far; the name is suggested next time. Empty if no lesson is open. */
    public Optional<String> handIn(String name, String note) {
        memory.put(NAME, name);
        return session.frame().lesson().map(attempt -> {
            boolean timed = attempt.exercise().head().timeLimit().isPresent();
            OptionalLong seconds = timed ? OptionalLong.of(elapsed().toSeconds()) : OptionalLong.empty();
            return HandIn.of(attempt, name, note, seconds).text();
        });
    }

    /** How long ago the open lesson was begun. */
    public Duration elapsed() {
        return Duration.between(session.frame().learning().since(), clock.instant());
    }

    /** The name that was handed in last; empty if there is none. */
    public String name() {
        return memory.get(NAME).orElse("");
    }

    /** Says the lesson that is open in the language that is spoken now, where it has it. */
    public void translate() {
        session.frame().lesson().map(Attempt::exercise).ifPresent(open -> lessons.find(open.head().id(), open.head().hash())
                .map(lesson -> lesson.deal(open.seed())).ifPresent(dealt -> {
                    if (dealt instanceof Lesson.Dealt(Exercise words)) {
                        session.learn(attempt -> attempt.translated(words));
                    }
                }));
    }

    private Optional<String> said(LessonStart start) {
        return switch (start) {
            case LessonStart.Started started -> Optional.empty();
            case LessonStart.NoNumbers none ->
                Optional.of(texts.get("lesson.no-numbers", none.problems().getFirst().arguments().getFirst()));
            case LessonStart.NoMachine none -> Optional.of(sentences.sentence(none.refusal()));
            case LessonStart.BrokenSetup broken ->
                Optional.of(texts.get("lesson.broken-setup", broken.line(), broken.exitCode(), broken.output()));
            case LessonStart.Endless endless -> Optional.of(texts.get("handin.endless"));
        };
    }
}
