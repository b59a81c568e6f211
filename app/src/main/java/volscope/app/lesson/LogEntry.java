package volscope.app.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a learner did.
 *
 * @param kind
 *            what
 * @param payload
 *            the rest: one line, as the kind says
 */
public record LogEntry(Kind kind, String payload) {
    /** What learners do. */
    public enum Kind {
        /** Turned to a card: the step's id, or the number of a card that is no step. */
        STEP,
        /** Locked a bet in or answered a quiz: its name, and what was said. */
        PREDICT,
        /** Gave a bet up: its name. */
        SKIP,
        /** Ran a line: its exit code, and the line. */
        RUN,
        /** Replied to a prompt. */
        ANSWER,
        /** Took lines back: how many. */
        UNDO,
        /** Brought lines back: how many. */
        REDO,
        /** Went to a moment: its number, and behind a sign the act it lies in where that is on another branch; or {@code start}. */
        GOTO,
        /** Asked for hints: the step's id, and how many are shown. */
        HINT,
        /** Asked for a line of the solution: the step's id. */
        SOLUTION,
        /** Said something to the teacher. */
        NOTE,
        /** Handed in: the seconds it took, where the lesson has a time limit. */
        END;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of a word. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /** An entry about a line that was run. */
    public static LogEntry run(int exitCode, String line) {
        return new LogEntry(Kind.RUN, exitCode + " " + line);
    }
}
