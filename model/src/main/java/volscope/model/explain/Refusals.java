package volscope.model.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import volscope.model.explain.Explanation.Asked;
import volscope.model.explain.Explanation.Fact;
import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Explanation.Rule;
import volscope.model.explain.Explanation.Way;
import volscope.model.explain.Explanation.WayOut;
import volscope.model.machine.Revision;

/**
 * Tells why a line was refused: which rule it was follows from what the command printed or the kernel logged, what the rule met and what
 * would make the line work is asked of the machine.
 */
public final class Refusals {
    private static final List<Case> CASES = Stream.concat(LvmRefusals.cases().stream(), KernelRefusals.cases().stream()).toList();

    private Refusals() {
    }

    /**
     * A rule as it shows itself.
     *
     * @param rule
     *            the rule
     * @param asked
     *            what the line has
     * @param pattern
     *            what is printed or logged when it refuses, names as groups
     * @param look
     *            looks for what it met
     */
    record Case(Rule rule, Pattern asked, Pattern pattern, BiConsumer<Card, Matcher> look) {

        static Case of(Rule rule, String pattern, BiConsumer<Card, Matcher> look) {
            return when(rule, "", pattern, look);
        }

        /** A rule of lines that have something in them alone. */
        static Case when(Rule rule, String asked, String pattern, BiConsumer<Card, Matcher> look) {
            return new Case(rule, Pattern.compile(asked), Pattern.compile(pattern), look);
        }
    }

    /** What is said about a refusal, as far as it was found. */
    static final class Card {
        final Situation at;
        private final List<Fact> facts = new ArrayList<>();
        private final List<WayOut> ways = new ArrayList<>();
        private String device = "";

        Card(Situation at) {
            this.at = at;
        }

        Card about(String name) {
            device = name;
            return this;
        }

        Card fact(Key key, Object... arguments) {
            facts.add(Fact.of(key, arguments));
            return this;
        }

        Card way(Way way, String... lines) {
            return way(way, List.of(lines));
        }

        Card way(Way way, List<String> lines) {
            ways.add(new WayOut(way, lines));
            return this;
        }

        Explanation explanation(Rule rule) {
            return new Explanation(new Asked(at.line(), device), rule, List.copyOf(facts), List.of(), List.copyOf(ways));
        }
    }

    /**
     * Why a line was refused, where that can be told.
     *
     * @param line
     *            the line as given
     * @param before
     *            the machine before it
     * @param state
     *            the machine after it
     * @param exitCode
     *            how it ended; of those that succeed a merge that has to wait is explained
     * @param output
     *            what it printed
     * @param log
     *            what the kernel logged meanwhile
     */
    public static Optional<Explanation> of(String line, Revision before, Revision state, int exitCode, String output, List<String> log) {
        String said = output + String.join("\n", log);
        return CASES.stream().filter(found -> exitCode != 0 || found.rule() == Rule.MERGE_WAITS).flatMap(found -> {
            Matcher matcher = found.pattern().matcher(said);
            return found.asked().matcher(line).find() && matcher.find()
                    ? Stream.of(explain(found, matcher, new Card(new Situation(line, before, state))))
                    : Stream.empty();
        }).findFirst();
    }

    private static Explanation explain(Case found, Matcher matcher, Card card) {
        found.look().accept(card, matcher);
        if (card.facts.isEmpty()) {
            card.fact(Key.PRINTED, matcher.group().strip());
        }
        return card.explanation(found.rule());
    }
}
