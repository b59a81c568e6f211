package volscope.sim.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The signals by number and name. */
final class Signals {

    /** The signal that {@code kill} sends. */
    static final int TERM = 15;

    /** The exit code of what a signal ends is this plus its number. */
    static final int STATUS_BASE = 128;

    private static final List<String> NAMES = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2",
            "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH",
            "POLL", "PWR", "SYS");

    private static final Map<Integer, String> DESCRIPTIONS = Map.of(1, "Hangup", 3, "Quit", 6, "Aborted", 9, "Killed", 10,
            "User defined signal 1", 12, "User defined signal 2", 14, "Alarm clock", TERM, "Terminated");

    private Signals() {
    }

    static List<String> names() {
        return NAMES;
    }

    static Optional<String> name(int number) {
        return number >= 1 && number <= NAMES.size() ? Optional.of(NAMES.get(number - 1)) : Optional.empty();
    }

    /** What a shell says of a job that a signal has ended; nothing for those it does not mention. */
    static Optional<String> description(int number) {
        return Optional.ofNullable(DESCRIPTIONS.get(number));
    }

    /** The signal that is meant by a number or a name, with or without {@code SIG}. */
    static Optional<Integer> number(String text) {
        if (text.matches("\\d{1,2}")) {
            int number = Integer.parseInt(text);
            return number <= NAMES.size() ? Optional.of(number) : Optional.empty();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        int index = NAMES.indexOf(upper.startsWith("SIG") ? upper.substring(3) : upper);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }
}
