package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import volscope.model.command.ParsedLine;
import volscope.sim.dm.DmInfo;
import volscope.sim.lvm.dmsetup.Field.Kind;

/** A table with a row for each device, laid out as libdevmapper lays out reports. */
final class Report {

    private static final String USUAL = "name,major,minor,attr,open,segments,events,uuid";
    private static final String SPLIT = "vg_name,lv_name,lv_layer";

    private final Session session;
    private final List<Field> fields;
    private final List<SortKey> keys;
    private final Optional<DependencyTree> tree;
    private final Predicate<Function<Field, String>> condition;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A field that rows are sorted by.
     *
     * @param column
     *            which column
     * @param order
     *            how its values are compared
     */
    private record SortKey(int column, Comparator<String> order) {
    }

    private Report(Session session, List<Field> fields, List<SortKey> keys, Predicate<Function<Field, String>> condition) {
        this.condition = condition;
        this.session = session;
        this.fields = fields;
        this.keys = keys;
        boolean needsTree = fields.stream().anyMatch(field -> field.kind() == Kind.DEPS || field.kind() == Kind.TREE)
                || session.line().has("select");
        this.tree = needsTree ? DependencyTree.read(session) : Optional.empty();
    }

    /** The report that the options ask for; complains of fields that there are not, or lists those there are. */
    static Optional<Report> create(Session session) {
        ParsedLine line = session.line();
        boolean split = line.form().id().equals("splitname");
        String usual = split ? SPLIT : USUAL;
        String wanted = line.text("options").map(text -> text.startsWith("+") ? usual + "," + text.substring(1) : text).orElse(usual);
        Optional<List<Field>> fields = fields(session, wanted, split ? Stream.of(Kind.SPLITNAME) : Arrays.stream(Kind.values()));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<Field> columns = new ArrayList<>(fields.get());
        Optional<List<SortKey>> keys = keys(session, line.text("sort").orElse(""), columns);
        Optional<Predicate<Function<Field, String>>> condition = condition(session, line.text("select").orElse(""));
        return condition.isEmpty() ? Optional.empty() : keys.map(found -> new Report(session, columns, found, condition.get()));
    }

    private static Optional<List<Field>> statistics(String word) {
        return Statistics.knows(word) ? Optional.of(List.of()) : Optional.empty();
    }

    /** Whether the options ask for the list of fields. */
    static boolean isHelp(ParsedLine line) {
        return List.of(line.text("options").orElse("").replaceFirst("^\\+", "").split(",")).stream()
                .anyMatch(word -> word.equals("help") || word.equals("?"));
    }

    private static boolean hasStatistics(ParsedLine line) {
        return List.of(line.text("options").orElse("").replaceFirst("^\\+", "").split(",")).stream()
                .anyMatch(word -> word.equals("all") || Statistics.knows(word));
    }

    private static Optional<Predicate<Function<Field, String>>> condition(Session session, String text) {
        try {
            return Optional.of(text.isBlank() ? row -> true : Condition.read(text));
        } catch (Condition.Bad bad) {
            String why = Objects.requireNonNullElse(bad.getMessage(), "");
            if (why.startsWith("Unrecognised selection field")) {
                FieldHelp.selectable().forEach(session::error);
            }
            why.lines().forEach(session::error);
            return Optional.empty();
        }
    }

