package volscope.app.teach;

import java.util.List;
import java.util.Locale;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.Standing;
import volscope.app.lesson.handin.HandIn;

/**
 * What became of a hand-in.
 *
 * @param file
 *            its file
 * @param name
 *            who handed it in
 * @param seed
 *            the seed of its numbers
 * @param verdict
 *            in a word
 * @param note
 *            in a sentence, where the word is not enough: a key of the texts and what to put into it; empty: none
 * @param goals
 *            the goals, each with what was observed
 * @param commands
 *            what was needed
 * @param copies
 *            what was needed
 * @param bets
 *            the bets
 * @param help
 *            hints, and lines of the solution, and how often a line was taken back
 * @param log
 *            what was done, in order; nothing where it can't be read
 */
public record Grade(String file, String name, long seed, Verdict verdict, List<String> note, List<Standing.OfGoal> goals, Needed commands,
        Needed copies, Bets bets, Help help, List<LogEntry> log) {
    /** Verdicts. */
    public enum Verdict {
        PASSED, OPEN, EDITED, FOREIGN, DAMAGED, ENDLESS;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An amount beside its par.
     *
     * @param found
     *            the amount
     * @param par
     *            the par, or -1
     */
    public record Needed(long found, long par) {
        /** Nothing. */
        public static final Needed NONE = new Needed(0, -1);

        /** {@code 4 (par 4)}. */
        public String written() {
            return par < 0 ? Long.toString(found) : found + " (par " + par + ")";
        }
    }

    /** Bets: right ones of those that were locked in, and those that were skipped. */
    public record Bets(long right, long locked, long skipped) {
        /** No bets. */
        public static final Bets NONE = new Bets(0, 0, 0);

        /** {@code 2 of 2}. */
        public String written() {
            return right + " of " + locked + (skipped == 0 ? "" : ", " + skipped + " skipped");
        }
    }

    /** Help that was asked for. */
    public record Help(long hints, long solutions, long undos) {
        /** No help. */
        public static final Help NONE = new Help(0, 0, 0);

        /** {@code 1+solution}. */
        public String written() {
            return hints + (solutions == 0 ? "" : "+solution");
        }
    }

    /** A grade of what could not be replayed. */
    static Grade without(String file, String name, long seed, Verdict verdict, List<String> note) {
        return new Grade(file, name, seed, verdict, note, List.of(), Needed.NONE, Needed.NONE, Bets.NONE, Help.NONE, List.of());
    }

    /** A grade of a hand-in that was not replayed to its end. */
    static Grade without(String file, HandIn handIn, Verdict verdict, List<String> note) {
        return new Grade(file, handIn.name(), handIn.seed(), verdict, note, List.of(), Needed.NONE, Needed.NONE, Bets.NONE, Help.NONE,
                handIn.entries());
    }

    /** {@code 4/4}. */
    public String met() {
        return goals.stream().filter(goal -> goal.finding().isMet()).count() + "/" + goals.size();
    }
}
