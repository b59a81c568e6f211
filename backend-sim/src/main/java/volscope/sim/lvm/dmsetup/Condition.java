package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import volscope.sim.lvm.text.ConditionScanner;

/** Reads the condition of {@code --select}: {@code open=0 && name=~"^vg0"}. A condition is asked of what the fields show. */
final class Condition {

    /** A condition that is not understood. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        Bad(String message) {
            super(message, null, false, false);
        }
    }

    private static final List<String> OPERATORS = List.of("=~", "!~", "!=", ">=", "<=", "=", ">", "<");

    private final ConditionScanner scanner;

    private Condition(String text) {
        this.scanner = new ConditionScanner(text);
    }

    /** What must be true of a row; it is given a field's value. */
    static Predicate<Function<Field, String>> read(String text) throws Bad {
        Condition condition = new Condition(text);
        Predicate<Function<Field, String>> whole = condition.any();
        if (!condition.scanner.isAtEnd()) {
            throw condition.bad(condition.scanner.place(), Optional.empty());
        }
        return whole;
    }

    private Predicate<Function<Field, String>> any() throws Bad {
        Predicate<Function<Field, String>> all = all();
        while (scanner.accept("||") || scanner.accept("#")) {
            all = all.or(all());
        }
        return all;
    }

    private Predicate<Function<Field, String>> all() throws Bad {
        Predicate<Function<Field, String>> all = one();
        while (scanner.accept("&&") || scanner.accept(",")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<Function<Field, String>> one() throws Bad {
        if (scanner.accept("!")) {
            return one().negate();
        }
        if (!scanner.accept("(")) {
            return test();
        }
        Predicate<Function<Field, String>> inner = any();
        if (!scanner.accept(")")) {
            throw bad(scanner.place(), Optional.empty());
        }
        return inner;
    }

    private Predicate<Function<Field, String>> test() throws Bad {
        int start = scanner.place();
        String name = scanner.name();
        Field field = Field.find(name, Stream.empty()).flatMap(found -> found.stream().findFirst())
                .orElseThrow(() -> bad(start, Optional.of("Unrecognised selection field: " + name)));
        String operator = scanner.acceptOne(OPERATORS).orElseThrow(
                () -> bad(start, Optional.of("Unrecognised comparison operator: " + scanner.from(scanner.place()))));
        Optional<String> value = operator.endsWith("~") ? scanner.pattern() : scanner.value();
        return compare(field, operator, value.orElseThrow(() -> bad(start, Optional.empty())), start);
    }

    private Predicate<Function<Field, String>> compare(Field field, String operator, String value, int start) throws Bad {
        if (operator.endsWith("~")) {
            Pattern pattern = pattern(value, start);
            return row -> pattern.matcher(row.apply(field)).find() == operator.equals("=~");
        }
        if (!field.isNumber()) {
            if (!operator.equals("=") && !operator.equals("!=")) {
                throw bad(start, Optional.of("Operator can't be used with this field: " + operator));
            }
            return row -> row.apply(field).equals(value) == operator.equals("=");
        }
        if (!value.matches("-?\\d{1,18}")) {
            throw bad(start, Optional.of("Failed to parse numeric value for selection field " + field.id() + "."));
        }
        long number = Long.parseLong(value);
        return row -> holds(Long.compare(Long.parseLong(row.apply(field)), number), operator);
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            case ">=" -> order >= 0;
            default -> order <= 0;
        };
    }

    private Pattern pattern(String value, int start) throws Bad {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw bad(start, Optional.empty());
        }
    }

    private Bad bad(int from, Optional<String> why) {
        return new Bad(why.map(line -> line + "\n").orElse("") + "Selection syntax error at '" + scanner.from(from) + "'.\n"
                + "Use 'help' for selection to get more help.");
    }
}
