package volscope.app.lesson.seed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a name of a lesson stands for. */
public sealed interface Value {

    /**
     * A whole number.
     *
     * @param number
     *            the number
     */
    record Whole(long number) implements Value {
    }

    /**
     * A word: letters and digits.
     *
     * @param word
     *            the word
     */
    record Word(String word) implements Value {
    }

    /**
     * A set of numbers.
     *
     * @param numbers
     *            ascending, none twice
     */
    record Many(List<Long> numbers) implements Value {
        /** A set of these numbers, in whatever order. */
        public Many {
            numbers = numbers.stream().distinct().sorted().toList();
        }
    }

    /**
     * Per cent with two decimals.
     *
     * @param hundredths
     *            hundredths of a per cent
     */
    record Percent(long hundredths) implements Value {
    }

    /** As a line of the shell has it: digits, the word, numbers with blanks between them. */
    default String written() {
        return switch (this) {
            case Whole(long number) -> Long.toString(number);
            case Word(String word) -> word;
            case Many(List<Long> numbers) -> numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
            case Percent(long hundredths) -> String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
        };
    }
}
