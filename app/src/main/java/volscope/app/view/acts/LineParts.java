package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.model.command.CommandSpec;
import volscope.model.command.LineWords;
import volscope.model.command.OptionSpec;
import volscope.model.command.ParsedLine;

/**
 * A line in parts that fields can change, one after the other. They stay when the line they make is one that its command refuses.
 *
 * @param command
 *            the command
 * @param options
 *            what was given, in order
 * @param operands
 *            the other words
 */
record LineParts(CommandSpec command, List<Given> options, List<String> operands) {

    /** The value of a switch that is on. */
    static final String ON = "on";

    LineParts {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /**
     * An option with its value as it is written.
     *
     * @param option
     *            which one
     * @param value
     *            what it has; of a switch {@link #ON}
     */
    record Given(OptionSpec option, String value) {

        private List<String> words() {
            String name = option.letters().isEmpty() ? option.dashed() : "-" + option.letters().getFirst();
            return option.kind().isEmpty() ? List.of(name) : List.of(name, value);
        }
    }

    static LineParts of(ParsedLine line) {
        return new LineParts(line.command(),
                line.options().stream().map(given -> new Given(given.option(), given.raw().orElse(ON))).toList(), line.operands());
    }

    /** The value of an option; of one that was given more than once, the last. */
    Optional<String> value(String name) {
        return options.stream().filter(given -> given.option().name().equals(name)).map(Given::value).reduce((first, second) -> second);
    }

    /** With another value of an option; an empty one takes the option away. */
    LineParts with(String name, String value) {
        List<Given> next = new ArrayList<>();
        boolean set = false;
        for (Given given : options) {
            boolean meant = given.option().name().equals(name);
            set |= meant;
            if (!meant) {
                next.add(given);
            } else if (!value.isEmpty()) {
                next.add(new Given(given.option(), value));
            }
        }
        if (!set && !value.isEmpty()) {
            command.option(name).ifPresent(option -> next.add(new Given(option, value)));
        }
        return new LineParts(command, next, operands);
    }

    /** With another word in a place; an empty one at the end is none. */
    LineParts withOperand(int place, String word) {
        List<String> next = new ArrayList<>(operands);
        while (next.size() <= place) {
            next.add("");
        }
        next.set(place, word);
        while (!next.isEmpty() && next.getLast().isEmpty()) {
            next.removeLast();
        }
        return new LineParts(command, options, next);
    }

    /** With other words from a place on. */
    LineParts withOperands(int from, List<String> words) {
        List<String> next = new ArrayList<>(operands.subList(0, Math.min(from, operands.size())));
        next.addAll(words);
        return new LineParts(command, options, next);
    }

    /** The line. */
    String text() {
        List<String> words = new ArrayList<>(List.of(command.name()));
        options.forEach(given -> words.addAll(given.words()));
        words.addAll(operands);
        return LineWords.join(words);
    }
}
