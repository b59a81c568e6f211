package volscope.app.lesson.source;

import java.util.Arrays;
import java.util.List;

/**
 * Something that is wrong with a lesson file.
 *
 * @param spot
 *            where
 * @param kind
 *            what
 * @param arguments
 *            what to put into its sentence, in the order that the kind names them
 */
public record Problem(Spot spot, Kind kind, List<String> arguments) {

    /** What can be wrong. Each has a sentence per language. */
    public enum Kind {
        /** The file has no front matter. */
        NO_FRONT_MATTER,
        /** The line that is no {@code key: value}. */
        NO_FIELD,
        /** The key, the keys there are, the nearest of them. */
        UNKNOWN_FIELD,
        /** The key that is missing. */
        MISSING_FIELD,
        /** The key, its value, what it takes. */
        BAD_FIELD,
        /** The kind of block, where it may stand. */
        MISPLACED_BLOCK,
        /** The kind of block that stands there twice. */
        SECOND_BLOCK,
        /** The kind of block that needs a name. */
        NAMELESS_BLOCK,
        /** The step's title. */
        STEP_WITHOUT_ID,
        /** The id that is there twice. */
        SECOND_ID,
        /** What stands there, what could stand there, the nearest word. */
        UNEXPECTED,
        /** The name, the names there are, the nearest of them. */
        UNKNOWN_NAME,
        /** What is there, what is needed. */
        WRONG_TYPE,
        /** Division by zero. */
        DIVISION_BY_ZERO,
        /** The domain that has too few values, how many are needed. */
        EMPTY_DOMAIN,
        /** The line of the condition that no numbers satisfy. */
        NO_NUMBERS,
        /** The word that may not be a name. */
        RESERVED_NAME,
        /** The part of a bet or a quiz that is missing. */
        MISSING_PART,
        /** The program that no block has. */
        UNKNOWN_PROGRAM,
        /** A temporal word within {@code after any crash}. */
        TEMPORAL_IN_CRASH,
        /** The profile, the ones that the lesson lists. */
        UNLISTED_PROFILE,
        /** The size that a file or a line may have. */
        TOO_LONG
    }

    /** A problem with its arguments. */
    public static Problem of(Spot spot, Kind kind, Object... arguments) {
        return new Problem(spot, kind, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
