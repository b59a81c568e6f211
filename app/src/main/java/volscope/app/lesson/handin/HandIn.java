package volscope.app.lesson.handin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.file.Head;

/**
 * What a learner hands in.
 *
 * @param lesson
 *            the lesson's id
 * @param version
 *            its version
 * @param hash
 *            SHA-256 of its file, in hex
 * @param seed
 *            the seed of its numbers
 * @param kernel
 *            the first of its profiles
 * @param name
 *            who hands it in; one line
 * @param entries
 *            what was done, in order
 * @param edited
 *            the number of the first record whose checksum does not fit; empty: all do
 */
public record HandIn(String lesson, int version, String hash, long seed, String kernel, String name, List<LogEntry> entries,
        OptionalInt edited) {
    /** How file names end. */
    public static final String EXTENSION = ".handin";
    /** The longest name. */
    public static final int LONGEST_NAME = 100;
    /** The longest note. */
    public static final int LONGEST_NOTE = 1000;

    private static final String FIRST = "volscope-handin 1";
    private static final String END = "---";
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 5_000;
    private static final Pattern RECORD = Pattern.compile("(\\d{1,6}) ([a-z]+)(?: (.*?))?\\s+([0-9a-f]{16})");
    private static final Pattern LESSON = Pattern.compile("(\\S+) (\\d{1,6}) sha256:([0-9a-f]{64})");

    /** What reading gives. */
    public sealed interface Reading {
    }

    /** A hand-in, edited perhaps. */
    public record Read(HandIn handIn) implements Reading {
    }

    /**
     * A text that is none.
     *
     * @param line
     *            the line that is wrong, from 1
     * @param what
     *            what stands there
     */
    public record Damaged(int line, String what) implements Reading {
    }

    /** What a learner hands in who has come so far, and has nothing to add. */
    public static HandIn of(Attempt attempt, String name) {
        return of(attempt, name, "", OptionalLong.empty());
    }

    /**
     * What a learner hands in who has come so far.
     *
     * @param note
     *            what the learner says to the teacher; empty: nothing
     * @param seconds
     *            how long it took, where the lesson has a time limit
     */
    public static HandIn of(Attempt attempt, String name, String note, OptionalLong seconds) {
        Head head = attempt.exercise().head();
        List<LogEntry> log = new ArrayList<>(attempt.log());
        String said = oneLine(note, LONGEST_NOTE);
        if (!said.isEmpty()) {
            log.add(new LogEntry(LogEntry.Kind.NOTE, said));
        }
        log.add(new LogEntry(LogEntry.Kind.END, seconds.isPresent() ? Long.toString(seconds.getAsLong()) : ""));
        return new HandIn(head.id(), head.version(), head.hash(), attempt.exercise().seed(), head.kernels().getFirst(),
                oneLine(name, LONGEST_NAME), List.copyOf(log), OptionalInt.empty());
    }

    /** Whether it is of this lesson, and of this text of it. */
    public boolean isOf(Head head) {
        return lesson.equals(head.id()) && version == head.version() && hash.equals(head.hash());
    }

    /** The text of it, all checksums made. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST + "\nlesson " + lesson + " " + version + " sha256:" + hash + "\nseed " + seed
                + "\nkernel " + kernel + "\nname " + oneLine(name, LONGEST_NAME) + "\n" + END + "\n");
        Chain chain = new Chain(text.toString());
        for (int i = 0; i < entries.size(); i++) {
            String record = record(i + 1, entries.get(i));
            text.append(record).append("  ").append(chain.next(record)).append('\n');
        }
        return text.toString();
    }

    private static String oneLine(String text, int longest) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(longest, line.length()));
    }

    private static String record(int number, LogEntry entry) {
        return (number + " " + entry.kind().word() + " " + entry.payload()).strip();
    }

    /** Reads a text. */
    public static Reading read(String text) {
        List<String> lines = Arrays.asList(text.replace("\r\n", "\n").split("\n", -1));
        int end = lines.indexOf(END);
        if (!lines.getFirst().equals(FIRST) || end < 0) {
            return new Damaged(1, lines.getFirst().substring(0, Math.min(60, lines.getFirst().length())));
        }
        Map<String, String> head = new HashMap<>();
        for (int i = 1; i < end; i++) {
            String[] words = lines.get(i).split(" ", 2);
            head.put(words[0], words.length > 1 ? words[1] : "");
        }
        Matcher of = LESSON.matcher(head.getOrDefault("lesson", ""));
        String seed = head.getOrDefault("seed", "");
        if (!of.matches() || !seed.matches("-?\\d{1,18}") || lines.size() > MOST_LINES) {
            return new Damaged(2, lines.get(1));
        }
        return records(lines, end, head, of, Long.parseLong(seed));
    }

    private static Reading records(List<String> lines, int end, Map<String, String> head, Matcher of, long seed) {
        Chain chain = new Chain(String.join("\n", lines.subList(0, end + 1)) + "\n");
        List<LogEntry> entries = new ArrayList<>();
        OptionalInt edited = OptionalInt.empty();
        for (int i = end + 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank() && i == lines.size() - 1) {
                break;
            }
            Matcher matcher = RECORD.matcher(lines.get(i));
            Optional<LogEntry.Kind> kind = matcher.matches() ? LogEntry.Kind.of(matcher.group(2)) : Optional.empty();
            if (kind.isEmpty() || lines.get(i).length() > LONGEST_LINE) {
                return new Damaged(i + 1, lines.get(i).substring(0, Math.min(60, lines.get(i).length())));
            }
            LogEntry entry = new LogEntry(kind.get(), Optional.ofNullable(matcher.group(3)).orElse(""));
            boolean fits = Integer.parseInt(matcher.group(1)) == entries.size() + 1
                    && chain.next(record(entries.size() + 1, entry)).equals(matcher.group(4));
            entries.add(entry);
            edited = fits || edited.isPresent() ? edited : OptionalInt.of(entries.size());
        }
        if (entries.isEmpty() || entries.getLast().kind() != LogEntry.Kind.END) {
            return new Damaged(lines.size(), "");
        }
        return new Read(new HandIn(of.group(1), Integer.parseInt(of.group(2)), of.group(3), seed, head.getOrDefault("kernel", ""),
                head.getOrDefault("name", ""), List.copyOf(entries), edited));
    }
}
