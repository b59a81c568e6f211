package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

import volscope.sim.lvm.report.Selection.Values;
import volscope.sim.lvm.text.Units;

/** Reads conditions: {@code origin=lv0 && (lv_size>8m || !(data_percent<50))}. */
final class SelectionParser {

    private static final List<String> OPERATORS = List.of("=~", "!~", "!=", ">=", "<=", "=", ">", "<");
    /** How operators may be written where times are compared. */
    private static final Map<String, String> TIME_WORDS = Map.of("since", ">=", "after", ">", "until", "<=", "before", "<");
    private static final String NAME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

    private final String text;
    private final Function<String, List<Field>> fields;
    private int at;

    private SelectionParser(String text, Function<String, List<Field>> fields) {
        this.text = text;
        this.fields = fields;
    }

    /**
     * Reads a condition.
     *
     * @param text
     *            the condition
     * @param fields
     *            finds the field of a name
     */
    static Selection parse(String text, Function<String, List<Field>> fields) throws ReportRefused {
        SelectionParser parser = new SelectionParser(text, fields);
        Selection selection = parser.or();
        if (parser.at < text.length()) {
            throw parser.refused(parser.at, ReportRefused.Help.NONE, Optional.empty());
        }
        return selection;
    }

    private Selection or() throws ReportRefused {
        List<Selection> parts = new ArrayList<>(List.of(and()));
        while (accept("||") || accept("#")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Selection.Any(parts);
    }

    private Selection and() throws ReportRefused {
        List<Selection> parts = new ArrayList<>(List.of(not()));
        while (accept("&&") || accept(",")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Selection.All(parts);
    }

    private Selection not() throws ReportRefused {
        if (accept("!")) {
            return new Selection.Not(not());
        }
        if (!accept("(")) {
            return test();
        }
        Selection inner = or();
        if (!accept(")")) {
            throw refused(at, ReportRefused.Help.NONE, Optional.empty());
        }
        return inner;
    }

    private Selection test() throws ReportRefused {
        skip();
        int start = at;
        while (at < text.length() && NAME.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String name = text.substring(start, at);
        List<Field> found = fields.apply(name);
        if (found.size() != 1) {
            throw refused(start, ReportRefused.Help.SELECTION_FIELDS, Optional.of("Unrecognised selection field: " + name));
        }
        Optional<String> operator = OPERATORS.stream().filter(this::accept).findFirst();
        if (operator.isEmpty() && found.get(0).kind() == Field.Kind.TIME) {
            operator = TIME_WORDS.keySet().stream().filter(this::accept).findFirst().map(TIME_WORDS::get);
        }
        if (operator.isEmpty()) {
            throw refused(start, ReportRefused.Help.OPERATORS, Optional.of("Unrecognised comparison operator: " + text.substring(at)));
        }
        return compare(found.get(0), operator.get(), start);
    }

    private Selection compare(Field field, String operator, int start) throws ReportRefused {
        return switch (operator) {
            case "=~" -> pattern(field, start);
            case "!~" -> new Selection.Not(pattern(field, start));
            default -> compareValue(field, operator, start);
        };
    }

    private Selection compareValue(Field field, String operator, int start) throws ReportRefused {
        if (field.kind() == Field.Kind.TIME) {
            return time(field, operator, start);
        }
        return isText(field) ? texts(field, operator, start) : number(field, operator, start);
    }

    private Selection time(Field field, String operator, int start) throws ReportRefused {
        String value = value();
        TimeRange range = TimeRange.parse(value).orElseThrow(() -> refused(start, ReportRefused.Help.NONE,
                Optional.of("Failed to parse time value for selection field " + field.id() + ".")));
        return Selection.Test.time(field, operator, range);
    }

    private static boolean isText(Field field) {
        return field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.LIST;
    }

    private Selection pattern(Field field, int start) throws ReportRefused {
        try {
            return Selection.Test.pattern(field, value());
        } catch (PatternSyntaxException e) {
            throw refused(start, ReportRefused.Help.NONE, Optional.empty());
        }
    }

    private Selection texts(Field field, String operator, int start) throws ReportRefused {
        if (!operator.equals("=") && !operator.equals("!=")) {
            throw refused(start, ReportRefused.Help.NONE, Optional.of("Operator can't be used with this field: " + operator));
        }
        Selection test = Selection.Test.text(field, values(start));
        return operator.equals("=") ? test : new Selection.Not(test);
    }

    private Values values(int start) throws ReportRefused {
        if (accept("[")) {
            return new Values(list("]", start), Values.Match.EXACTLY);
        }
        return accept("{") ? new Values(list("}", start), Values.Match.ALL) : new Values(List.of(value()), Values.Match.ANY);
    }

    private List<String> list(String end, int start) throws ReportRefused {
        List<String> values = new ArrayList<>();
        while (!accept(end)) {
            if (at >= text.length()) {
                throw refused(start, ReportRefused.Help.NONE, Optional.empty());
            }
            values.add(value());
            if (!accept(",") && !accept("&&") && !accept("||")) {
                accept("#");
            }
        }
        return values;
    }

    private Selection number(Field field, String operator, int start) throws ReportRefused {
        skip();
        boolean quoted = at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0;
        String value = value();
        if (field.kind() == Field.Kind.FLAG && !value.matches("-?\\d+")) {
            Selection test = Selection.Test.text(field, new Values(List.of(value), Values.Match.ANY));
            return operator.equals("=") ? test : new Selection.Not(test);
        }
        Optional<Double> number = quoted ? Optional.empty() : number(field, value);
        if (number.isEmpty()) {
            throw refused(start, ReportRefused.Help.NONE,
                    Optional.of("Failed to parse numeric value for selection field " + field.id() + "."));
        }
        return Selection.Test.number(field, operator, number.get());
    }

    private static Optional<Double> number(Field field, String value) {
        if (!value.matches("-?\\d+(\\.\\d*)?[a-zA-Z%]?")) {
            return Optional.empty();
        }
        char last = value.charAt(value.length() - 1);
        boolean hasUnit = !Character.isDigit(last) && last != '.';
        double amount = Double.parseDouble(hasUnit ? value.substring(0, value.length() - 1) : value);
        return switch (field.kind()) {
            case SIZE -> Units.parse(String.valueOf(hasUnit ? last : 'm')).map(unit -> amount * unit.bytes());
            case PERCENT -> hasUnit && last != '%' ? Optional.empty() : Optional.of(amount);
            default -> hasUnit ? Optional.empty() : Optional.of(amount);
        };
    }

    private String value() {
        skip();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            char quote = text.charAt(at++);
            int end = text.indexOf(quote, at);
            String value = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            return value;
        }
        int start = at;
        while (at < text.length() && !endsValue()) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean endsValue() {
        char c = text.charAt(at);
        return Character.isWhitespace(c) || "),#]}".indexOf(c) >= 0 || text.startsWith("&&", at) || text.startsWith("||", at);
    }

    private boolean accept(String token) {
        skip();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ReportRefused refused(int from, ReportRefused.Help help, Optional<String> reason) {
        List<String> complaints = new ArrayList<>(reason.stream().toList());
        complaints.add("Selection syntax error at '" + text.substring(from) + "'.");
        complaints.add("Use 'help' for selection to get more help.");
        return new ReportRefused(5, help, complaints);
    }
}
