package volscope.model.command;

import java.util.List;
import java.util.Optional;

/**
 * How a family of commands reads its words and says that it will not.
 *
 * @param name
 *            its name in the table
 * @param rules
 *            how the form is found
 * @param exitCode
 *            the code a command ends with if its line is wrong
 * @param unknown
 *            what is said of an option that there is not, {@code %s} being the option; empty if it is what getopt says
 * @param tail
 *            what is said after a wrong option, {@code %s} being the command's name
 * @param usage
 *            what is said when no form fits, {@code %s} being the command's name
 */
public record Dialect(String name, Rules rules, int exitCode, Optional<String> unknown, List<String> tail, List<String> usage) {

    public Dialect {
        tail = List.copyOf(tail);
        usage = List.copyOf(usage);
    }

    /** How the words of a line are taken and a form is found for them. */
    public enum Rules {
        /** As lvm does: dashes inside long names don't count, the form with the most that fits is taken, all is checked. */
        LVM,
        /** The first word that is no option names the form. */
        SUBCOMMAND,
        /** The first form that fits is taken. */
        PLAIN,
        /** Every word is {@code key=value}. */
        KEYED
    }

    /** What is said of an option that there is not; {@code otherwise} is what getopt says. */
    String unknown(String option, String otherwise) {
        return unknown.map(text -> text.replace("%s", option)).orElse(otherwise);
    }

    List<String> tail(CommandSpec command) {
        return fill(tail, command);
    }

    List<String> usage(CommandSpec command) {
        return fill(usage, command);
    }

    private static List<String> fill(List<String> lines, CommandSpec command) {
        return lines.stream().map(line -> line.replace("%s", command.name())).toList();
    }
}
