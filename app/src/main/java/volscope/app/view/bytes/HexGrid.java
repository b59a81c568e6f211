package volscope.app.view.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import volscope.app.view.Palette;
import volscope.app.view.Parts;

/** The rows of a sheet that are in view, on a canvas; one byte has the keys. */
final class HexGrid extends Region {
    private static final double HEAD = 44;
    private static final int FIRST_FIELDS = 4096;

    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this::requestLayout);
    private final Label ruler = Parts.label("0000000000", "mono");
    private final List<VBox> heads = new ArrayList<>();
    private final Runnable moved;
    private Optional<Sheet> sheet = Optional.empty();
    private Optional<HexMeasure> measured = Optional.empty();
    private Optional<Field> lit = Optional.empty();
    private long top;
    private long cursor;
    private int column;

    /**
     * An empty grid.
     *
     * @param moved
     *            is told when another byte has the keys or other rows are in view
     */
    HexGrid(String name, Runnable moved) {
        this.moved = moved;
        setId("bytes-grid");
        getStyleClass().add("bytes-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(name);
        ruler.setVisible(false);
        ruler.fontProperty().addListener((property, before, now) -> requestLayout());
        canvas.setManaged(false);
        getChildren().addAll(canvas, palette, ruler);
        setMinSize(0, 0);
        setOnMousePressed(event -> {
            requestFocus();
            measured.ifPresent(measure -> go(
                    (top + measure.rowAt(event.getY())) * measure.perRow() + measure.indexAt(event.getX()),
                    measure.columnAt(event.getX())));
        });
        setOnScroll(event -> scroll(event.getDeltaY() < 0 ? 3 : -3));
    }

    /** Shows a sheet; the byte that has the keys keeps them where there is one. */
    void show(Sheet next) {
        boolean another = sheet.filter(old -> old.kind() == next.kind() && old.device().equals(next.device())).isEmpty();
        sheet = Optional.of(next);
        if (another) {
            cursor = next.fields().between(0, FIRST_FIELDS).stream().mapToLong(Field::offset).findFirst().orElse(0);
            top = cursor / perRow();
            column = 0;
        }
        cursor = Math.clamp(cursor, 0, Math.max(0, next.bytes() - 1));
        column = Math.min(column, next.columns().size() - 1);
        getChildren().removeAll(heads);
        heads.clear();
        for (Column head : next.columns()) {
            VBox box = new VBox(Parts.label(head.title(), "strong"), Parts.label(head.note(), "sub"));
            heads.add(box);
        }
        getChildren().addAll(heads);
        requestLayout();
    }

    Optional<Sheet> sheet() {
        return sheet;
    }

    long cursor() {
        return cursor;
    }

    int column() {
        return column;
    }

    /** The first byte in view. */
    long first() {
        return top * perRow();
    }

    /** How many bytes are in view. */
    long inView() {
        return measured.map(measure -> (long) measure.rows() * measure.perRow()).orElse(1L);
    }

    int perRow() {
        return measured.map(HexMeasure::perRow).orElse(1);
    }

    /** The field that is shown, among those that stand in view. */
    void light(Optional<Field> field) {
        lit = field;
        draw();
    }

    /** Gives the keys to a byte and brings it into view. */
    void go(long offset, int to) {
        sheet.ifPresent(shown -> {
            cursor = Math.clamp(offset, 0, Math.max(0, shown.bytes() - 1));
            column = Math.clamp(to, 0, shown.columns().size() - 1);
            long row = cursor / perRow();
            long rows = measured.map(HexMeasure::rows).orElse(1);
            top = row < top ? row : row >= top + rows ? row - rows + 1 : top;
            draw();
            moved.run();
        });
    }

    /** Gives the keys to a byte and brings it to the top, a few rows of what comes before it left. */
    void jump(long offset) {
        sheet.ifPresent(shown -> {
            top = Math.clamp(offset / perRow() - (offset % shown.unit() == 0 ? 0 : 4), 0, last(shown));
            go(offset, column);
        });
    }

    void scroll(long rows) {
        sheet.ifPresent(shown -> {
            top = Math.clamp(top + rows, 0, last(shown));
            draw();
            moved.run();
        });
    }

    /** Brings a byte to the top; the keys stay where they are. */
    void scrollTo(long offset) {
        scroll(offset / perRow() - top);
    }

    private long last(Sheet shown) {
        long rows = Math.ceilDiv(shown.bytes(), perRow());
        return Math.max(0, rows - measured.map(HexMeasure::rows).orElse(1));
    }

    /** The field that the byte with the keys belongs to. */
    Optional<Field> field() {
        return sheet.flatMap(shown -> shown.fields().between(Math.max(0, cursor - 64), cursor + 64).stream()
                .filter(field -> field.holds(cursor)).findFirst());
    }

    /** The byte with the keys, of each column. */
    List<OptionalLong> values() {
        List<OptionalLong> values = new ArrayList<>();
        sheet.ifPresent(shown -> {
            for (int i = 0; i < shown.columns().size(); i++) {
                int value = shown.bytes() == 0 ? Column.ABSENT : shown.read(i, cursor, 1)[0];
                values.add(value == Column.ABSENT ? OptionalLong.empty() : OptionalLong.of(value));
            }
        });
        return values;
    }

    @Override
    protected void layoutChildren() {
        sheet.ifPresent(shown -> {
            Text one = new Text("0");
            one.setFont(ruler.getFont());
            double em = ruler.getFont().getSize();
            double letter = Math.max(1, one.getLayoutBounds().getWidth());
            HexMeasure before = measured.orElse(null);
            HexMeasure now = HexMeasure.fitting(getWidth(), getHeight(), letter, Math.round(HEAD * em / 12), shown);
            // Before the first layout, rows are bytes.
            top = top * (before == null ? 1 : before.perRow()) / now.perRow();
            measured = Optional.of(now);
            top = Math.clamp(top, 0, last(shown));
            canvas.setWidth(Math.max(1, getWidth()));
            canvas.setHeight(Math.max(1, getHeight()));
            for (int i = 0; i < heads.size(); i++) {
                heads.get(i).resizeRelocate(now.x(i) - 2, 4, Math.max(10, now.x(i + 1) - now.x(i) - 4), now.head() - 6);
            }
            draw();
            moved.run();
        });
    }

    private void draw() {
        measured.ifPresent(measure -> sheet.ifPresent(
                shown -> new HexPainter(canvas.getGraphicsContext2D(), palette, ruler.getFont(), measure).draw(shown, top,
                        new HexPainter.Pointed(cursor, column, lit))));
    }
}
