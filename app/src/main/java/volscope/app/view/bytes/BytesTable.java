package volscope.app.view.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import volscope.app.text.Texts;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;

/** The table twin of the bytes: the unit that has the keys, 16 bytes a row, at most a thousand rows. */
final class BytesTable {
    private static final int PER_ROW = 16;
    private static final int MOST = 1024;

    private final Texts texts;
    private final LongConsumer go;
    private Object drawn = "";
    private boolean filling;

    /** A row: its address and the bytes of each column. */
    record Row(long offset, List<String> cells) {
    }

    BytesTable(Texts texts, LongConsumer go) {
        this.texts = texts;
        this.go = go;
    }

    /** The table of a sheet, for the unit that a byte is in. */
    TsvTable<Row> of(Sheet sheet, Object moment, long cursor, TsvTable<Row> before) {
        long span = Math.min(sheet.unit() < PER_ROW * 8L ? 512 : sheet.unit(), (long) MOST * PER_ROW);
        long first = cursor / span * span;
        Object key = List.of(moment, sheet.device(), sheet.kind(), first);
        if (key.equals(drawn)) {
            return before;
        }
        drawn = key;
        TsvTable<Row> table = new TsvTable<Row>(texts.get("bytes.table.name")).column(texts.get("bytes.table.address"), 110, Align.LEFT,
                "mono", row -> "0x" + Long.toHexString(row.offset()));
        table.setId("bytes-table");
        for (int i = 0; i < sheet.columns().size(); i++) {
            int column = i;
            table.column(sheet.columns().get(i).title(), 360, Align.LEFT, "mono", row -> row.cells().get(column));
        }
        filling = true;
        for (long at = first; at < Math.min(sheet.bytes(), first + span); at += PER_ROW) {
            table.getItems().add(row(sheet, at));
        }
        table.getSelectionModel().select((int) ((cursor - first) / PER_ROW));
        filling = false;
        table.getSelectionModel().selectedItemProperty().addListener((property, old, row) -> {
            if (row != null && !filling) {
                go.accept(row.offset());
            }
        });
        return table;
    }

    private static Row row(Sheet sheet, long at) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < sheet.columns().size(); i++) {
            int[] read = sheet.read(i, at, PER_ROW);
            cells.add(java.util.Arrays.stream(read).mapToObj(value -> value == Column.ABSENT ? "··" : String.format("%02x", value))
                    .collect(Collectors.joining(" ")));
        }
        return new Row(at, cells);
    }
}
