package volscope.sim.shell.filter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

import volscope.sim.kernel.Invocation;

/** The program {@code expr}. */
final class Expr {

    private static final int WRONG = 2;

    private static final List<Set<String>> LEVELS = List.of(Set.of("|"), Set.of("&"), Set.of("<", "<=", "=", "==", "!=", ">=", ">"),
            Set.of("+", "-"),
            Set.of("*", "/", "%"), Set.of(":"));

    private final List<String> words;
    private int place;

    /** An expression that has no value. */
    private static final class Problem extends RuntimeException {

        private static final long serialVersionUID = 1;

        Problem(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private Expr(List<String> words) {
        this.words = words;
    }

    static int run(Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            Failure.usage(invocation, "missing operand");
            return WRONG;
        }
        try {
            Expr expr = new Expr(new ArrayList<>(invocation.arguments()));
            String value = expr.binary(0);
            if (expr.place < expr.words.size()) {
                throw new Problem("syntax error: unexpected argument '" + expr.words.get(expr.place) + "'");
            }
            invocation.out().println(value);
            return isNull(value) ? 1 : 0;
        } catch (Problem | Regex.Problem problem) {
            Failure.say(invocation, String.valueOf(problem.getMessage()));
            return WRONG;
        }
    }

    private static boolean isNull(String value) {
        return value.isEmpty() || value.matches("-?0+");
    }

    private String binary(int level) {
        if (level == LEVELS.size()) {
            return primary();
        }
        String left = binary(level + 1);
        while (place < words.size() && LEVELS.get(level).contains(words.get(place))) {
            String operator = words.get(place++);
            left = apply(operator, left, binary(level + 1));
        }
        return left;
    }

    private String apply(String operator, String left, String right) {
        return switch (operator) {
            case "|" -> !isNull(left) ? left : !right.isEmpty() ? right : "0";
            case "&" -> isNull(left) || isNull(right) ? "0" : left;
            case ":" -> match(left, right);
            case "+", "-", "*", "/", "%" -> calculate(operator, number(left), number(right)).toString();
            default -> compare(operator, left, right) ? "1" : "0";
        };
    }

    private static BigInteger number(String text) {
        if (!text.matches("-?\\d+")) {
            throw new Problem("non-integer argument");
        }
        return new BigInteger(text);
    }

    private static BigInteger calculate(String operator, BigInteger left, BigInteger right) {
        if ("/%".contains(operator) && right.signum() == 0) {
            throw new Problem("division by zero");
        }
        return switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "*" -> left.multiply(right);
            case "/" -> left.divide(right);
            default -> left.remainder(right);
        };
    }

    private static boolean compare(String operator, String left, String right) {
        boolean numbers = left.matches("-?\\d+") && right.matches("-?\\d+");
        int order = numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "!=" -> order != 0;
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            default -> order == 0;
        };
    }

    private static String match(String text, String source) {
        Matcher matcher = Regex.compile(source, Regex.Syntax.BASIC, Set.of()).matcher(text);
        boolean found = matcher.lookingAt();
        if (matcher.groupCount() > 0) {
            return found ? Optional.ofNullable(matcher.group(1)).orElse("") : "";
        }
        return found ? String.valueOf(matcher.end()) : "0";
    }

    private String word() {
        if (place == words.size()) {
            throw new Problem("syntax error: missing argument after '" + words.getLast() + "'");
        }
        return words.get(place++);
    }

    private String primary() {
        String word = word();
        boolean more = place < words.size();
        if (word.equals("(")) {
            String value = binary(0);
            if (place == words.size() || !words.get(place++).equals(")")) {
                throw new Problem("syntax error: expecting ')' after '" + words.get(place - 1) + "'");
            }
            return value;
        }
        if (word.equals("length") && more) {
            return String.valueOf(word().length());
        }
        if (word.equals("index") && more) {
            return index(word(), word());
        }
        if (word.equals("substr") && more) {
            return substring(word(), number(word()).intValue(), number(word()).intValue());
        }
        return word.equals("match") && more ? match(word(), word()) : word;
    }

    private static String index(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return String.valueOf(i + 1);
            }
        }
        return "0";
    }

    private static String substring(String text, int start, int length) {
        boolean none = start < 1 || length < 1 || start > text.length();
        return none ? "" : text.substring(start - 1, (int) Math.min(text.length(), start - 1L + length));
    }
}
