package volscope.app.view.bytes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import volscope.app.session.Frame;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.SnapshotInfo;

/** Below the bytes: what the byte with the keys is, and the line that typing on it composed. */
final class BytesFoot extends HBox {
    private final Texts texts;
    private final Amounts amounts;

    BytesFoot(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
        setId("bytes-foot");
        getStyleClass().add("bytes-foot");
    }

    void show(Frame frame, HexGrid grid, Optional<String> line, String digits) {
        getChildren().clear();
        grid.sheet().ifPresent(sheet -> {
            var words = MarkedText.flow(sentence(frame, grid, sheet), "lane-sentence");
            HBox.setHgrow(words, Priority.ALWAYS);
            getChildren().add(words);
            if (!digits.isEmpty()) {
                getChildren().add(Parts.label(texts.get("bytes.typed", digits), "sub"));
            }
            line.ifPresent(composed -> getChildren()
                    .add(Parts.row("preview", Parts.label(texts.get("bytes.enter-runs"), "sub"), Parts.label(composed, "mono"))));
        });
    }

    private String sentence(Frame frame, HexGrid grid, Sheet sheet) {
        long at = grid.cursor();
        String address = "0x" + Long.toHexString(at);
        if (sheet.snapshot().isEmpty()) {
            return grid.field().map(field -> texts.get("bytes.sentence.field", address, field.name(), field.value()))
                    .orElseGet(() -> texts.get("bytes.sentence.plain", address, hex(grid.values().getFirst()), at / sheet.unit(),
                            texts.get("bytes.unit." + sheet.kind())));
        }
        SnapshotInfo info = frame.facts().snapshots().get(sheet.snapshot().orElseThrow());
        if (info == null) {
            return "";
        }
        long chunk = at / sheet.unit();
        List<OptionalLong> values = grid.values();
        String origin = sheet.columns().getFirst().title();
        String snapshot = sheet.columns().get(1).title();
        if (values.get(1).isEmpty()) {
            return texts.get("bytes.sentence.unreadable", address, chunk, origin, hex(values.getFirst()), snapshot);
        }
        List<ExceptionRun> runs = frame.revision().exceptions(sheet.snapshot().orElseThrow(), chunk, chunk + 1);
        if (runs.isEmpty()) {
            return texts.get("bytes.sentence.shared", address, chunk, hex(values.getFirst()), origin, snapshot);
        }
        long slot = runs.getFirst().slot();
        return texts.get("bytes.sentence.held", address, chunk, origin, hex(values.getFirst()), snapshot, hex(values.get(1)), slot,
                amounts.count(slot * info.chunkSectors() + at % sheet.unit() / 512));
    }

    private static String hex(OptionalLong value) {
        return value.isEmpty() ? "··" : String.format("%02x", value.getAsLong());
    }
}
