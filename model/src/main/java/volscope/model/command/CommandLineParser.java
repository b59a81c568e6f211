package volscope.model.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.command.ParseResult.Asked;
import volscope.model.command.ParseResult.Message;
import volscope.model.command.ParseResult.Rejected;
import volscope.model.command.ParseResult.Topic;

/** The parser of all command lines: reads the words of a line as the table says. */
public final class CommandLineParser {

    private CommandLineParser() {
    }

    /**
     * Parses a line.
     *
     * @param command
     *            the command
     * @param words
     *            the words after its name
     */
    public static ParseResult parse(CommandSpec command, List<String> words) {
        return switch (WordReader.read(command, words)) {
            case WordReader.Refused(Rejected rejected) -> rejected;
            case WordReader.Taken taken -> parse(command, taken);
        };
    }

    private static ParseResult parse(CommandSpec command, WordReader.Taken taken) {
        Optional<ParseResult> asked = asked(command, taken).map(Asked::new);
        return asked.orElseGet(() -> switch (command.dialect().rules()) {
            case LVM -> new LvmForms(command, taken).find();
            case SUBCOMMAND -> subcommand(command, taken);
            case PLAIN, KEYED -> plain(command, taken);
        });
    }

    private static Optional<Topic> asked(CommandSpec command, WordReader.Taken taken) {
        for (Occurrence given : taken.options()) {
            Optional<Topic> topic = command.isCommon(given.option().name()) ? topic(given.option().name()) : Optional.empty();
            if (topic.isPresent()) {
                return topic;
            }
        }
        return Optional.empty();
    }

    private static Optional<Topic> topic(String option) {
        return switch (option) {
            case "help" -> Optional.of(Topic.HELP);
            case "longhelp" -> Optional.of(Topic.LONG_HELP);
            case "version" -> Optional.of(Topic.VERSION);
            default -> Optional.empty();
        };
    }

    private static ParseResult subcommand(CommandSpec command, WordReader.Taken taken) {
        if (taken.operands().isEmpty()) {
            return refuse(command, Usage.of(command));
        }
        Optional<Form> form = command.form(taken.operands().getFirst());
        if (form.isEmpty()) {
            List<String> lines = new ArrayList<>(List.of("Unknown command."));
            lines.addAll(Usage.of(command));
            return refuse(command, lines);
        }
        ParsedLine line = line(command, form.get(), taken, 1);
        if (!fits(form.get(), line.operands())) {
            List<String> lines = new ArrayList<>(List.of("Incorrect number of arguments."));
            lines.addAll(Usage.of(command));
            return refuse(command, lines);
        }
        return line;
    }

    private static ParseResult plain(CommandSpec command, WordReader.Taken taken) {
        for (Form form : command.forms()) {
            if (needs(form, taken) && fits(form, taken.operands())) {
                return line(command, form, taken, 0);
            }
        }
        return refuse(command, command.dialect().usage(command));
    }

    private static boolean needs(Form form, WordReader.Taken taken) {
        return form.need().stream().allMatch(use -> taken.options().stream().anyMatch(given -> matches(use, given)));
    }

    /** Whether an option as given is the one a form means, its fixed value included. */
    static boolean matches(OptionUse use, Occurrence given) {
        return given.option().name().equals(use.option().name())
                && (use.fixed().isEmpty() || given.raw().equals(use.fixed()));
    }

    private static boolean fits(Form form, List<String> operands) {
        boolean open = form.allOperands().anyMatch(operand -> operand.count() == Operand.Count.MANY);
        return operands.size() >= form.operands().size() && (open || operands.size() <= form.allOperands().count());
    }

    private static ParsedLine line(CommandSpec command, Form form, WordReader.Taken taken, int skip) {
        return new ParsedLine(command, form, taken.options(), taken.operands().subList(skip, taken.operands().size()));
    }

    private static Rejected refuse(CommandSpec command, List<String> lines) {
        return new Rejected(lines.stream().map(Message::err).toList(), command.dialect().exitCode());
    }
}
