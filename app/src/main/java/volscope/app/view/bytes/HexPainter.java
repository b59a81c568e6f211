package volscope.app.view.bytes;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;

/**
 * Draws rows of bytes.
 *
 * @param pen
 *            draws
 * @param palette
 *            the colours
 * @param font
 *            a font whose letters have one width
 * @param measure
 *            where things stand
 */
record HexPainter(GraphicsContext pen, Palette palette, Font font, HexMeasure measure) {
    private static final String DIGITS = "0123456789abcdef";
    private static final double INSET = 2;
    private static final double ROUND = 4;

    /**
     * What is pointed at.
     *
     * @param cursor
     *            the byte that has the keys
     * @param column
     *            the column of the cursor
     * @param lit
     *            the field that is shown
     */
    record Pointed(long cursor, int column, Optional<Field> lit) {
    }

    void draw(Sheet sheet, long top, Pointed pointed) {
        pen.clearRect(0, 0, pen.getCanvas().getWidth(), pen.getCanvas().getHeight());
        pen.setFont(font);
        pen.setTextBaseline(VPos.CENTER);
        int rows = measure.rows();
        long first = top * measure.perRow();
        int length = rows * measure.perRow();
        List<Field> fields = sheet.fields().between(first, first + length);
        int[][] cells = new int[sheet.columns().size()][];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = sheet.read(column, first, length);
        }
        for (int row = 0; row < rows && first + (long) row * measure.perRow() < sheet.bytes(); row++) {
            long offset = first + (long) row * measure.perRow();
            address(sheet, row, offset);
            for (int column = 0; column < cells.length; column++) {
                grounds(new Spot(sheet, row, column, offset), cells, fields, pointed);
                bytes(row, column, cells[column]);
            }
        }
    }

    private record Spot(Sheet sheet, int row, int column, long offset) {
    }

    private void address(Sheet sheet, int row, long offset) {
        boolean begins = offset % sheet.unit() == 0;
        double y = measure.y(row);
        if (begins && offset > 0) {
            pen.setFill(palette.color(Ink.LINE));
            pen.fillRect(0, Math.round(y), pen.getCanvas().getWidth(), 1);
        }
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFill(palette.color(begins ? Ink.TEXT : Ink.MUTED));
        pen.fillText(measure.address(offset), measure.left(), y + measure.rowHeight() / 2);
    }

    private void grounds(Spot spot, int[][] cells, List<Field> fields, Pointed pointed) {
        for (int i = 0; i < measure.perRow(); i++) {
            int index = spot.row() * measure.perRow() + i;
            long at = spot.offset() + i;
            double x = measure.x(spot.column(), i);
            double y = measure.y(spot.row());
            if (cells.length > 1 && spot.column() < 2 && cells[0][index] != cells[1][index] && cells[1][index] >= 0) {
                ground(Ink.SOFT, x, y);
                pen.setFill(palette.color(Ink.ACCENT));
                pen.fillRect(x - INSET, y + measure.rowHeight() - 3, measure.letter() * 2 + 2 * INSET, 1);
            }
            fields.stream().filter(field -> field.holds(at)).findFirst()
                    .ifPresent(field -> named(field, pointed.lit().filter(field::equals).isPresent(), at, x, y));
            if (at == pointed.cursor() && spot.column() == pointed.column()) {
                pen.setStroke(palette.color(Ink.ACCENT));
                pen.setLineWidth(1.5);
                pen.strokeRoundRect(x - INSET - 0.5, y + 1.5, measure.letter() * 2 + 2 * INSET + 1, measure.rowHeight() - 3, ROUND, ROUND);
            }
        }
    }

    /** The ground of a field runs through the gaps between its bytes, and ends with it. */
    private void named(Field field, boolean lit, long at, double x, double y) {
        boolean goesOn = at + 1 < field.offset() + field.length() && (at + 1) % measure.perRow() != 0;
        double wide = goesOn ? measure.letter() * 3 : measure.letter() * 2 + 2 * INSET;
        pen.setFill(palette.color(lit ? Ink.SOFT : Ink.TRACK));
        pen.fillRect(x - INSET, y + 2, wide, measure.rowHeight() - 4);
        if (lit) {
            pen.setFill(palette.color(Ink.ACCENT));
            pen.fillRect(x - INSET, y + measure.rowHeight() - 3, wide, 1.5);
        }
    }

    private void ground(Ink ink, double x, double y) {
        pen.setFill(palette.color(ink));
        pen.fillRect(x - INSET, y + 2, measure.letter() * 2 + 2 * INSET, measure.rowHeight() - 4);
    }

    private void bytes(int row, int column, int[] cells) {
        double middle = measure.y(row) + measure.rowHeight() / 2;
        for (int i = 0; i < measure.perRow(); i++) {
            int value = cells[row * measure.perRow() + i];
            double x = measure.x(column, i);
            if (value == Column.ABSENT) {
                pen.setFill(palette.color(Ink.LINE));
                pen.fillText("··", x, middle);
                continue;
            }
            pen.setFill(palette.color(value == 0 ? Ink.MUTED : Ink.TEXT));
            pen.fillText("" + DIGITS.charAt(value >> 4) + DIGITS.charAt(value & 15), x, middle);
            if (measure.hasLetters()) {
                boolean shown = value >= ' ' && value <= '~';
                pen.setFill(palette.color(shown ? Ink.TEXT : Ink.LINE));
                pen.fillText(shown ? String.valueOf((char) value) : "·", measure.letterX(column, i), middle);
            }
        }
    }
}
