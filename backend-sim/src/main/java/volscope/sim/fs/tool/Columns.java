package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table as util-linux lays it out: columns as wide as their widest cell, the last one without blanks behind it; no rows, no headings. */
final class Columns {

    /** Where a cell's text stands. */
    enum Side {
        LEFT, RIGHT
    }

    /**
     * A column.
     *
     * @param heading
     *            its heading
     * @param least
     *            its width at least, unless its heading is wider than its text
     * @param side
     *            where its text stands
     */
    record Column(String heading, int least, Side side) {
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    static Column left(String heading, int least) {
        return new Column(heading, least, Side.LEFT);
    }

    static Column right(String heading, int least) {
        return new Column(heading, least, Side.RIGHT);
    }

    /** Adds a row: a cell a column. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The table. A cell of several lines makes its row as many lines high. */
    List<String> lines(boolean withoutHeadings) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<List<String>> all = new ArrayList<>();
        if (!withoutHeadings) {
            all.add(columns.stream().map(Column::heading).toList());
        }
        rows.forEach(row -> all.addAll(split(row)));
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int longest = all.stream().skip(withoutHeadings ? 0 : 1).mapToInt(row -> row.get(column).length()).max().orElse(0);
            widths[i] = width(columns.get(i), longest);
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static List<List<String>> split(List<String> row) {
        int height = row.stream().mapToInt(cell -> (int) cell.lines().count()).max().orElse(1);
        return IntStream.range(0, Math.max(1, height))
                .mapToObj(line -> row.stream().map(cell -> cell.lines().skip(line).findFirst().orElse("")).toList()).toList();
    }

    /** A column is as wide as its heading, or at least as wide as it should be where its text is wider than that. */
    private static int width(Column column, int longest) {
        int heading = column.heading().length();
        if (longest < heading) {
            return heading;
        }
        return heading < column.least() ? Math.max(longest, column.least()) : longest;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - row.get(i).length());
            boolean last = i == widths.length - 1;
            line.append(i == 0 ? "" : " ");
            line.append(columns.get(i).side() == Side.RIGHT ? blanks + row.get(i) : row.get(i) + (last ? "" : blanks));
        }
        return line.toString();
    }

    /** The rows with one blank between cells; an empty cell leaves nothing between two blanks. */
    List<String> raw(boolean withoutHeadings) {
        List<String> lines = new ArrayList<>();
        if (!withoutHeadings && !rows.isEmpty()) {
            lines.add(String.join(" ", columns.stream().map(Column::heading).toList()));
        }
        rows.forEach(row -> lines.add(String.join(" ", row.stream().map(Columns::oneLine).toList())));
        return lines;
    }

    private static String oneLine(String cell) {
        return cell.replace("\n", "\\x0a");
    }

    /** The rows as {@code HEADING="cell"} pairs. */
    List<String> pairs() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                pairs.add(columns.get(i).heading() + "=\"" + oneLine(row.get(i)) + "\"");
            }
            lines.add(String.join(" ", pairs));
        }
        return lines;
    }
}
