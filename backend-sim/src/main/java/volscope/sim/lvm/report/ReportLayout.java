package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the lines of a report are laid out as text.
 *
 * @param text
 *            how values are written
 * @param headings
 *            whether the first line names the columns
 * @param alignment
 *            whether columns are padded
 * @param separator
 *            what stands between values
 * @param names
 *            whether each value has its field's name before it
 * @param direction
 *            whether a line is a row or a column
 * @param buffering
 *            whether widths follow the longest value
 */
record ReportLayout(CellText text, Headings headings, Alignment alignment, String separator, Names names, Direction direction,
        Buffering buffering) {

    private static final String PREFIX = "  ";

    enum Headings {
        SHOWN, LEFT_OUT
    }

    enum Alignment {
        ALIGNED, LOOSE
    }

    enum Names {
        NONE, QUOTED, UNQUOTED
    }

    enum Direction {
        ROWS, COLUMNS
    }

    enum Buffering {
        ALL, NONE
    }

    void print(List<Field> fields, List<Row> rows, Consumer<String> out) {
        List<List<String>> cells = rows.stream().map(row -> cells(fields, row)).toList();
        if (cells.isEmpty()) {
            return;
        }
        if (direction == Direction.COLUMNS) {
            columns(fields, cells, out);
        } else {
            lines(fields, cells, out);
        }
    }

    /** Headings, then rows. Where nothing is kept back, each row has widths of its own, and the headings those of the first. */
    private void lines(List<Field> fields, List<List<String>> cells, Consumer<String> out) {
        List<Integer> least = fields.stream().map(Field::width).toList();
        List<Integer> all = least;
        for (List<String> row : buffering == Buffering.ALL ? cells : List.<List<String>>of()) {
            all = widened(all, row);
        }
        for (int i = 0; i < cells.size(); i++) {
            List<Integer> widths = buffering == Buffering.ALL ? all : widened(least, cells.get(i));
            if (i == 0 && headings == Headings.SHOWN) {
                out.accept(line(fields.stream().map(Field::heading).toList(), fields, widths, Field.Side.LEFT));
            }
            out.accept(line(cells.get(i), fields, widths, Field.Side.RIGHT));
        }
    }

    private List<String> cells(List<Field> fields, Row row) {
        return fields.stream().map(field -> text.of(FieldValues.of(field, row))).toList();
    }

    private void columns(List<Field> fields, List<List<String>> cells, Consumer<String> out) {
        for (int i = 0; i < fields.size(); i++) {
            List<String> words = new ArrayList<>();
            if (headings == Headings.SHOWN) {
                words.add(fields.get(i).heading());
            }
            for (List<String> row : cells) {
                words.add(named(fields.get(i), row.get(i)));
            }
            out.accept(PREFIX + String.join(separator, words));
        }
    }

    private static List<Integer> widened(List<Integer> widths, List<String> row) {
        List<Integer> wider = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            wider.add(Math.max(widths.get(i), length(row.get(i))));
        }
        return wider;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private String named(Field field, String value) {
        return switch (names) {
            case NONE -> value;
            case QUOTED -> field.prefixed() + "='" + value + "'";
            case UNQUOTED -> field.prefixed() + "=" + value;
        };
    }

    /** A line; its values may stand on the side of their field, or all on the left and cut, as headings do. */
    private String line(List<String> values, List<Field> fields, List<Integer> widths, Field.Side most) {
        List<Integer> columns = IntStream.range(0, values.size()).boxed().toList();
        return PREFIX + columns.stream().map(i -> {
            String value = alignment == Alignment.LOOSE
                    ? values.get(i)
                    : padded(values.get(i), widths.get(i), most == Field.Side.RIGHT ? fields.get(i).side() : Field.Side.LEFT, most);
            return most == Field.Side.RIGHT ? named(fields.get(i), value) : value;
        }).collect(Collectors.joining(separator));
    }

    private static String padded(String value, int width, Field.Side side, Field.Side most) {
        int length = length(value);
        if (length >= width) {
            return most == Field.Side.LEFT ? value.substring(0, Math.min(value.length(), width)) : value;
        }
        String blanks = " ".repeat(width - length);
        return side == Field.Side.RIGHT ? blanks + value : value + blanks;
    }
}
