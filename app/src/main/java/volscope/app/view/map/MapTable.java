package volscope.app.view.map;

import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;

/** The table twin of the map: the same chunks as rows, the same selection. */
final class MapTable {
    private static final int MOST = 5000;
    private static final double NUMBER = 120;

    private final TsvTable<ChunkRow> table;
    private final Texts texts;
    private MapContent content;
    private boolean filling;

    MapTable(Texts texts, Amounts amounts, MapContent first, LongConsumer select) {
        this.texts = texts;
        this.content = first;
        table = new TsvTable<ChunkRow>(texts.get("map.table.name"))
                .column(texts.get("map.table.from"), NUMBER, Align.RIGHT, "mono", row -> amounts.count(row.from()))
                .column(texts.get("map.table.to"), NUMBER, Align.RIGHT, "mono", row -> amounts.count(row.to() - 1))
                .column(texts.get("map.table.chunks"), NUMBER, Align.RIGHT, "mono", row -> amounts.count(row.length()))
                .column(texts.get("map.table.state"), 160, Align.LEFT, "plain", row -> word(row.state()))
                .column(texts.get("map.table.slot"), NUMBER, Align.RIGHT, "mono", row -> row.slot() < 0 ? "" : amounts.count(row.slot()));
        table.setId("map-table");
        table.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> {
            if (row != null && !filling) {
                select.accept(row.from());
            }
        });
        show(first);
    }

    private String word(ChunkState state) {
        return texts.get("map.state." + state, content.subject().snapshot(), content.subject().origin());
    }

    Node node() {
        return table;
    }

    TsvTable<ChunkRow> table() {
        return table;
    }

    /** Shows rows from the first chunk in view on, and chooses the row of the selected chunk. */
    void show(MapContent next) {
        content = next;
        filling = true;
        long first = next.chosen().filter(chunk -> chunk < next.view().first()).orElse(next.view().first());
        List<ChunkRow> rows = ChunkRow.from(next, next.view().grid().capacity() >= next.subject().chunks() ? 0 : first, MOST);
        if (!rows.equals(table.getItems())) {
            table.getItems().setAll(rows);
        }
        next.chosen().ifPresent(this::choose);
        filling = false;
    }

    private void choose(long chunk) {
        for (int i = 0; i < table.getItems().size(); i++) {
            ChunkRow row = table.getItems().get(i);
            if (chunk >= row.from() && chunk < row.to()) {
                if (!table.getSelectionModel().isSelected(i)) {
                    table.getSelectionModel().clearAndSelect(i);
                    table.scrollTo(Math.max(0, i - 3));
                }
                return;
            }
        }
    }
}
