package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

import volscope.sim.lvm.report.Selection.Values;
import volscope.sim.lvm.text.ConditionScanner;
import volscope.sim.lvm.text.Units;

/** Reads conditions: {@code origin=lv0 && (lv_size>8m || !(data_percent<50))}. */
final class SelectionParser {

    /** The words a flag shows, and others that conditions may use for them. */
    private static final Map<String, List<String>> FLAG_WORDS = Map.ofEntries(Map.entry("pv_in_use", List.of("used", "in use")),
            Map.entry("lv_initial_image_sync", List.of("initial image sync", "sync")),
            Map.entry("lv_image_synced", List.of("image synced", "synced")),
            Map.entry("lv_allocation_locked", List.of("allocation locked", "locked")),
            Map.entry("lv_fixed_minor", List.of("fixed minor", "fixed")),
            Map.entry("lv_active_locally", List.of("active locally", "active", "locally")),
            Map.entry("lv_active_remotely", List.of("active remotely", "active", "remotely")),
            Map.entry("lv_active_exclusively", List.of("active exclusively", "active", "exclusively")),
            Map.entry("lv_merge_failed", List.of("merge failed", "failed")),
            Map.entry("lv_snapshot_invalid", List.of("snapshot invalid", "invalid")),
            Map.entry("lv_live_table", List.of("live table present", "live table", "live")),
            Map.entry("lv_inactive_table", List.of("inactive table present", "inactive table", "inactive")),
            Map.entry("lv_skip_activation", List.of("skip activation", "skip")), word("lv_merging"), word("lv_converting"),
            word("lv_historical"), word("lv_suspended"), Map.entry("lv_device_open", List.of("open")),
            Map.entry("lv_autoactivation", List.of("enabled")), Map.entry("lv_check_needed", List.of("check needed", "needed")),
            Map.entry("vg_autoactivation", List.of("enabled")), word("vg_extendable"), word("vg_exported"), word("vg_partial"),
            word("vg_clustered"), word("vg_shared"), word("pv_allocatable"), word("pv_exported"), word("pv_missing"),
            word("pv_duplicate"), Map.entry("zero", List.of("zero")), Map.entry("selected", List.of("selected")));
    private static final String NO_PATTERN = "missing ')' in regular expression";
    private static final int FAILED = 5;
    /** The condition that everything fulfils. */
    private static final String EVERYTHING = "all";
    private static final String END_QUOTE = "Missing end quote.";
    /** What stands for a number that isn't known. */
    private static final List<String> UNDEFINED = List.of("undefined", "undef", "unknown");
    private static final List<String> OPERATORS = List.of("=~", "!~", "!=", ">=", "<=", "=", ">", "<");
    /** How operators may be written where times are compared. */
    private static final Map<String, String> TIME_WORDS = Map.of("since", ">=", "after", ">", "until", "<=", "before", "<");

    private final ConditionScanner scanner;
    private final Function<String, List<Field>> fields;
    private final long now;

    /** A flag whose word is the name of its field. */
    private static Map.Entry<String, List<String>> word(String field) {
        return Map.entry(field, List.of(field.substring(field.indexOf('_') + 1)));
    }

    private SelectionParser(String text, Function<String, List<Field>> fields, long now) {
        this.scanner = new ConditionScanner(text);
        this.fields = fields;
        this.now = now;
    }