    private static Optional<List<Field>> fields(Session session, String wanted, Stream<Kind> kinds) {
        List<Kind> sections = kinds.toList();
        List<Field> fields = new ArrayList<>();
        for (String word : wanted.split(",", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            Optional<List<Field>> found = Field.find(word, sections.stream()).or(() -> statistics(word));
            if (found.isEmpty()) {
                FieldHelp.lines().forEach(session::error);
                if (!word.equals("help") && !word.equals("?")) {
                    session.error("Unrecognised field: " + word);
                }
                return Optional.empty();
            }
            fields.addAll(found.get());
        }
        return Optional.of(fields);
    }

    /** Fields to sort by that are not shown get no column; they are not known here. */
    private static Optional<List<SortKey>> keys(Session session, String wanted, List<Field> columns) {
        List<SortKey> keys = new ArrayList<>();
        for (String word : wanted.split(",", -1)) {
            boolean falling = word.startsWith("-");
            String name = falling || word.startsWith("+") ? word.substring(1) : word;
            Optional<Field> field = name.isEmpty()
                    ? Optional.empty()
                    : Field.find(name, Stream.empty()).flatMap(f -> f.stream().findFirst());
            if (field.isEmpty() && !name.isEmpty()) {
                FieldHelp.lines().forEach(session::error);
                session.error("dm_report: Unrecognised field: " + name);
                return Optional.empty();
            }
            field.filter(columns::contains).ifPresent(f -> keys.add(new SortKey(columns.indexOf(f), order(f, falling))));
        }
        return Optional.of(keys);
    }

    private static Comparator<String> order(Field field, boolean falling) {
        Comparator<String> rising = field.isNumber() ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
        return falling ? rising.reversed() : rising;
    }

    /** Adds a device; false if a value cannot be had. */
    boolean add(DmInfo info) {
        if (!session.line().form().id().equals("splitname") && hasStatistics(session.line())) {
            return true;
        }
        boolean unnamed = fields.contains(Field.BLKDEVNAME) && DeviceNaming.kernelName(session.sys(), info.dev()).isEmpty();
        if (unnamed) {
            session.error("Could not resolve block device name for " + info.dev() + ".");
            session.error("_do_report_object: report function failed for field blkdevname");
            return false;
        }
        return add(ReportRow.of(session, info, tree.map(found -> found.node(info.dev())).orElse(null)));
    }

    /** Adds a name. */
    boolean addName(String name, String subsystem) {
        return add(ReportRow.ofName(session, name, subsystem));
    }

    private boolean add(ReportRow row) {
        if (row.isDevice() && !condition.test(field -> field.value(row))) {
            return true;
        }
        rows.add(fields.stream().map(field -> row.isDevice() || field.kind() == Kind.SPLITNAME ? field.value(row) : "").toList());
        return true;
    }

    /** The report as text; nothing if it has no rows. */
    String text() {
        if (rows.isEmpty()) {
            return "";
        }
        List<List<String>> sorted = new ArrayList<>(rows);
        for (SortKey key : keys.reversed()) {
            sorted.sort(Comparator.comparing((List<String> row) -> row.get(key.column()), key.order()));
        }
        Layout layout = Layout.of(session.line());
        return layout.asRows() ? byField(layout, sorted) : byDevice(layout, sorted);
    }

    /** How values are laid out. */
    private record Layout(boolean headings, boolean aligned, boolean prefixed, boolean quoted, boolean asRows, String separator) {

        static Layout of(ParsedLine line) {
            boolean plain = line.has("noheadings");
            boolean prefixed = line.has("nameprefixes");
            String separator = line.text("separator").orElse(plain ? ":" : " ");
            return new Layout(!plain, !plain && !prefixed && !line.has("separator"), prefixed, !line.has("unquoted"), line.has("rows"),
                    separator);
        }
    }

    private String byDevice(Layout layout, List<List<String>> sorted) {
        StringBuilder text = new StringBuilder();
        int[] widths = new int[fields.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int longest = sorted.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            widths[i] = Math.max(Math.max(fields.get(i).width(), fields.get(i).heading().length()), longest);
        }
        if (layout.headings()) {
            line(text, layout, column -> pad(layout, fields.get(column).heading(), widths[column]));
        }
        for (List<String> row : sorted) {
            line(text, layout, column -> cell(layout, column, row.get(column), widths[column]));
        }
        return text.toString();
    }

    private interface Cells {
        String at(int column);
    }

    private void line(StringBuilder text, Layout layout, Cells cells) {
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "" : layout.separator()).append(cells.at(i));
        }
        text.append('\n');
    }

    private String cell(Layout layout, int column, String value, int width) {
        if (layout.prefixed()) {
            String quote = layout.quoted() ? "'" : "";
            return "DM_" + fields.get(column).id().toUpperCase(Locale.ROOT) + "=" + quote + value + quote;
        }
        return fields.get(column).isNumber() && layout.aligned() ? " ".repeat(width - value.length()) + value : pad(layout, value, width);
    }

    private static String pad(Layout layout, String value, int width) {
        return layout.aligned() ? value + " ".repeat(width - value.length()) : value;
    }

    private String byField(Layout layout, List<List<String>> sorted) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            List<String> values = new ArrayList<>(layout.headings() ? List.of(fields.get(i).heading()) : List.of());
            sorted.forEach(row -> values.add(cell(layout, column, row.get(column), row.get(column).length())));
            text.append(String.join(layout.separator(), values)).append('\n');
        }
        return text.toString();
    }
}
