package volscope.sim.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.Form;

/** What {@code help} says: the commands of the lab, which Linux does not have, each with a line and an example. */
final class HelpText {

    private static final String DIALECT = "lab";
    private static final String SPLIT = ": ";

    private HelpText() {
    }

    private static List<CommandSpec> commands() {
        return CommandTable.standard().commands().stream().filter(command -> command.dialect().name().equals(DIALECT)).toList();
    }

    /** A line for each command. */
    static String all() {
        int width = commands().stream().mapToInt(command -> command.name().length()).max().orElse(0);
        String form = "%-" + width + "s  %s; as in: %s";
        return commands().stream().map(command -> form.formatted(command.name(), command.summary(), example(command)))
                .collect(Collectors.joining("\n", "", "\nAll else is as in Linux; help NAME tells the ways to use a command."));
    }

    /** A line for each way to use a command; empty if there is no such command. */
    static Optional<String> of(String name) {
        return CommandTable.standard().find(name).map(command -> command.forms().stream().map(form -> name + SPLIT + description(form))
                .collect(Collectors.joining("\n", name + SPLIT + command.summary() + "\n", "")));
    }

    private static String description(Form form) {
        return String.join(" ", form.description());
    }

    /** What stands behind the first colon of a form; the name alone where there is none. */
    private static String example(CommandSpec command) {
        return command.forms().stream().map(HelpText::description).filter(text -> text.contains(SPLIT)).findFirst()
                .map(text -> text.substring(text.indexOf(SPLIT) + SPLIT.length()).replaceFirst("\\.$", "").split(", ")[0])
                .orElse(command.name());
    }
}
