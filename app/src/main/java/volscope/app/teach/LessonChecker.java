package volscope.app.teach;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.draft.Examiner;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;
import volscope.app.session.Watchdog;
import volscope.app.text.Texts;
import volscope.model.machine.MachineFactory;

/** Checks lesson files: that they can be read, and that they are valid. */
public final class LessonChecker implements Examiner {
    private static final double SECONDS = 2;
    private static final String EXTENSION = ".lesson";

    private final MachineFactory machines;
    private final LabFile files;
    private final Speech speech;

    @Inject
    public LessonChecker(@Played MachineFactory machines, LabFile files, Texts texts) {
        this.machines = machines;
        this.files = files;
        this.speech = new Speech(texts);
    }

    private String text(Path file) throws BadInput {
        return files.read(file).replace("\r\n", "\n");
    }

    /**
     * Checks a file.
     *
     * @param seeds
     *            how many seeds are played, from 0 on
     * @return all that is wrong, warnings too, in the order of the lines
     * @throws BadInput
     *             if it, or the lesson that it translates, can't be read
     */
    public List<Problem> check(Path file, int seeds) throws BadInput {
        return switch (LessonReader.read(text(file))) {
            case LessonReader.Bad(List<Problem> problems) -> problems;
            case LessonReader.Read(LessonFile read) -> read.head().isOfTranslation()
                    ? translation(file, read, seeds)
                    : lesson(name(file), Lesson.read(text(file)), seeds);
        };
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }

    private List<Problem> lesson(String name, Lesson.Reading reading, int seeds) {
        return switch (reading) {
            case Lesson.Bad(List<Problem> problems) -> problems;
            case Lesson.Read(Lesson lesson) -> {
                List<Problem> problems = new ArrayList<>();
                if (!lesson.head().id().equals(name) && !lesson.isTranslated()) {
                    problems.add(Problem.of(new Spot(1, 1), Kind.WRONG_ID, lesson.head().id(), name));
                }
                problems.addAll(check(lesson, seeds));
                yield problems;
            }
        };
    }

    @Override
    public List<Problem> check(Lesson lesson, int seeds) {
        try (Watchdog watchdog = new Watchdog(SECONDS)) {
            return new LessonCheck(lesson, machines, speech, watchdog).check(seeds);
        }
    }

    private List<Problem> translation(Path file, LessonFile translation, int seeds) throws BadInput {
        String id = translation.head().id();
        Path beside = file.resolveSibling(id + EXTENSION);
        Optional<String> text = Files.isRegularFile(beside) ? Optional.of(text(beside)) : Lessons.text(id + EXTENSION);
        if (text.isEmpty()) {
            return List.of(Problem.of(new Spot(1, 1), Kind.NO_BASE, id));
        }
        return switch (LessonReader.read(text.get())) {
            case LessonReader.Bad(List<Problem> problems) -> problems;
            case LessonReader.Read(LessonFile base) -> {
                List<Problem> problems = new ArrayList<>(new TranslationCheck(base, translation).check());
                problems.addAll(lesson(id, Lesson.read(base, translation), seeds));
                yield problems;
            }
        };
    }
}