    /**
     * Reads a condition.
     *
     * @param text
     *            the condition
     * @param fields
     *            finds the field of a name
     * @param now
     *            the time of day, in seconds since 1970
     */
    static Selection parse(String text, Function<String, List<Field>> fields, long now) throws ReportRefused {
        if (text.isBlank() || text.equals(EVERYTHING)) {
            return new Selection.All(List.of());
        }
        SelectionParser parser = new SelectionParser(text, fields, now);
        Selection selection = parser.or();
        if (!parser.scanner.isAtEnd()) {
            throw parser.refused(parser.scanner.place(), ReportRefused.Help.NONE, Optional.of("Expecting logical operator"));
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
        int start = scanner.place();
        if (accept("!")) {
            if (!accept("(")) {
                throw syntax("left", scanner.from(start + 1));
            }
            return new Selection.Not(inner());
        }
        return accept("(") ? inner() : test();
    }

    private Selection inner() throws ReportRefused {
        Selection inner = or();
        if (!accept(")")) {
            throw syntax("right", scanner.from(scanner.place()));
        }
        return inner;
    }

    private static ReportRefused syntax(String side, String rest) {
        return plain("Syntax error: " + side + " parenthesis expected at '" + rest + "'");
    }

    private static ReportRefused plain(String complaint) {
        return new ReportRefused(FAILED, ReportRefused.Help.NONE, List.of(complaint));
    }

    private Selection test() throws ReportRefused {
        int start = scanner.place();
        String name = scanner.name();
        if (name.isEmpty()) {
            throw refused(start, ReportRefused.Help.NONE, Optional.of("Expecting field name"));
        }
        List<Field> found = fields.apply(name);
        if (found.size() != 1) {
            throw refused(start, ReportRefused.Help.SELECTION_FIELDS, Optional.of("Unrecognised selection field: " + name));
        }
        Optional<String> operator = scanner.acceptOne(OPERATORS);
        if (operator.isEmpty() && found.get(0).kind() == Field.Kind.TIME) {
            operator = scanner.acceptOne(TIME_WORDS.keySet()).map(TIME_WORDS::get);
        }
        if (operator.isEmpty()) {
            throw refused(start, ReportRefused.Help.OPERATORS,
                    Optional.of("Unrecognised comparison operator: " + scanner.from(scanner.place())));
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
        String value = value(field, start);
        try {
            return Selection.Test.time(field, operator, TimeRange.parse(value, now));
        } catch (TimeRange.Unknown unknown) {
            throw refused(start, ReportRefused.Help.NONE,
                    List.of(unknown.complaint(), "Failed to parse time value for selection field " + field.id() + "."));
        }
    }

    private static boolean isText(Field field) {
        return field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.LIST;
    }

    private Selection pattern(Field field, int start) throws ReportRefused {
        if (field.kind() != Field.Kind.TEXT) {
            throw plain("dm_report: incompatible comparison type for selection field " + field.id());
        }
        try {
            return Selection.Test.pattern(field, given(scanner.pattern(), start,
                    List.of(END_QUOTE, "Failed to parse regex value for selection field " + field.id() + ".")));
        } catch (PatternSyntaxException e) {
            throw new ReportRefused(FAILED, ReportRefused.Help.NONE, List.of(NO_PATTERN, NO_PATTERN, "Parse error in regex",
                    "Couldn't parse regex", "dm_report: failed to create regex matcher for selection field " + field.id()));
        }
    }

    private Selection texts(Field field, String operator, int start) throws ReportRefused {
        if (!operator.equals("=") && !operator.equals("!=")) {
            throw refused(start, ReportRefused.Help.OPERATORS,
                    Optional.of("Operator can be used only with number, size, time or percent fields: " + scanner.from(start)));
        }
        Selection test = Selection.Test.text(field, values(field, start));
        return operator.equals("=") ? test : new Selection.Not(test);
    }

    private Values values(Field field, int start) throws ReportRefused {
        if (accept("[")) {
            return list(field, "]", Values.Match.EXACTLY, start);
        }
        return accept("{") ? list(field, "}", Values.Match.ALL, start) : new Values(List.of(value(field, start)), Values.Match.ANY);
    }

    /** The values up to a bracket; between them stands whether all are meant or any. */
    private Values list(Field field, String end, Values.Match all, int start) throws ReportRefused {
        List<String> values = new ArrayList<>();
        Values.Match match = all;
        while (!accept(end)) {
            if (scanner.isAtEnd()) {
                throw refused(start, ReportRefused.Help.NONE, Optional.empty());
            }
            values.add(given(scanner.item(end), start, badText(field)));
            boolean any = !accept(",") && !accept("&&") && (accept("||") || accept("#"));
            match = any ? Values.Match.ANY : match;
        }
        return new Values(values, match);
    }

    private Selection number(Field field, String operator, int start) throws ReportRefused {
        boolean quoted = scanner.isQuoted();
        String value = value(field, start);
        List<String> words = FLAG_WORDS.getOrDefault(field.id(), List.of());
        if (field.kind() == Field.Kind.FLAG && words.contains(value)) {
            Selection test = Selection.Test.text(field, new Values(List.of(words.getFirst()), Values.Match.ANY));
            return operator.equals("=") ? test : new Selection.Not(test);
        }
        if (field.kind() == Field.Kind.FLAG && UNDEFINED.contains(value)) {
            return Selection.Test.number(field, operator, -1);
        }
        if (field.kind() == Field.Kind.NUMBER && UNDEFINED.contains(value) || field.id().equals("lv_read_ahead") && value.equals("auto")) {
            Selection test = Selection.Test.undefined(field);
            return operator.equals("!=") ? new Selection.Not(test) : test;
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

    private String value(Field field, int start) throws ReportRefused {
        return given(scanner.value(), start, badText(field));
    }

    private static List<String> badText(Field field) {
        return List.of(END_QUOTE, END_QUOTE, "Failed to parse string value for selection field " + field.id() + ".");
    }

    private String given(Optional<String> value, int start, List<String> complaints) throws ReportRefused {
        return value.orElseThrow(() -> refused(start, ReportRefused.Help.NONE, complaints));
    }

    private boolean accept(String token) {
        return scanner.accept(token);
    }

    private ReportRefused refused(int from, ReportRefused.Help help, Optional<String> reason) {
        return refused(from, help, reason.stream().toList());
    }

    private ReportRefused refused(int from, ReportRefused.Help help, List<String> reasons) {
        List<String> complaints = new ArrayList<>(reasons);
        complaints.add("Selection syntax error at '" + scanner.from(from) + "'.");
        complaints.add("Use 'help' for selection to get more help.");
        return new ReportRefused(FAILED, help, complaints);
    }
}
