package volscope.app.lesson.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a goal in other ways, with a variable where a number of it could come from there. Which of them hold is found out by playing. */
public final class Variants {
    private static final Pattern CHUNKS = Pattern.compile("(chunks?) (?:\\{(\\d+)\\.\\.(\\d+)}|(\\d+))");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.{-])\\d+(?![\\w.}])");

    private Variants() {
    }

    /** Those with variables for chunks and letters first, the goal as it is, then those with variables for other numbers too. */
    public static List<String> of(String goal, List<Variable> variables) {
        String words = goal;
        for (Variable variable : variables) {
            if (!variable.byDefault().matches("\\d+")) {
                words = words.replaceAll("(?<=reads )" + Pattern.quote(variable.byDefault()) + "(?!\\w)",
                        Matcher.quoteReplacement("{" + variable.name() + "}"));
            }
        }
        String chunks = CHUNKS.matcher(words).replaceAll(match -> Matcher.quoteReplacement(chunks(match, variables)));
        return List.copyOf(new LinkedHashSet<>(List.of(chunks, words, goal, numbers(chunks, variables), numbers(goal, variables))));
    }

    private static String chunks(MatchResult match, List<Variable> variables) {
        if (match.group(4) != null) {
            return match.group(1) + " "
                    + at(Long.parseLong(match.group(4)), variables).map(name -> "{" + name + "}").orElse(match.group(4));
        }
        long from = Long.parseLong(match.group(2));
        long to = Long.parseLong(match.group(3));
        return at(from, variables).map(name -> match.group(1) + " {" + name + ".." + name + "+" + (to - from) + "}").orElse(match.group());
    }

    /** The variable that is a number, or lies a little below it. */
    private static Optional<String> at(long number, List<Variable> variables) {
        for (int above = 0; above < 3; above++) {
            for (Variable variable : variables) {
                if (variable.byDefault().equals(Long.toString(number - above))) {
                    return Optional.of(variable.name() + (above == 0 ? "" : "+" + above));
                }
            }
        }
        return Optional.empty();
    }

    private static String numbers(String goal, List<Variable> variables) {
        return NUMBER.matcher(goal).replaceAll(match -> Matcher.quoteReplacement(variables.stream()
                .filter(variable -> variable.byDefault().equals(match.group())).findFirst().map(variable -> "{" + variable.name() + "}")
                .orElse(match.group())));
    }
}
