package volscope.app.teach;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern SEED = Pattern.compile("(?m)^seed (-?\\d+)$");
    /** A seed stands among the first bytes. */
    private static final int HEAD = 1000;
    /** Parts for each worker, so that none waits long for the last. */
    private static final int PARTS = 3;

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
        try (Watchdog watchdog = new Watchdog(SECONDS)) {
            Map<Path, Grade> grades = new HashMap<>();
            Queue<Grader> idle = new ConcurrentLinkedQueue<>();
            Workers.each(parts(all), part -> {
                Grader grader = Optional.ofNullable(idle.poll()).orElseGet(() -> new Grader(lesson, machines, watchdog));
                Map<Path, Grade> graded = part(grader, part);
                idle.add(grader);
                return graded;
            }).forEach(grades::putAll);
            return all.stream().map(path -> Objects.requireNonNull(grades.get(path))).toList();
        }
    }

    /**
     * Files in parts, each for one worker: those of one seed together, as they begin alike, but few enough that all workers have some.
     */
    private static List<List<Path>> parts(List<Path> all) {
        int most = Math.max(1, all.size() / (PARTS * Workers.count(all.size())));
        Map<String, List<Path>> bySeed = new LinkedHashMap<>();
        all.stream().distinct().forEach(path -> bySeed.computeIfAbsent(seed(path), seed -> new ArrayList<>()).add(path));
        List<List<Path>> parts = new ArrayList<>();
        bySeed.values().forEach(alike -> {
            for (int from = 0; from < alike.size(); from += most) {
                parts.add(alike.subList(from, Math.min(alike.size(), from + most)));
            }
        });
        return parts;
    }

    /** What stands behind {@code seed} at the beginning of a file; empty where nothing does. */
    private static String seed(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher matcher = SEED.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
            return matcher.find() ? matcher.group(1) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static Map<Path, Grade> part(Grader grader, List<Path> files) {
        Map<Path, Grade> grades = new HashMap<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Optional<String> text = text(file);
            grades.put(file, text.isPresent()
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
