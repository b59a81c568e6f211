package volscope.app.view.acts;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import volscope.app.session.Facts;
import volscope.app.session.Frame;

/** Which part of a line has a field. What may be put into it stands in the table of commands. */
sealed interface FieldSpec {

    /** An option's long name, or {@code #0}, {@code #1} for the words that are no options. */
    String key();

    /** Whether it is a word that is no option. */
    default boolean isOperand() {
        return key().startsWith("#");
    }

    /** Its place among the words that are no options. */
    default int place() {
        return Integer.parseInt(key().substring(1));
    }

    /** A part whose field is what the table says of it. */
    record Plain(String key) implements FieldSpec {
    }

    /** A part that is asked about where it makes sense. */
    record Fitting(String key, Predicate<Aim> fits) implements FieldSpec {
    }

    /**
     * A size in whole extents.
     *
     * @param sign
     *            what stands before it
     * @param most
     *            the largest, in extents
     */
    record Sized(String key, String sign, ToLongBiFunction<Facts, Aim> most) implements FieldSpec {
    }

    /** One of the things there are. */
    record Choice(String key, Function<Frame, List<String>> candidates) implements FieldSpec {
    }

    /** Several of the things there are. */
    record Several(String key, Function<Frame, List<String>> candidates) implements FieldSpec {
    }
}
