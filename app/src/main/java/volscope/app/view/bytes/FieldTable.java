package volscope.app.view.bytes;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import volscope.app.text.Texts;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;

/** The fields of a sheet by name: pointing at one shows its bytes, choosing one goes there. */
final class FieldTable {
    private static final int FIRST = 2;
    private static final int MOST = 1000;

    private final TsvTable<Field> table;
    private boolean filling;

    FieldTable(Texts texts, Consumer<Field> go, Consumer<Optional<Field>> point) {
        table = new TsvTable<Field>(texts.get("bytes.fields.name"))
                .column(texts.get("bytes.fields.at"), 66, Align.RIGHT, "mono", field -> "0x" + Long.toHexString(field.offset()))
                .column(texts.get("bytes.fields.field"), 160, Align.LEFT, "mono", Field::name)
                .column(texts.get("bytes.fields.value"), 118, Align.LEFT, "mono", Field::value);
        table.setId("bytes-fields");
        table.getStyleClass().add("bytes-fields");
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setRowFactory(shown -> {
            TableRow<Field> row = new TableRow<>();
            row.hoverProperty()
                    .addListener((property, before, now) -> point.accept(now ? Optional.ofNullable(row.getItem()) : Optional.empty()));
            return row;
        });
        table.getSelectionModel().selectedItemProperty().addListener((property, before, field) -> {
            if (field != null && !filling) {
                go.accept(field);
            }
        });
    }

    TsvTable<Field> node() {
        return table;
    }

    /** Shows the fields at the beginning and those in view, and chooses the one that has the keys. */
    void show(Sheet sheet, long from, long to, Optional<Field> chosen) {
        TreeMap<Long, Field> fields = new TreeMap<>();
        long begin = sheet.kind() == Sheet.Kind.DISK ? sheet.bytes() : FIRST * sheet.unit();
        for (List<Field> some : List.of(sheet.fields().between(0, begin), sheet.fields().between(from, to))) {
            some.stream().limit(MOST).forEach(field -> fields.put(field.offset(), field));
        }
        filling = true;
        List<Field> all = List.copyOf(fields.values());
        if (!all.equals(table.getItems())) {
            table.getItems().setAll(all);
        }
        int index = chosen.map(all::indexOf).orElse(-1);
        if (index < 0) {
            table.getSelectionModel().clearSelection();
        } else if (!table.getSelectionModel().isSelected(index)) {
            table.getSelectionModel().clearAndSelect(index);
            table.scrollTo(Math.max(0, index - 3));
        }
        filling = false;
    }
}
