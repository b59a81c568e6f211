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
        TOO_LONG,
        /** The id, the name of the file. */
        WRONG_ID,
        /** The word that is no language of two letters. */
        NO_LANGUAGE,
        /** The profile, the profiles there are, the nearest of them. */
        UNKNOWN_PROFILE,
        /** The seed, the line of the setup, its exit code. */
        SETUP_ENDS_OTHERWISE,
        /** The seed, the reason of a machine. */
        NO_MACHINE,
        /** The seed at whose start all goals are met. */
        SOLVED_AT_START,
        /** The seed, the goal, what is observed. */
        NOT_SOLVED,
        /** The seed, the goal, what is observed. */
        NOT_SOLVED_OTHERWISE,
        /** The seed, what the solution needs, the par: commands. */
        COMMANDS_OVER_PAR,
        /** The seed, what the solution needs, the par: copies. */
        COPIES_OVER_PAR,
        /** A warning: there is no other way than the solution. */
        NO_OTHER_WAY,
        /** The other way has the lines of the solution. */
        SAME_WAY,
        /** The seed in which to play the programs is enough. */
        SOLVED_BY_PLAYING,
        /** The seed, the bet: the machine can't tell, or not one choice alone is right. */
        NO_ANSWER,
        /** The bet whose answer is the same for all seeds, the answer. */
        SAME_ANSWER,
        /** The bet that is called constant, two of its answers. */
        NOT_CONSTANT,
        /** The words of a card, how many it may have. */
        LONG_CARD,
        /** The hints of a step with goals, how many it needs. */
        HINTS,
        /** The fact without a source. */
        NO_SOURCE,
        /** The seed whose two runs end in different states. */
        NOT_REPEATABLE,
        /** The seed whose plays do not end. */
        ENDLESS,
        /** The lesson that a translation is of and that is not there. */
        NO_BASE,
        /** The step, the steps of the lesson, the nearest. */
        UNKNOWN_STEP,
        /** The kind of block that a translation can't have. */
        NO_TEXT,
        /** A warning: what has no translation, the step. */
        NOT_TRANSLATED,
        /** A warning: the version of the translation, the version of the lesson, the steps that may have changed. */
        OLD_TRANSLATION
    }

    /** Whether a lesson with it can be used all the same. */
    public boolean isWarning() {
        return kind == Kind.NOT_TRANSLATED || kind == Kind.OLD_TRANSLATION || kind == Kind.NO_OTHER_WAY;
    }

    /** A problem with its arguments. */
    public static Problem of(Spot spot, Kind kind, Object... arguments) {
        return new Problem(spot, kind, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
