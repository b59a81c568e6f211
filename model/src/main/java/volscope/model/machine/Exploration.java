package volscope.model.machine;

import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding;

/**
 * Runs a script in every way it can run: all orders of its tasks' small steps and of the work that waits, with power cuts between. Where a
 * rule is broken it tells the shortest way to see that.
 */
public interface Exploration {

    /**
     * Explores a script. Its lines are run once, in order; what its tasks ({@code task NAME LINE}) still have to do then is explored.
     *
     * @param progress
     *            told now and then how many states were met
     */
    Verdict explore(World world, Bounds bounds, Progress progress);

    /** Who looks on while a script is explored. */
    interface Progress {

        /** Is told how many states were met; answers whether to go on. */
        Wish met(long states);
    }

    /** Whether to go on. */
    enum Wish {
        GO_ON, STOP
    }

    /**
     * What is explored.
     *
     * @param script
     *            the text of a lab file with tasks
     * @param kernel
     *            a profile that beats the script's own
     */
    record World(String script, Optional<String> kernel) {
    }

    /**
     * How far one goes.
     *
     * @param depth
     *            the most steps of one run, at least 1
     * @param memory
     *            how states are remembered
     * @param grain
     *            how much is done between two states; whether a rule is broken does not depend on it
     */
    record Bounds(int depth, Memory memory, Grain grain) {

        /** As far as it goes. */
        public static final Bounds NONE = new Bounds(Integer.MAX_VALUE, Memory.FINGERPRINTS, Grain.JOINED);

        public Bounds {
            if (depth < 1) {
                throw new IllegalArgumentException("runs of " + depth + " steps");
            }
        }
    }

    /** How the states that were met are remembered. */
    enum Memory {
        /** By 128 bits of each; that two are taken for one is as good as impossible. */
        FINGERPRINTS,
        /** As they are. */
        EXACT
    }

    /** How much is done between two moments at which something else can happen. */
    enum Grain {
        /** One small step of a task, or one work. */
        SINGLE,
        /**
         * The same with what follows at once: who sends a request to a mapped device has it mapped before anything else is done, and a task's
         * steps that nobody else can see are made with the move before.
         */
        JOINED
    }

    /** What came of it. */
    sealed interface Verdict {
    }

    /**
     * No rule is broken.
     *
     * @param states
     *            how many states there are
     */
    record Kept(long states) implements Verdict {
    }

    /**
     * A rule is broken.
     *
     * @param script
     *            lines that can be run, the shortest found that show it
     * @param finding
     *            what they break
     * @param states
     *            how many states were met
     */
    record Broken(List<String> script, Finding finding, long states) implements Verdict {
        public Broken {
            script = List.copyOf(script);
        }
    }

    /**
     * It was stopped before anything came of it.
     *
     * @param states
     *            how many states were met
     */
    record Stopped(long states) implements Verdict {
    }

    /**
     * The script can't be explored.
     *
     * @param refused
     *            why a lab of it does not open
     */
    record Unopened(Opening.Refused refused) implements Verdict {
    }

    /**
     * A line of the script can't be explored.
     *
     * @param line
     *            the line
     * @param reason
     *            why
     */
    record Unfit(String line, Reason reason) implements Verdict {
    }

    /** Why a line can't be explored. */
    enum Reason {
        /** It is the last, and no task has anything to do. */
        NO_TASK,
        /** It waits for what nothing before it brings about. */
        STUCK,
        /** It fails. */
        FAILED
    }
}
