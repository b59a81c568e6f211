package volscope.app.view.acts;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.app.view.Sizes;

/** A size in whole extents: a slider, and below it sizes that are good for something. */
final class SizePicker {
    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;

    private final Texts texts;
    private final Amounts amounts;
    private final long extent;
    private final Slider slider = new Slider();
    private final Label words = Parts.label("", "mono");
    private final Label extents = Parts.label("", "small", "muted");
    private final VBox rows = new VBox();
    private final Ticks ticks;
    private final VBox marks;
    private boolean following;

    /**
     * @param most
     *            the largest size, in bytes
     * @param picked
     *            is told a size in bytes
     */
    SizePicker(Texts texts, Amounts amounts, long extent, long most, LongConsumer picked) {
        this.texts = texts;
        this.amounts = amounts;
        this.extent = extent;
        slider.setId("act-size");
        slider.setMin(1);
        slider.setMax((double) Math.max(1, Math.ceilDiv(most, extent)));
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!following && Math.round(before.doubleValue()) != now.longValue()) {
                picked.accept(Math.round(now.doubleValue()) * extent);
            }
        });
        rows.getStyleClass().add("size-rows");
        ticks = new Ticks(slider);
        marks = new VBox(ticks, rows);
    }

    Slider slider() {
        return slider;
    }

    Node[] words() {
        return new Node[]{words, extents};
    }

    /** Sizes that are good for something: as ticks on the slider, and as rows that say for what. */
    Node rows() {
        return marks;
    }

    /** Shows the size that the line has. */
    void show(long bytes) {
        following = true;
        slider.setValue((double) Math.ceilDiv(bytes, extent));
        following = false;
        words.setText(bytes == 0 ? "" : amounts.bytes(bytes));
        extents.setText(bytes == 0 ? "" : texts.get("act.extents", Math.ceilDiv(bytes, extent)));
    }

    /** Shows these sizes, the chosen one marked. */
    void offer(List<StoreSizes.Size> sizes, long chosen, LongConsumer picked) {
        // Of sizes that are one, the last promises most.
        List<StoreSizes.Size> marked = IntStream.range(0, sizes.size())
                .filter(i -> i + 1 == sizes.size() || sizes.get(i + 1).bytes() != sizes.get(i).bytes()).mapToObj(sizes::get).toList();
        ticks.show(marked.stream().map(size -> (double) Math.ceilDiv(size.bytes(), extent)).toList(),
                (double) Math.ceilDiv(chosen, extent));
        rows.getChildren().setAll(marked.stream().map(size -> row(size, chosen, picked)).toList());
    }

    private Node row(StoreSizes.Size size, long chosen, LongConsumer picked) {
        boolean on = size.bytes() == chosen;
        String use = size.nanos().isPresent()
                ? texts.get("snapshot.lasts", amounts.duration(size.nanos().getAsLong()))
                : texts.get("snapshot.use." + size.use());
        HBox line = Parts.row("line", Parts.label(amounts.bytes(size.bytes()), "mono", "size"), Parts.label(use, "small"), Parts.spring());
        if (on) {
            line.getChildren().add(Icons.small(Feather.CHECK));
        }
        ToggleButton row = new ToggleButton();
        row.setGraphic(line);
        row.getStyleClass().setAll("size-row");
        row.setId("size-" + size.use());
        row.setAccessibleText(amounts.bytes(size.bytes()) + ", " + use);
        row.setSelected(on);
        row.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.setOnAction(event -> picked.accept(size.bytes()));
        return row;
    }
}
