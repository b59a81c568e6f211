package volscope.app.view.map;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import volscope.app.view.Raster;
import volscope.app.view.PixelPane;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** A lane of the map: what it is, what is to be said about it, and its pixels. */
final class Lane extends VBox {
    static final double HEAD = 24;

    private final Label title = Parts.label("", "strong");
    private final Label kind = Parts.label("", "sub");
    private final HBox words = new HBox();
    private final PixelPane pixels;

    Lane(String style, Consumer<Raster> painter) {
        pixels = new PixelPane(painter);
        pixels.getStyleClass().add("lane-pixels");
        getStyleClass().addAll("lane", style);
        words.getStyleClass().add("lane-words");
        words.setFillHeight(false);
        HBox head = Parts.row("lane-head", title, kind, Parts.spring(), words);
        head.setMinHeight(HEAD);
        head.setMaxHeight(HEAD);
        getChildren().setAll(head, pixels);
    }

    /** What the lane shows, and a sentence about it. */
    void describe(String name, String what, String sentence) {
        title.setText(name);
        kind.setText(what);
        words.getChildren().setAll(MarkedText.flow(sentence, "lane-sentence"));
        setAccessibleText(name + " " + what + ", " + Texts.plain(sentence));
    }

    PixelPane pixels() {
        return pixels;
    }

    void repaint() {
        pixels.repaint();
    }

    @Override
    protected void layoutChildren() {
        getChildren().getFirst().resizeRelocate(0, 0, getWidth(), HEAD);
        pixels.resizeRelocate(0, HEAD, getWidth(), Math.max(0, getHeight() - HEAD));
    }
}
