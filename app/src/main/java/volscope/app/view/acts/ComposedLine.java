package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import volscope.model.command.CommandLineParser;
import volscope.model.command.CommandTable;
import volscope.model.command.LineWords;
import volscope.model.command.OptionSpec;
import volscope.model.command.ParsedLine;
import volscope.model.command.Reading;
import volscope.model.command.Value;

/**
 * A line as fields see it: options and words can be read and set, the rest of the line stays. A line that was typed and is no form of its
 * command keeps its text and has no fields.
 *
 * @param text
 *            the line
 * @param parsed
 *            what it says, if it is a form of its command
 * @param parts
 *            what fields can change
 */
record ComposedLine(String text, Optional<ParsedLine> parsed, Optional<LineParts> parts) {
    private static final long SECTOR = 512;
    /** What makes a shell do more with a line than split it into words. */
    private static final Pattern SHELL = Pattern.compile("[$`|;&<>()]");

    /** Reads a line. */
    static ComposedLine of(String text) {
        Optional<ParsedLine> parsed = SHELL.matcher(text).find() ? Optional.empty() : parse(text);
        return new ComposedLine(text, parsed, parsed.map(LineParts::of));
    }

    private static Optional<ParsedLine> parse(String text) {
        List<String> words = LineWords.split(text);
        return words.stream().findFirst().flatMap(name -> CommandTable.standard().find(name))
                .flatMap(command -> CommandLineParser.parse(command, words.subList(1, words.size())) instanceof ParsedLine line
                        ? Optional.of(line)
                        : Optional.empty());
    }

    /** The value of an option as it is written. */
    Optional<String> value(String option) {
        return parts.flatMap(given -> given.value(option));
    }

    /** The size that an option has, in bytes, whatever its sign; 0 if it has none. */
    long bytes(String option) {
        return parts.flatMap(given -> given.command().option(option)).flatMap(OptionSpec::kind)
                .flatMap(kind -> value(option).map(kind::read))
                .map(reading -> reading instanceof Reading.Good(Value.Size size) ? size.sectors() * SECTOR : 0L).orElse(0L);
    }

    /** The words that are no options. */
    List<String> operands() {
        return parts.map(LineParts::operands).orElse(List.of());
    }

    /** The word in a place; empty if there is none. */
    String operand(int place) {
        return place < operands().size() ? operands().get(place) : "";
    }

    /** The line with another value of an option; an empty one takes the option away. */
    ComposedLine with(String option, String value) {
        return changed(given -> given.with(option, value));
    }

    /** The line with some parts changed. */
    ComposedLine changed(UnaryOperator<LineParts> change) {
        return parts.map(change).map(next -> new ComposedLine(next.text(), parse(next.text()), Optional.of(next))).orElse(this);
    }
}
