package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.file.Head;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.Section;
import volscope.app.lesson.source.Line;

/**
 * A lesson that is being written. A value: every edit gives another one.
 *
 * @param head
 *            its front matter by key; a key without a value is not there
 * @param introduction
 *            what the first card shows, Markdown
 * @param seed
 *            the lines of its numbers
 * @param setup
 *            the lines before the first card
 * @param steps
 *            its steps
 */
public record Draft(Map<String, String> head, String introduction, List<String> seed, List<String> setup, List<DraftStep> steps) {
    /** A draft in which nothing is written. */
    public static final Draft EMPTY = new Draft(Map.of(), "", List.of(), List.of(), List.of());

    public Draft {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String key : Head.KEYS) {
            String value = oneLine(head.getOrDefault(key, ""));
            if (!value.isEmpty()) {
                filled.put(key, value);
            }
        }
        head = Collections.unmodifiableMap(filled);
        introduction = prose(introduction);
        seed = filled(seed);
        setup = filled(setup);
        steps = List.copyOf(steps);
    }

    /** A lesson to be written on. */
    public static Draft of(LessonFile file) {
        Map<String, String> head = file.head().fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().text(), (a, b) -> b));
        return new Draft(head, prose(file.start()), texts(file.start(Block.Kind.SEED)), texts(file.start(Block.Kind.SETUP)),
                file.steps().stream().map(DraftStep::of).toList());
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    private static List<String> filled(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    static String prose(Section section) {
        return String.join("\n", texts(section.prose()));
    }

    /** Without blank lines where they say nothing. */
    static String prose(String text) {
        return text.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }

    /** A value that stands on one line, and that no comment follows. */
    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\s#\\s", " #").strip();
    }

    /** A field of the front matter; empty where it has no value. */
    public String head(String key) {
        return head.getOrDefault(key, "");
    }

    /** The same with another value in the front matter; an empty one takes the field away. */
    public Draft with(String key, String value) {
        Map<String, String> next = new LinkedHashMap<>(head);
        next.put(key, value);
        return new Draft(next, introduction, seed, setup, steps);
    }

    /** The same with another introduction. */
    public Draft saying(String next) {
        return new Draft(head, next, seed, setup, steps);
    }

    /** The same with other numbers. */
    public Draft withSeed(List<String> lines) {
        return new Draft(head, introduction, lines, setup, steps);
    }

    /** The same with another setup. */
    public Draft withSetup(List<String> lines) {
        return new Draft(head, introduction, seed, lines, steps);
    }

    /** The same with other steps. */
    public Draft withSteps(List<DraftStep> next) {
        return new Draft(head, introduction, seed, setup, next);
    }

    /** The same with one of its steps changed. */
    public Draft with(int step, UnaryOperator<DraftStep> change) {
        List<DraftStep> next = new ArrayList<>(steps);
        next.set(step, change.apply(next.get(step)));
        return withSteps(next);
    }

    /** The same with a step and the one after it as one. */
    public Draft joining(int step) {
        List<DraftStep> next = new ArrayList<>(steps);
        DraftStep second = next.remove(step + 1);
        next.set(step, next.get(step).joined(second));
        return withSteps(next);
    }

    /** The same without a step. */
    public Draft without(int step) {
        List<DraftStep> next = new ArrayList<>(steps);
        next.remove(step);
        return withSteps(next);
    }

    /** All goals, those of the first step first. */
    public List<String> goals() {
        return steps.stream().flatMap(step -> step.goals().stream()).toList();
    }

    /** The lines of all solutions. */
    public List<String> solution() {
        return steps.stream().flatMap(step -> step.solution().stream()).toList();
    }

    /** What can be played of it whatever else is missing: its machine, numbers, setup, programs and solution. */
    public Draft bare() {
        Map<String, String> needed = new LinkedHashMap<>(
                Map.of("lesson", head("lesson").isEmpty() ? "lesson" : head("lesson"), "title", "-",
                        "version", "1", "language", "en", "kernel", head("kernel"), "par", "1 command"));
        List.of("also", "hardware").forEach(key -> needed.put(key, head(key)));
        return new Draft(needed, "", seed, setup, steps.stream().map(step -> new DraftStep(step.id(), step.id(), "", step.pieces().stream()
                .filter(piece -> piece.kind() == Block.Kind.DO || piece.is(Block.Kind.SOLUTION, "")).toList())).toList());
    }

    /** The file that it makes, as far as it goes. */
    public Written written() {
        return new Writing().of(this);
    }
}
