package volscope.sim.shell;

import java.util.List;
import java.util.Optional;

import volscope.sim.fs.tool.Numbers;

/** Evaluates an arithmetic expression: whole numbers of 64 bits with the operators of C, without {@code ++}, {@code --} and the comma. */
final class Arithmetic {

    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("|"), List.of("^"), List.of("&"),
            List.of("==", "!="), List.of("<=", ">=", "<", ">"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));

    private static final List<String> OPERATORS = List.of("<<=", ">>=", "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "+=", "-=", "*=",
            "/=",
            "%=", "&=", "|=", "^=", "+", "-", "*", "/", "%", "&", "|", "^", "<", ">", "=", "!", "~", "?", ":", "(", ")");

    private static final int DEEPEST = 500;

    private final String text;
    private final Session session;
    private int position;
    private int skipping;
    private int depth;

    /** Why an expression has no value. Has no stack trace, since it is an answer to what was typed. */
    static final class Problem extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Problem(String sentence) {
            super(sentence, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    Arithmetic(String text, Session session) {
        this.text = text;
        this.session = session;
    }

    /** The value. */
    long value() {
        long value = assignment();
        if (position < skipBlanks()) {
            throw problem("expecting EOF");
        }
        return value;
    }

    /** Skips blanks; gives where the text ends. */
    private int skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return text.length();
    }

    private Problem problem(String what) {
        return new Problem("arithmetic expression: " + what + ": \"" + text + "\"");
    }

    /** The operator that comes next; empty if none does. */
    private String operator() {
        skipBlanks();
        return OPERATORS.stream().filter(operator -> text.startsWith(operator, position)).findFirst().orElse("");
    }

    private boolean accept(String operator) {
        boolean there = operator().equals(operator);
        if (there) {
            position += operator.length();
        }
        return there;
    }

    private long assignment() {
        if (++depth > DEEPEST) {
            throw problem("nested too deeply");
        }
        long value = assignmentOrChoice();
        depth--;
        return value;
    }

    private long assignmentOrChoice() {
        int start = position;
        Optional<String> name = name();
        String operator = operator();
        if (name.isPresent() && operator.endsWith("=") && !List.of("==", "!=", "<=", ">=").contains(operator)) {
            position += operator.length();
            return assign(name.get(), operator.substring(0, operator.length() - 1));
        }
        position = start;
        return choice();
    }

    private long assign(String name, String operator) {
        long right = assignment();
        if (skipping > 0) {
            return 0;
        }
        long value = operator.isEmpty() ? right : apply(operator, variable(name), right);
        session.set(name, String.valueOf(value));
        return value;
    }

    private long choice() {
        long condition = binary(0);
        if (!accept("?")) {
            return condition;
        }
        long then = skippingIf(condition == 0, this::assignment);
        if (!accept(":")) {
            throw problem("expecting ':'");
        }
        long otherwise = skippingIf(condition != 0, this::assignment);
        return condition != 0 ? then : otherwise;
    }

    private long skippingIf(boolean skip, java.util.function.LongSupplier work) {
        skipping += skip ? 1 : 0;
        long value = work.getAsLong();
        skipping -= skip ? 1 : 0;
        return value;
    }

    private long binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        long left = binary(level + 1);
        for (String operator = operator(); LEVELS.get(level).contains(operator); operator = operator()) {
            position += operator.length();
            boolean decided = operator.equals("||") && left != 0 || operator.equals("&&") && left == 0;
            long right = skippingIf(decided, () -> binary(level + 1));
            left = skipping > 0 ? 0 : apply(operator, left, right);
        }
        return left;
    }

    private long apply(String operator, long left, long right) {
        return switch (operator) {
            case "||" -> truth(left != 0 || right != 0);
            case "&&" -> truth(left != 0 && right != 0);
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "<=" -> truth(left <= right);
            case ">=" -> truth(left >= right);
            case "<" -> truth(left < right);
            case ">" -> truth(left > right);
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / divisor(right);
            case "%" -> left % divisor(right);
            default -> throw new AssertionError(operator);
        };
    }

    private static long truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private long divisor(long number) {
        if (number == 0) {
            throw problem("division by zero");
        }
        return number;
    }

    private long unary() {
        if (++depth > DEEPEST) {
            throw problem("nested too deeply");
        }
        long value = accept("!")
                ? truth(unary() == 0)
                : accept("~") ? ~unary() : accept("-") ? -unary() : accept("+") ? unary() : primary();
        depth--;
        return value;
    }

    private long primary() {
        if (accept("(")) {
            long value = assignment();
            if (!accept(")")) {
                throw problem("expecting ')'");
            }
            return value;
        }
        Optional<String> name = name();
        if (name.isPresent()) {
            return skipping > 0 ? 0 : variable(name.get());
        }
        int end = Numbers.end(text, position);
        if (end == position) {
            throw problem("expecting primary");
        }
        long value = Numbers.parse(text.substring(position, end));
        position = end;
        return value;
    }

    private Optional<String> name() {
        skipBlanks();
        int end = position;
        while (end < text.length() && isNameCharacter(text.charAt(end), end > position)) {
            end++;
        }
        String name = text.substring(position, end);
        position = end;
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static boolean isNameCharacter(char c, boolean digitToo) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digitToo && c >= '0' && c <= '9';
    }

    private long variable(String name) {
        String value = new Parameters(session).required(name).strip();
        if (value.isEmpty()) {
            return 0;
        }
        boolean negative = value.startsWith("-");
        String digits = negative || value.startsWith("+") ? value.substring(1) : value;
        if (digits.isEmpty() || Numbers.end(digits, 0) != digits.length()) {
            throw new Problem("Illegal number: " + value);
        }
        return negative ? -Numbers.parse(digits) : Numbers.parse(digits);
    }
}
