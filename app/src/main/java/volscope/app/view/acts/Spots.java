package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volscope.model.command.OptionSpec;

/** Where in a line the words stand that a field is about. */
final class Spots {
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\\\.|[^\\s'\"\\\\])+");

    private Spots() {
    }

    /**
     * A part of a line.
     *
     * @param from
     *            its first character
     * @param to
     *            the one after the last
     */
    record Spot(int from, int to) {

        boolean holds(int at) {
            return at >= from && at < to;
        }
    }

    /** Finds the words of a field in a line. */
    interface Place {
        Optional<Spot> in(ComposedLine line);
    }

    /** An option and its value. */
    static Place option(String name) {
        return line -> line.parsed().flatMap(parsed -> parsed.command().option(name)).flatMap(spec -> option(line.text(), spec));
    }

    private static Optional<Spot> option(String text, OptionSpec spec) {
        List<String> written = Stream.concat(Stream.of(spec.dashed()), spec.letters().stream().map(letter -> "-" + letter)).toList();
        List<MatchResult> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).group();
            if (written.contains(word)) {
                boolean alone = spec.kind().isEmpty() || i + 1 == words.size();
                return Optional.of(new Spot(words.get(i).start(), words.get(alone ? i : i + 1).end()));
            }
            if (written.stream().anyMatch(option -> word.startsWith(option + "="))) {
                return Optional.of(new Spot(words.get(i).start(), words.get(i).end()));
            }
        }
        return Optional.empty();
    }

    /** The word in a place among those that are no options, which stand last. */
    static Place operand(int place) {
        return line -> {
            List<MatchResult> words = words(line.text());
            int at = words.size() - line.operands().size() + place;
            return line.operands().size() > place && at > 0 && at < words.size()
                    ? Optional.of(new Spot(words.get(at).start(), words.get(at).end()))
                    : Optional.empty();
        };
    }

    /** The word of this number, from 0. */
    static Place word(int number) {
        return line -> {
            List<MatchResult> words = words(line.text());
            return number < words.size() ? Optional.of(new Spot(words.get(number).start(), words.get(number).end())) : Optional.empty();
        };
    }

    private static List<MatchResult> words(String text) {
        return new ArrayList<>(WORD.matcher(text).results().toList());
    }
}
