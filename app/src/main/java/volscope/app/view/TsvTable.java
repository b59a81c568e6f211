package volscope.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows can be copied as tab-separated values: the twin of what is drawn.
 *
 * @param <T>
 *            what a row shows
 */
public final class TsvTable<T> extends TableView<T> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final List<Function<T, String>> values = new ArrayList<>();

    /** A table without columns, with a name for those who do not see it. */
    public TsvTable(String name) {
        setAccessibleText(name);
        getStyleClass().add("tsv-table");
        // Who has no rows says so elsewhere.
        setPlaceholder(new Region());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    private static final double LETTER = 7.5;
    private static final double PADDING = 20;

    /** How a column's cells stand. */
    public enum Align {
        LEFT, RIGHT
    }

    /** Adds a column of words or numbers, and a style class for its cells. */
    public TsvTable<T> column(String name, double width, Align align, String style, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(unused -> new Cell<>(align, style));
        column.setPrefWidth(Math.max(width, name.length() * LETTER + PADDING));
        column.setSortable(false);
        column.setReorderable(false);
        if (align == Align.RIGHT) {
            column.getStyleClass().add("right");
        }
        values.add(value);
        getColumns().add(column);
        return this;
    }

    /** The chosen rows, or where none is all, a line each, with the names of the columns above. */
    public String tsv() {
        List<T> rows = getSelectionModel().getSelectedItems().size() > 1 ? getSelectionModel().getSelectedItems() : getItems();
        List<String> lines = new ArrayList<>();
        lines.add(getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t")));
        rows.forEach(row -> lines.add(values.stream().map(value -> value.apply(row)).collect(Collectors.joining("\t"))));
        return String.join("\n", lines) + "\n";
    }

    /** Puts the rows on the clipboard. */
    public void copy() {
        Clip.put(tsv());
    }

    /** A cell of a column. */
    private static final class Cell<T> extends TableCell<T, String> {
        Cell(Align align, String style) {
            getStyleClass().addAll(style, align == Align.RIGHT ? "right" : "left");
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}
