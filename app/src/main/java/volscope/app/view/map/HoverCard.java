package volscope.app.view.map;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Beside the pointer: which chunks are there, and how many of each state. */
final class HoverCard extends VBox {
    private static final double AWAY = 14;

    private final Texts texts;
    private final Amounts amounts;

    HoverCard(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
        getStyleClass().add("hover-card");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    /** Says what is at a point of a lane. */
    void show(MapContent content, Side side, long chunk, double x, double y, double width, double height) {
        long length = length(content, chunk);
        Bins bins = content.chunks().bins(side, chunk, length, 1);
        getChildren().clear();
        if (length == 1) {
            one(content, side, chunk);
        } else {
            getChildren().addAll(Parts.label(texts.get("map.column", length), "strong"),
                    Parts.label(texts.get("map.from-to", chunk, chunk + length - 1), "mono", "muted"), counts(content, bins));
        }
        applyCss();
        autosize();
        double left = x + AWAY + getWidth() > width ? x - AWAY - getWidth() : x + AWAY;
        double top = y + AWAY + getHeight() > height ? y - AWAY - getHeight() : y + AWAY;
        relocate(Math.max(0, left), Math.max(0, top));
        setVisible(true);
    }

    private static long length(MapContent content, long chunk) {
        int row = content.rows().row(chunk);
        if (row >= 0 && content.rows().list().get(row).isFold()) {
            return content.rows().list().get(row).length();
        }
        return Math.min(content.view().grid().zoom().chunks(), content.subject().chunks() - chunk);
    }

    private void one(MapContent content, Side side, long chunk) {
        ChunkState state = content.chunks().state(side, chunk);
        String word = texts.get("map.state." + state, content.subject().snapshot(), content.subject().origin());
        getChildren().addAll(Parts.label(texts.get("chunk.title", chunk), "strong"), Parts.label(content.slot(chunk)
                .map(slot -> texts.get("map.held-in", word, slot)).orElse(word), "sub"));
    }

    private GridPane counts(MapContent content, Bins bins) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("hover-counts");
        int row = 0;
        for (Map.Entry<ChunkState, Long> entry : bins.totals().entrySet()) {
            if (entry.getValue() > 0) {
                String word = texts.get("map.state." + entry.getKey(), content.subject().snapshot(), content.subject().origin());
                Label number = Parts.label(amounts.count(entry.getValue()), "mono");
                grid.add(Parts.label(word, entry.getKey() == ChunkState.FLIGHT ? "bad-text" : "sub"), 0, row);
                grid.add(number, 1, row++);
                GridPane.setHgrow(number, Priority.ALWAYS);
            }
        }
        return grid;
    }
}
