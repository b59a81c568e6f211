package volscope.sim.shell;

import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Sleeping;
import volscope.sim.shell.filter.Durations;

/** The program {@code timeout}: runs a program, and ends it when it still sleeps after some time. */
final class Timeout {

    private static final int EXPIRED = 124;
    private static final int WRONG_USE = 125;
    private static final int KILL = 9;

    private final Starters starters;
    private final Invocation invocation;
    private int signal = Signals.TERM;
    private boolean keepsStatus;

    Timeout(Starters starters, Invocation invocation) {
        this.starters = starters;
        this.invocation = invocation;
    }

    int run() {
        List<String> words = invocation.arguments();
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("-")) {
            int used = option(words, i);
            if (used == 0) {
                return wrong("unrecognized option '" + words.get(i) + "'");
            }
            i += used;
        }
        if (i + 1 >= words.size()) {
            return wrong("");
        }
        Optional<Long> duration = Durations.nanoseconds(words.get(i));
        if (duration.isEmpty()) {
            return wrong("invalid time interval '" + words.get(i) + "'");
        }
        return run(duration.get(), words.subList(i + 1, words.size()));
    }

    /** Takes an option; gives how many words it is, or 0 if it is none. */
    private int option(List<String> words, int at) {
        String word = words.get(at);
        switch (word) {
            case "-k", "--kill-after" -> {
                return 2;
            }
            case "-s", "--signal" -> {
                signal = at + 1 < words.size() ? Signals.number(words.get(at + 1)).orElse(Signals.TERM) : Signals.TERM;
                return 2;
            }
            case "--preserve-status" -> {
                keepsStatus = true;
                return 1;
            }
            case "--foreground", "-v", "--verbose" -> {
                return 1;
            }
            default -> {
                return shortened(word);
            }
        }
    }

    private int shortened(String word) {
        String value = word.startsWith("--signal=") ? word.substring("--signal=".length()) : word.startsWith("-s") ? word.substring(2) : "";
        signal = Signals.number(value).orElse(signal);
        return !value.isEmpty() || word.startsWith("-k") || word.startsWith("--kill-after=") ? 1 : 0;
    }

    private int wrong(String sentence) {
        if (!sentence.isEmpty()) {
            invocation.err().println("timeout: " + sentence);
        }
        invocation.err().println("Try 'timeout --help' for more information.");
        return WRONG_USE;
    }

    private int run(long duration, List<String> words) {
        long now = invocation.sys().call(kernel -> kernel.now());
        long deadline = duration == 0 || duration > Sleeping.NO_TIME - now ? Sleeping.NO_TIME : now + duration;
        CutSys sys = new CutSys(invocation.sys(), CutSys.Scissors.at(deadline));
        try {
            return starters.start(invocation, sys, invocation.env(), invocation.in(), words);
        } catch (Unwind.Cut cut) {
            if (cut.by() != sys) {
                throw cut;
            }
            return keepsStatus || signal == KILL ? Signals.STATUS_BASE + signal : EXPIRED;
        }
    }
}
