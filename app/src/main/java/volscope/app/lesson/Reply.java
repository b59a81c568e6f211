package volscope.app.lesson;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is said to a question: a number, marked chunks or a choice, as the question asks. The learner's guess and the truth have one shape.
 *
 * @param number
 *            a number
 * @param chunks
 *            chunks, or pages
 * @param choice
 *            the id of a choice, or the name of a thing; empty where nothing is chosen
 */
public record Reply(OptionalLong number, SortedSet<Long> chunks, String choice) {
    /** Nothing said yet. */
    public static final Reply NONE = new Reply(OptionalLong.empty(), new TreeSet<>(), "");

    public Reply {
        chunks = Collections.unmodifiableSortedSet(new TreeSet<>(chunks));
    }

    /** A number. */
    public static Reply number(long number) {
        return new Reply(OptionalLong.of(number), Collections.emptySortedSet(), "");
    }

    /** Chunks. */
    public static Reply chunks(Collection<Long> chunks) {
        return new Reply(OptionalLong.empty(), new TreeSet<>(chunks), "");
    }

    /** A choice. */
    public static Reply choice(String choice) {
        return new Reply(OptionalLong.empty(), Collections.emptySortedSet(), choice);
    }

    /** This with a chunk marked that was not, or no longer marked. */
    public Reply toggle(long chunk) {
        SortedSet<Long> next = new TreeSet<>(chunks);
        if (!next.remove(chunk)) {
            next.add(chunk);
        }
        return chunks(next);
    }

    /** As it stands in a log. */
    public String written() {
        return number.isPresent()
                ? Long.toString(number.getAsLong())
                : choice.isEmpty() ? chunks.stream().map(String::valueOf).collect(Collectors.joining(" ")) : choice;
    }

    /** What stands in a log as said to a kind of question; nothing said where it can't be read. */
    public static Reply read(Bet.Kind kind, String written) {
        return switch (kind) {
            case NUMBER -> written.matches("\\d{1,18}") ? number(Long.parseLong(written)) : NONE;
            case CHUNKS, PAGES -> written.matches("[\\d ]*")
                    ? chunks(Arrays.stream(written.split(" ")).filter(word -> word.matches("\\d{1,18}")).map(Long::valueOf).toList())
                    : NONE;
            case OBJECT, CHOICE -> choice(written);
        };
    }
}
