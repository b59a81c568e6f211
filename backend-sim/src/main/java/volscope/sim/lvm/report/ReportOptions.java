package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.Occurrence;
import volscope.model.command.ParsedLine;
import volscope.sim.fs.WallClock;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.report.ReportLayout.Alignment;
import volscope.sim.lvm.report.ReportLayout.Buffering;
import volscope.sim.lvm.report.ReportLayout.Direction;
import volscope.sim.lvm.report.ReportLayout.Headings;
import volscope.sim.lvm.report.ReportLayout.Names;
import volscope.sim.lvm.text.SizeText;
import volscope.sim.lvm.text.Units;

/**
 * What a line asks of a report.
 *
 * @param kind
 *            what the command is for
 * @param fields
 *            the columns
 * @param compact
 *            columns that are left out if they are empty
 * @param unknown
 *            a column that is to be left out when empty, and that there is not, for which none is
 * @param keys
 *            what to sort by
 * @param selection
 *            what a row must fulfil
 * @param layout
 *            how it is laid out
 * @param json
 *            whether it is JSON instead
 */
record ReportOptions(ReportKind kind, List<Field> fields, Set<Field> compact, Optional<String> unknown, List<SortKey> keys,
        Optional<Selection> selection, ReportLayout layout, boolean json) {

    private static final int BAD_LINE = 3;
    private static final int FAILED = 5;

    /** What a report is part of, which says what its usual columns are. */
    enum Part {
        /** It is the command's own. */
        ALONE,
        /** It is one of several that a command prints of each group. */
        OF_FULL
    }

    /** Reads a line. */
    static ReportOptions read(ReportKind kind, Part part, LvmContext context) throws ReportRefused {
        Set<Field> compact = new LinkedHashSet<>();
        List<SortKey> keys = keys(kind, part, context);
        List<Field> fields = fields(kind, part, context, keys.stream().map(SortKey::field).toList(), compact);
        if (context.setting("report/compact_output", Default.OFF)) {
            compact.addAll(fields);
        }
        compact.addAll(list(kind.all(List.of()), kind, context.config().text("report/compact_output_cols").orElse(""), ""));
        Optional<Selection> selection = Optional.empty();
        for (String text : ofOwnReport(context.line(), kind, part, "select")) {
            selection = Optional.of(SelectionParser.parse(text, name -> FieldTable.standard().find(name, kind.prefix()),
                    context.sys().call(WallClock::seconds)));
        }
        Optional<String> unknown = unknown(kind, part, context);
        return new ReportOptions(kind, fields, compact, unknown, keys, selection, layout(context),
                context.line().text("reportformat").or(() -> context.config().text("report/output_format")).filter("json"::equals)
                        .isPresent());
    }

    /** Whether the line asks for the list of fields. */
    static boolean asksForHelp(ParsedLine line) {
        return List.of("options", "sort").stream().flatMap(option -> line.texts(option).stream()).anyMatch(ReportOptions::isHelp);
    }

    static boolean isHelp(String text) {
        return text.equals("help") || text.equals("?");
    }

    /** The fields that rows must be able to show. */
    List<Field> all() {
        List<Field> all = new ArrayList<>(fields);
        keys.forEach(key -> all.add(key.field()));
        selection.ifPresent(given -> all.addAll(given.fields()));
        return all;
    }

    private static String usual(ReportKind kind, Part part, LvmContext context) {
        if (part == Part.OF_FULL) {
            return context.config().text(kind.setting("cols_full")).orElse(kind.fullColumns());
        }
        return context.line().has("verbose")
                ? context.config().text(kind.setting("cols_verbose")).orElse(kind.verboseColumns())
                : context.config().text(kind.setting("cols")).orElse(kind.columns());
    }

    private static List<Field> fields(ReportKind kind, Part part, LvmContext context, List<Field> sortedBy, Set<Field> compact)
            throws ReportRefused {
        List<String> all = kind.all(sortedBy);
        List<Field> fields = new ArrayList<>(list(all, kind, usual(kind, part, context), ""));
        boolean replaced = false;
        for (String text : ofOwnReport(context.line(), kind, part, "options")) {
            if (text.isEmpty()) {
                throw new ReportRefused(FAILED, ReportRefused.Help.NONE, List.of("Invalid options string: "));
            }
            switch (text.charAt(0)) {
                case '+' -> fields.addAll(list(all, kind, text.substring(1), ""));
                case '-' -> fields.removeAll(known(all, kind, text.substring(1)));
                case '#' -> compact.addAll(known(all, kind, text.substring(1)));
                default -> {
                    if (!replaced) {
                        fields.clear();
                        replaced = true;
                    }
                    fields.addAll(list(all, kind, text, ""));
                }
            }
        }
        return List.copyOf(fields);
    }

    /** What an option says of this report: where it stands behind the report's name, or behind none if the report is the command's own. */
    private static List<String> ofOwnReport(ParsedLine line, ReportKind kind, Part part, String option) {
        List<String> texts = new ArrayList<>();
        boolean own = part == Part.ALONE;
        for (Occurrence given : line.options()) {
            if (given.option().name().equals("configreport")) {
                own = given.raw().filter(kind.key()::equals).isPresent();
            } else if (own && given.option().name().equals(option)) {
                given.raw().ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static List<Field> found(List<String> all, ReportKind kind, String name) {
        List<String> words = name.strip().equals("all") ? all : List.of(name.strip());
        return words.stream().flatMap(word -> FieldTable.standard().find(word, kind.prefix()).stream()).toList();
    }

    private static Optional<String> unknown(ReportKind kind, Part part, LvmContext context) {
        return ofOwnReport(context.line(), kind, part, "options").stream().filter(text -> text.startsWith("#"))
                .flatMap(text -> Arrays.stream(text.substring(1).split(",", -1)))
                .filter(name -> !name.isBlank() && found(kind.all(List.of()), kind, name).isEmpty()).findFirst();
    }

    /** Those of some names that fields have. */
    private static List<Field> known(List<String> all, ReportKind kind, String names) {
        return Arrays.stream(names.split(",", -1)).flatMap(name -> found(all, kind, name).stream()).toList();
    }

    private static List<Field> list(List<String> all, ReportKind kind, String names, String speaker) throws ReportRefused {
        List<Field> fields = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            List<Field> found = found(all, kind, name);
            if (found.isEmpty() && !name.isBlank()) {
                throw new ReportRefused(FAILED, ReportRefused.Help.FIELDS, List.of(speaker + "Unrecognised field: " + name));
            }
            fields.addAll(found);
        }
        return fields;
    }

    private static List<SortKey> keys(ReportKind kind, Part part, LvmContext context) throws ReportRefused {
        List<SortKey> keys = new ArrayList<>();
        List<String> given = ofOwnReport(context.line(), kind, part, "sort");
        for (String text : given) {
            keys.addAll(keys(kind, text));
        }
        if (!given.isEmpty()) {
            return keys;
        }
        if (part == Part.OF_FULL) {
            return keys(kind, context.config().text(kind.setting("sort_full")).orElse(kind.fullSort()));
        }
        String setting = kind.setting(context.line().has("verbose") ? "sort_verbose" : "sort");
        return keys(kind, context.config().text(setting).orElse(kind.sort()));
    }

    private static List<SortKey> keys(ReportKind kind, String names) throws ReportRefused {
        List<SortKey> keys = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            SortKey.Direction direction = name.startsWith("-") ? SortKey.Direction.DOWN : SortKey.Direction.UP;
            String plain = name.startsWith("-") || name.startsWith("+") ? name.substring(1) : name;
            if (plain.isEmpty() && !name.isEmpty()) {
                throw new ReportRefused(FAILED, List.of("dm_report: Missing sort field name"), ReportRefused.Help.FIELDS,
                        List.of("dm_report: Unrecognised field: " + name));
            }
            list(kind.all(List.of()), kind, plain, "dm_report: ").forEach(field -> keys.add(new SortKey(field, direction)));
        }
        return keys;
    }

    private static ReportLayout layout(LvmContext context) throws ReportRefused {
        ParsedLine line = context.line();
        Units units = units(context);
        boolean prefixed = line.has("nameprefixes") || context.setting("report/prefixes", Default.OFF);
        boolean rows = line.has("rows") || context.setting("report/columns_as_rows", Default.OFF);
        boolean aligned = context.setting("report/aligned", Default.ON) && !line.has("separator") || line.has("aligned");
        boolean plainSizes = line.has("nosuffix") || !context.setting("global/suffix", Default.ON);
        boolean digits = line.has("binary") || context.setting("report/binary_values_as_numeric", Default.OFF);
        boolean headed = !line.has("noheadings") && context.setting("report/headings", Default.ON);
        boolean unquoted = line.has("unquoted") || !context.setting("report/quoted", Default.ON);
        boolean buffered = !line.has("unbuffered") && context.setting("report/buffered", Default.ON);
        return new ReportLayout(
                new CellText(units, plainSizes ? SizeText.Suffix.NONE : SizeText.Suffix.SHORT,
                        digits ? CellText.Flags.DIGITS : CellText.Flags.WORDS, CellText.Words.of(context.config())),
                headed ? Headings.SHOWN : Headings.LEFT_OUT,
                !aligned || line.has("nameprefixes") || rows ? Alignment.LOOSE : Alignment.ALIGNED,
                line.text("separator").or(() -> context.config().text("report/separator")).orElse(" "),
                !prefixed ? Names.NONE : unquoted ? Names.UNQUOTED : Names.QUOTED, rows ? Direction.COLUMNS : Direction.ROWS,
                buffered ? Buffering.ALL : Buffering.NONE);
    }

    /** The unit of sizes. */
    static Units units(LvmContext context) throws ReportRefused {
        Optional<String> given = context.line().text("units").or(() -> context.config().text("global/units"));
        if (given.isEmpty()) {
            return Units.DEFAULT;
        }
        return Units.parse(given.get()).orElseThrow(
                () -> new ReportRefused(BAD_LINE, ReportRefused.Help.NONE, List.of("Invalid units specification")));
    }
}
