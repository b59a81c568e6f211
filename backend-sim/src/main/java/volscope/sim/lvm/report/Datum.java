package volscope.sim.lvm.report;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.text.Percent;

/** The value of a field in a row, before a layout has made text of it. */
public sealed interface Datum {

    /** No value. */
    Datum NONE = new Text("", "");

    /** What stands between several texts, unless the settings have something else. */
    String COMMA = ",";

    /**
     * A text.
     *
     * @param shown
     *            as it is shown
     * @param sort
     *            as it is sorted and selected by
     */
    record Text(String shown, String sort) implements Datum {
    }

    /** Several texts, shown with a separator between them. */
    record Items(List<String> items, String separator) implements Datum {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A point in time.
     *
     * @param second
     *            seconds since 1970
     */
    record Moment(long second) implements Datum {
    }

    /** A number. */
    record Count(long number) implements Datum {
    }

    /**
     * A size.
     *
     * @param sectors
     *            how many sectors
     */
    record Size(long sectors) implements Datum {
    }

    /** A part of a whole; empty if it is not known. */
    record Part(Optional<Percent> percent) implements Datum {
    }

    /**
     * Whether something is so.
     *
     * @param truth
     *            whether it is
     * @param word
     *            what is shown if it is
     */
    record Flag(Truth truth, String word) implements Datum {
    }

    /** Whether something is so. */
    enum Truth {
        YES, NO, UNKNOWN;

        static Truth of(boolean so) {
            return so ? YES : NO;
        }
    }

    /** A text that is sorted by itself. */
    static Datum text(String text) {
        return new Text(text, text);
    }

    /** Texts with commas between. */
    static Datum items(List<String> items) {
        return new Items(items, COMMA);
    }

    /** The same, in the order of the alphabet. */
    static Datum sorted(List<String> items) {
        return items(items.stream().sorted().toList());
    }

    /** A word if something is so. */
    static Datum flag(boolean so, String word) {
        return new Flag(Truth.of(so), word);
    }
}
