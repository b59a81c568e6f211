package volscope.sim.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lab command that moves tasks by small steps. */
sealed interface LabLine {

    /**
     * {@code task NAME LINE}: the line waits as the task's next work.
     *
     * @param name
     *            the task
     * @param line
     *            what it is to do
     */
    record Queue(String name, String line) implements LabLine {
    }

    /**
     * {@code step NAME [N]}.
     *
     * @param name
     *            the task
     * @param count
     *            how many steps
     */
    record Step(String name, long count) implements LabLine {
    }

    /**
     * {@code until PREDICATE}.
     *
     * @param condition
     *            the predicate's text
     */
    record Until(String condition) implements LabLine {
    }

    /**
     * {@code pick N…}: the work of the kernel that waits at a place is done next, before those that were there first; then that at the next.
     *
     * @param places
     *            counted from 1 among those that may be next
     */
    record Pick(List<Integer> places) implements LabLine {
    }

    /** {@code run}: all that waits goes on. */
    record GoOn() implements LabLine {
    }

    /**
     * {@code help [NAME]}.
     *
     * @param text
     *            what it says
     * @param code
     *            its exit code
     */
    record Help(String text, int code) implements LabLine {

        static Help of(String line) {
            String[] words = line.split("\\s+");
            return words.length == 1
                    ? new Help(HelpText.all(), 0)
                    : HelpText.of(words[1]).map(text -> new Help(text, 0))
                            .orElse(new Help("help: no command " + words[1] + "; help alone lists them", 1));
        }
    }

    /**
     * One of them that is not understood.
     *
     * @param usage
     *            how it is used
     */
    record Misused(String usage) implements LabLine {
    }

    Pattern QUEUE = Pattern.compile("task\\s+([A-Za-z_][\\w-]*)\\s+(\\S.*)");
    Pattern STEP = Pattern.compile("step\\s+([A-Za-z_][\\w-]*)(?:\\s+([1-9]\\d{0,8}))?");
    Pattern PICK = Pattern.compile("pick((?:\\s+[1-9]\\d{0,3})+)");
    Pattern UNTIL = Pattern.compile("until\\s+(\\S.*)");

    /** The command in a line; empty if it is none. */
    static Optional<LabLine> parse(String text) {
        String line = text.trim();
        return switch (firstWord(line)) {
            case "task" -> Optional.of(matched(QUEUE, line).<LabLine>map(found -> new Queue(found.group(1), found.group(2)))
                    .orElse(new Misused("task NAME LINE")));
            case "step" -> Optional.of(matched(STEP, line)
                    .<LabLine>map(found -> new Step(found.group(1), found.group(2) == null ? 1 : Long.parseLong(found.group(2))))
                    .orElse(new Misused("step NAME [N]")));
            case "until" -> line.matches("until\\b.*;\\s*do\\b.*")
                    ? Optional.empty()
                    : Optional.of(matched(UNTIL, line).<LabLine>map(found -> new Until(found.group(1)))
                            .orElse(new Misused("until PREDICATE")));
            case "pick" -> Optional.of(matched(PICK, line)
                    .<LabLine>map(found -> new Pick(Arrays.stream(found.group(1).strip().split("\\s+")).map(Integer::valueOf).toList()))
                    .orElse(new Misused("pick N…")));
            case "help" -> line.matches("help(\\s+[\\w.-]+)?") ? Optional.of(Help.of(line)) : Optional.empty();
            case "run" -> line.equals("run") ? Optional.of(new GoOn()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String firstWord(String line) {
        int end = 0;
        while (end < line.length() && " \t\n\u000b\f\r".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(0, end);
    }

    private static Optional<Matcher> matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
