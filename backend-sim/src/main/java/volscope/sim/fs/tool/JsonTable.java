package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of a table, and rows under them, in the form of JSON that libsmartcols writes. */
final class JsonTable {

    private static final String STEP = "   ";

    private final List<String> lines = new ArrayList<>();

    private JsonTable() {
    }

    /**
     * A cell.
     *
     * @param heading
     *            of its column
     * @param value
     *            the lines of what it has, as JSON
     */
    record Cell(String heading, List<String> value) {

        private static final String NONE = "null";

        static Cell text(String heading, String text) {
            return new Cell(heading, List.of(text.isEmpty() ? NONE : quoted(text)));
        }

        static Cell number(String heading, String text) {
            return new Cell(heading, List.of(text.isEmpty() ? NONE : text));
        }

        static Cell flag(String heading, String bit) {
            return new Cell(heading, List.of(String.valueOf(bit.equals("1"))));
        }

        /** An array, which has {@code null} in it if it is empty. */
        static Cell array(String heading, List<String> texts) {
            String inside = texts.isEmpty() ? NONE : String.join(", ", texts.stream().map(JsonTable::quoted).toList());
            return new Cell(heading, List.of("[", "    " + inside, "]"));
        }
    }

    /**
     * A row.
     *
     * @param cells
     *            what is in it
     * @param below
     *            the rows under it
     */
    record Row(List<Cell> cells, List<Row> below) {
    }

    /** An object that has nothing but the table. */
    static List<String> lines(String name, List<Row> rows) {
        var table = new JsonTable();
        table.lines.add("{");
        table.array(STEP, name, rows);
        table.lines.add("}");
        return table.lines;
    }

    private void array(String indent, String name, List<Row> rows) {
        lines.add(indent + quoted(name) + ": [");
        String inner = indent + STEP;
        lines.add(rows.isEmpty() ? "" : inner + "{");
        for (int i = 0; i < rows.size(); i++) {
            row(inner + STEP, rows.get(i));
            lines.add(inner + (i < rows.size() - 1 ? "},{" : "}"));
        }
        lines.add(indent + "]");
    }

    private void row(String indent, Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            cell(indent, row.cells().get(i), i < row.cells().size() - 1 || !row.below().isEmpty() ? "," : "");
        }
        if (!row.below().isEmpty()) {
            array(indent, "children", row.below());
        }
    }

    private void cell(String indent, Cell cell, String end) {
        List<String> value = cell.value();
        for (int i = 0; i < value.size(); i++) {
            lines.add(indent + (i == 0 ? quoted(cell.heading().toLowerCase(Locale.ROOT)) + ": " : "") + value.get(i)
                    + (i == value.size() - 1 ? end : ""));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
