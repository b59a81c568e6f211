package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.model.command.CommandLineParser;
import volscope.model.command.CommandTable;
import volscope.model.command.LineWords;
import volscope.model.command.Occurrence;
import volscope.model.command.ParseResult;
import volscope.model.command.ParsedLine;

/**
 * A line as fields see it: options can be read and set, the rest of the line stays. A line that is no form of its command keeps its text and
 * has no fields.
 *
 * @param text
 *            the line
 * @param parsed
 *            what it says, if it is a form of its command
 */
record ComposedLine(String text, Optional<ParsedLine> parsed) {

    /** Reads a line. */
    static ComposedLine of(String text) {
        List<String> words = LineWords.split(text);
        Optional<ParsedLine> parsed = words.stream().findFirst().flatMap(name -> CommandTable.standard().find(name))
                .flatMap(command -> CommandLineParser.parse(command, words.subList(1, words.size())) instanceof ParsedLine line
                        ? Optional.of(line)
                        : Optional.empty());
        return new ComposedLine(text, parsed);
    }

    /** The value of an option as it is written. */
    Optional<String> value(String option) {
        return parsed.flatMap(line -> line.text(option));
    }

    /** The line with another value of an option; an empty one takes the option away. */
    ComposedLine with(String option, String value) {
        return parsed.map(line -> of(line.command().name() + " " + LineWords.join(words(line, option, value)))).orElse(this);
    }

    /** What is wrong with the line, in the command's own words. */
    List<String> complaints() {
        List<String> words = LineWords.split(text);
        return words.stream().findFirst().flatMap(name -> CommandTable.standard().find(name))
                .map(command -> CommandLineParser.parse(command, words.subList(1, words.size())))
                .map(result -> result instanceof ParseResult.Rejected rejected
                        ? rejected.messages().stream().map(ParseResult.Message::text).toList()
                        : List.<String>of())
                .orElse(List.of());
    }

    private static List<String> words(ParsedLine line, String option, String value) {
        List<String> words = new ArrayList<>();
        boolean set = false;
        for (Occurrence given : line.options()) {
            boolean meant = given.option().name().equals(option);
            String text = meant ? value : given.raw().orElse("");
            set |= meant;
            if (!meant || !value.isEmpty()) {
                add(words, given, text);
            }
        }
        if (!set && !value.isEmpty()) {
            line.command().option(option).ifPresent(spec -> {
                words.add(spec.letters().isEmpty() ? spec.dashed() : "-" + spec.letters().getFirst());
                words.add(value);
            });
        }
        words.addAll(line.operands());
        return words;
    }

    private static void add(List<String> words, Occurrence given, String value) {
        var letters = given.option().letters();
        words.add(letters.isEmpty() ? given.option().dashed() : "-" + letters.getFirst());
        if (given.value().isPresent()) {
            words.add(value);
        }
    }
}
