package volscope.app.lesson.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Spot;

/**
 * A fenced block that is read.
 *
 * @param kind
 *            what it holds
 * @param name
 *            the word after its kind; empty if there is none
 * @param lines
 *            its lines
 * @param spot
 *            where it begins
 */
public record Block(Kind kind, String name, List<Line> lines, Spot spot) {

    /** What blocks hold. */
    public enum Kind {
        SEED, SETUP, DO, PREDICT, GOAL, HINT, SOLUTION, EXPLAIN, QUIZ;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this word; empty if blocks of it are only shown. */
        static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }

        /** Whether it stands before the first step. */
        boolean isOfStart() {
            return this == SEED || this == SETUP;
        }
    }
}
