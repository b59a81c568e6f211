package volscope.app.teach;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.Rehearsal;
import volscope.app.session.Watchdog;
import volscope.app.text.Texts;
import volscope.model.machine.MachineFactory;

/** Grades the hand-ins of a lesson, and makes them of lines. Everything happens in the simulation. */
public final class Grading {
    private static final double SECONDS = 2;
    private static final long LARGEST = 4L << 20;

    private final MachineFactory machines;
    private final LabFile files;
    private final Lessons lessons;
    private final Texts texts;

    @Inject
    public Grading(@Played MachineFactory machines, LabFile files, Lessons lessons, Texts texts) {
        this.lessons = lessons;
        this.machines = machines;
        this.files = files;
        this.texts = texts;
    }

    /** The lesson of a file, or of an id of the course. */
    public Lesson lesson(String name) throws BadInput {
        Optional<String> shipped = name.matches("[a-z0-9-]+") ? Lessons.text(name + ".lesson") : Optional.empty();
        String text = shipped.isPresent() ? shipped.get() : files.read(Path.of(name));
        String lines = text.replace("\r\n", "\n");
        return switch (Lesson.read(lines)) {
            case Lesson.Read(Lesson lesson) -> {
                if (shipped.isEmpty()) {
                    lessons.add(lesson, lines);
                }
                yield lesson;
            }
            case Lesson.Bad bad -> throw new BadInput(texts.get("grade.error.lesson", name,
                    Texts.plain(new Speech(texts).say(bad.problems().getFirst()))));
        };
    }

    /** Grades files, and those in folders, sorted by name. */
    public List<Grade> grade(Lesson lesson, List<Path> paths) throws BadInput {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            all.addAll(handIns(path));
        }
        int workers = Math.clamp(all.size(), 1, Math.max(1, Runtime.getRuntime().availableProcessors()));
        ExecutorService pool = Executors.newFixedThreadPool(workers, Thread.ofPlatform().daemon().factory());
        try (Watchdog watchdog = new Watchdog(SECONDS)) {
            List<Callable<List<Grade>>> parts = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int first = worker;
                parts.add(() -> part(lesson, all, first, workers, watchdog));
            }
            List<Future<List<Grade>>> graded = pool.invokeAll(parts);
            List<Grade> grades = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                grades.add(graded.get(i % workers).get().get(i / workers));
            }
            return grades;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Grade> part(Lesson lesson, List<Path> all, int first, int every, Watchdog watchdog) {
        Grader grader = new Grader(lesson, machines, watchdog);
        List<Grade> grades = new ArrayList<>();
        for (int i = first; i < all.size(); i += every) {
            String name = String.valueOf(all.get(i).getFileName());
            Optional<String> text = text(all.get(i));
            grades.add(text.isPresent()
                    ? grader.grade(name, text.get())
                    : Grade.without(name, "", 0, Grade.Verdict.DAMAGED, List.of("grade.unreadable")));
        }
        return grades;
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> handIns(Path path) throws BadInput {
        if (!Files.exists(path)) {
            throw new BadInput(texts.get("command.error.missing", path));
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> file.toString().endsWith(HandIn.EXTENSION)).sorted().toList();
        } catch (IOException e) {
            throw new BadInput(texts.get("command.error.unreadable", path));
        }
    }

    /** The hand-in of who runs these lines; those that begin with a number sign are none. */
    public HandIn handIn(Lesson lesson, long seed, String name, List<String> lines) throws BadInput {
        if (!(lesson.deal(seed) instanceof Lesson.Dealt(Exercise exercise))
                || !(Rehearsal.open(machines, exercise) instanceof Rehearsal.Ready(Rehearsal rehearsal))) {
            throw new BadInput(texts.get("grade.error.seed", lesson.head().id(), Long.toString(seed)));
        }
        rehearsal.runAll(lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
        return HandIn.of(rehearsal.attempt(), name);
    }
}
