package volscope.app.lesson.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Near;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;

/**
 * The front matter of a lesson.
 *
 * @param fields
 *            its values by key
 * @param hash
 *            SHA-256 of the lesson's file, in hex; of a lesson that was translated, of its base
 */
public record Head(Map<String, Line> fields, String hash) {
    /** The keys that there are, in the order in which they are written. */
    public static final List<String> KEYS = List.of("lesson", "title", "version", "kernel", "also", "level", "minutes", "after", "language",
            "par",
            "lock", "show", "hardware", "time-limit", "translates");
    private static final List<String> NEEDED = List.of("lesson", "title", "version", "language", "kernel", "par");
    private static final List<String> NEEDED_IN_TRANSLATION = List.of("translates", "title", "version", "language");
    private static final int MINUTES = 10;

    /** Where in the course a lesson stands. */
    public enum Level {
        COURSE, ADVANCED, FAULTS
    }

    /** What the head lacks, and what of it can't be understood. */
    List<Problem> check() {
        List<String> needed = isOfTranslation() ? NEEDED_IN_TRANSLATION : NEEDED;
        List<Problem> problems = new ArrayList<>(needed.stream().filter(key -> text(key).isEmpty())
                .map(key -> Problem.of(new Spot(1, 1), Kind.MISSING_FIELD, key)).toList());
        List.<Runnable>of(this::version, this::minutes, this::level, this::timeLimit, this::checkLanguage, this::checkId).forEach(part -> {
            try {
                part.run();
            } catch (Fault fault) {
                problems.add(fault.problem());
            }
        });
        return problems;
    }

    private void checkLanguage() {
        field("language").filter(line -> !line.text().matches("[a-z]{2}")).ifPresent(line -> {
            throw Fault.at(line.start(), Kind.BAD_FIELD, "language", line.text(), "en");
        });
    }

    private void checkId() {
        field("lesson").or(() -> field("translates")).filter(line -> !line.text().matches("[a-z0-9][a-z0-9-]{0,63}")).ifPresent(line -> {
            throw Fault.at(line.start(), Kind.BAD_FIELD, "lesson", line.text(), "02-first-write");
        });
    }

    /** Whether it is the head of a translation, or of a lesson that was translated. */
    public boolean isOfTranslation() {
        return fields.containsKey("translates");
    }

    /** How long a learner may take, in minutes; empty where it does not matter. */
    public OptionalInt timeLimit() {
        return field("time-limit").map(line -> OptionalInt.of(number("time-limit", line))).orElse(OptionalInt.empty());
    }

    /** Adds to a lesson's head what a translation has instead. */
    Head translated(Head translation) {
        Map<String, Line> merged = new java.util.LinkedHashMap<>(fields);
        Set.of("title", "language", "translates").forEach(key -> translation.field(key).ifPresent(value -> merged.put(key, value)));
        return new Head(merged, hash);
    }

    Optional<Line> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    private String text(String key) {
        return field(key).map(Line::text).orElse("");
    }

    private List<String> words(String key) {
        return Arrays.stream(text(key).split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }

    private int number(String key, int otherwise) {
        return field(key).map(line -> number(key, line)).orElse(otherwise);
    }

    private static int number(String key, Line line) {
        if (!line.text().matches("\\d{1,6}")) {
            throw Fault.at(line.start(), Kind.BAD_FIELD, key, line.text(), "1");
        }
        return Integer.parseInt(line.text());
    }

    /** The lesson's id, the name of its file. */
    public String id() {
        return field("lesson").or(() -> field("translates")).map(Line::text).orElse("");
    }

    /** The number that begins the id; its programs' names begin with it. */
    public String number() {
        int dash = id().indexOf('-');
        return dash < 0 ? id() : id().substring(0, dash);
    }

    /** Where in the course it stands, as the course counts: {@code 2}, {@code a1}; empty for a lesson that is none of a course. */
    public String place() {
        return number().matches("[a-z]?\\d+") ? number().replaceFirst("^0", "").toUpperCase(Locale.ROOT) : "";
    }

    /** What it is called. */
    public String title() {
        return text("title");
    }

    /** Grows with each change. */
    public int version() {
        return number("version", 0);
    }

    /** The profiles it is played on, the first is looked at. */
    public List<String> kernels() {
        List<String> kernels = new java.util.ArrayList<>(List.of(text("kernel")));
        kernels.addAll(words("also"));
        return List.copyOf(kernels);
    }

    /** Where in the course it stands. */
    public Level level() {
        Optional<Line> level = field("level");
        String word = level.map(Line::text).orElse("course");
        return Arrays.stream(Level.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> Fault.at(level.orElseThrow().start(), Kind.UNEXPECTED, word, "course, advanced, faults",
                        Near.word(word, List.of("course", "advanced", "faults"))));
    }

    /** How long it takes, in minutes. */
    public int minutes() {
        return number("minutes", MINUTES);
    }

    /** The lessons that one does well to know before. */
    public List<String> after() {
        return words("after");
    }

    /** Command words and panels that are grey. */
    public List<String> lock() {
        return words("lock");
    }

    /** The view to open; empty where the lesson names none. */
    public String show() {
        return text("show");
    }

    /** Keys of {@code #:} lines. */
    public List<String> hardware() {
        return words("hardware");
    }

    /** Two letters. */
    public Locale language() {
        return Locale.of(text("language"));
    }

    /** What the solution needs, as it is written. */
    public Line par() {
        return field("par").orElseThrow(() -> Fault.at(new Spot(1, 1), Kind.MISSING_FIELD, "par"));
    }
}
