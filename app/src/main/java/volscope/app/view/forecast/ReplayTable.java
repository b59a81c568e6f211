package volscope.app.view.forecast;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Parts;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;

/** The same time with other chunk sizes, replayed. */
final class ReplayTable {
    private final Texts texts;
    private final Amounts amounts;
    private final TsvTable<Past.Replay> table;
    private final VBox box;
    private ForecastWords.@Nullable Matter matter;

    ReplayTable(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
        table = new TsvTable<Past.Replay>(texts.get("forecast.replay"))
                .column(texts.get("forecast.replay.size"), 96, Align.LEFT, "mono", replay -> amounts.bytes(replay.chunkBytes()))
                .column(texts.get("forecast.replay.chunks"), 110, Align.RIGHT, "mono", this::chunks)
                .column(texts.get("forecast.replay.exceptions"), 100, Align.RIGHT, "mono", replay -> amounts.count(replay.exceptions()))
                .column(texts.get("forecast.replay.stored"), 110, Align.RIGHT, "mono",
                        replay -> amounts.bytes(replay.exceptions() * replay.chunkBytes()))
                .column(texts.get("forecast.replay.each"), 90, Align.RIGHT, "mono", this::each)
                .column(texts.get("forecast.replay.fill"), 90, Align.RIGHT, "mono", this::fill)
                .column(texts.get("forecast.replay.would"), 240, Align.LEFT, "plain", this::would);
        table.setId("forecast-replays");
        table.setRowFactory(unused -> new Row());
        table.setPrefHeight(8 * 24 + 30);
        table.setMinHeight(8 * 24 + 30);
        box = new VBox(Parts.row("forecast-head", Parts.label(texts.get("forecast.replay"), "strong"),
                Parts.label(texts.get("forecast.replay.note"), "sub")), table);
    }

    Node node() {
        return box;
    }

    void show(ForecastWords.Matter now, List<Past.Replay> replays) {
        matter = now;
        if (!replays.equals(table.getItems())) {
            table.getItems().setAll(replays);
        }
        table.refresh();
    }

    private String chunks(Past.Replay replay) {
        ForecastWords.@Nullable Matter now = matter;
        return now == null ? "" : amounts.count(Math.ceilDiv(now.info().originChunks() * now.info().chunkBytes(), replay.chunkBytes()));
    }

    /** How much is stored for what was written. */
    private String each(Past.Replay replay) {
        return replay.touched() == 0
                ? ""
                : String.format(texts.locale(), "%.2f×", (double) replay.exceptions() * replay.chunkBytes() / replay.touched());
    }

    private String fill(Past.Replay replay) {
        return amounts.percent(Math.min(replay.exceptions(), replay.room()), replay.room());
    }

    private String would(Past.Replay replay) {
        if (replay.fullAfter() >= 0) {
            return texts.get("forecast.replay.dead", amounts.duration(replay.fullAfter()));
        }
        return texts.get("forecast.replay.left", replay.room() - replay.exceptions());
    }

    /** Marks the size that the snapshot has, and those that would have killed it. */
    private final class Row extends TableRow<Past.Replay> {
        @Override
        protected void updateItem(Past.@Nullable Replay item, boolean none) {
            super.updateItem(item, none);
            getStyleClass().removeAll("own-size", "dead-size");
            ForecastWords.@Nullable Matter now = matter;
            if (item != null && !none && now != null) {
                if (item.chunkBytes() == now.info().chunkBytes()) {
                    getStyleClass().add("own-size");
                }
                if (item.fullAfter() >= 0) {
                    getStyleClass().add("dead-size");
                }
            }
        }
    }
}
