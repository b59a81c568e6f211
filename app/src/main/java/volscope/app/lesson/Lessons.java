package volscope.app.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import volscope.app.lesson.file.Head;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.lesson.file.Translation;
import volscope.app.text.Texts;

/** The lessons that ship, in the order of the course. */
@Singleton
public final class Lessons {
    /** How the names of lesson files end. */
    public static final String EXTENSION = ".lesson";
    private static final String FOLDER = "/volscope/lessons/";

    private final Supplier<Locale> language;
    /** By language, as far as one was asked for. */
    private final Map<Locale, Map<String, Lesson>> courses = new ConcurrentHashMap<>();
    /** By the checksums of their files. */
    private final Map<String, Own> own = new ConcurrentHashMap<>();

    /**
     * A lesson in the catalogue.
     *
     * @param id
     *            what {@link #lesson} takes
     * @param number
     *            as the course counts: {@code 2}, {@code a1}
     * @param title
     *            in the reader's language, where the lesson has it
     * @param minutes
     *            how long it takes
     * @param level
     *            where in the course it stands
     */
    public record Entry(String id, String number, String title, int minutes, Head.Level level) {
    }

    /** The lessons in English. */
    public Lessons() {
        this(() -> Locale.ENGLISH);
    }

    @Inject
    Lessons(Texts texts) {
        this(texts::locale);
    }

    /** The lessons in the language that is spoken; those that have no translation are in their own. */
    public Lessons(Supplier<Locale> language) {
        this.language = language;
    }

    private Map<String, Lesson> course() {
        return courses.computeIfAbsent(language.get(), spoken -> {
            Map<String, Lesson> lessons = new LinkedHashMap<>();
            text("course.txt").orElseThrow().lines().filter(id -> !id.isBlank()).forEach(id -> lessons.put(id, read(id, spoken)));
            return lessons;
        });
    }

    private static Lesson read(String id, Locale language) {
        LessonFile base = file(id + ".lesson").orElseThrow();
        Optional<LessonFile> translated = language.getLanguage().equals(base.head().language().getLanguage())
                ? Optional.empty()
                : file(id + "." + language.getLanguage() + ".lesson").map(other -> Translation.of(base, other));
        return new Lesson(translated.orElse(base));
    }

    private static Optional<LessonFile> file(String name) {
        return text(name).map(LessonReader::read).map(reading -> switch (reading) {
            case LessonReader.Read(LessonFile file) -> file;
            case LessonReader.Bad bad -> throw new IllegalStateException(name + " can't be read: " + bad.problems());
        });
    }

    /** The text of a file that ships with the course; empty if there is none of this name. */
    public static Optional<String> text(String name) {
        try (InputStream in = Lessons.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in the order of the course. */
    public List<Entry> catalogue() {
        return course().values().stream().map(Lesson::head)
                .map(head -> new Entry(head.id(), head.place(), head.title(), head.minutes(), head.level()))
                .toList();
    }

    /** The lesson of the course that comes after another; empty after the last, and after one that is not of the course. */
    public Optional<Entry> after(String id) {
        List<Entry> all = catalogue();
        return all.stream().dropWhile(entry -> !entry.id().equals(id)).skip(1).findFirst();
    }

    private record Own(Lesson lesson, String text) {
    }

    /** Knows a lesson from now on that does not ship, with the text of its file. */
    public void add(Lesson lesson, String text) {
        own.put(lesson.head().hash(), new Own(lesson, text));
    }

    /** The texts of a lesson's files, by their names: its own, and those of its translations. */
    public Map<String, String> files(Head head) {
        Own known = own.get(head.hash());
        Map<String, String> files = new TreeMap<>();
        if (known != null) {
            files.put(head.id() + EXTENSION, known.text());
        } else {
            Texts.languages().stream().map(language -> "." + language.getLanguage()).forEach(
                    language -> text(head.id() + language + EXTENSION)
                            .ifPresent(text -> files.put(head.id() + language + EXTENSION, text)));
            text(head.id() + EXTENSION).ifPresent(text -> files.put(head.id() + EXTENSION, text));
        }
        return files;
    }

    /** The lesson whose file has this id and this checksum, if it is known. */
    public Optional<Lesson> find(String id, String hash) {
        return Optional.ofNullable(own.get(hash)).map(Own::lesson).or(() -> Optional.ofNullable(course().get(id)))
                .filter(lesson -> lesson.head().hash().equals(hash));
    }

    /** A lesson of the catalogue. */
    public Lesson lesson(String id) {
        return Optional.ofNullable(course().get(id)).orElseThrow(() -> new IllegalArgumentException("no lesson " + id));
    }
}
