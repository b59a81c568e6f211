package volscope.app.view.map;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextFlow;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;

/** A lane of the map: what it is, what is to be said about it, its pixels and the words over them. */
final class Lane extends Pane {
    static final double HEAD = 24;
    private static final double BESIDE = 12;
    /** What lines to slots need between the words. */
    private static final double PASS = 48;
    private static final PseudoClass GOING = PseudoClass.getPseudoClass("going");

    private final Label title = Parts.label("", "strong");
    private final Label kind = Parts.label("", "sub");
    private final Label chip = Parts.chip("", "outlined");
    private final HBox words = new HBox();
    private final HBox head;
    private final PixelPane pixels;
    private final Canvas canvas = new Canvas();
    private final Consumer<Canvas> writer;
    private double room;
    private String described = "";
    private String said = "";
    private boolean stale;

    /**
     * A lane.
     *
     * @param painter
     *            paints its pixels
     * @param writer
     *            writes words over them
     */
    Lane(String style, Consumer<Raster> painter, Consumer<Canvas> writer) {
        this.writer = writer;
        pixels = new PixelPane(painter);
        pixels.getStyleClass().add("lane-pixels");
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        getStyleClass().addAll("lane", style);
        words.getStyleClass().add("lane-words");
        words.setFillHeight(false);
        title.setMinWidth(USE_PREF_SIZE);
        kind.setMinWidth(0);
        head = Parts.row("lane-head", title, kind, chip, Parts.spring(), words);
        getChildren().setAll(head, pixels, canvas);
    }

    /** What the lane shows, a sentence about it, and a word on a chip, which may be empty. */
    void describe(String name, String what, String sentence, String word, String style) {
        String all = String.join("\n", name, what, sentence, word, style);
        if (all.equals(described)) {
            return;
        }
        described = all;
        title.setText(name);
        kind.setText(what);
        chip.setText(word);
        List<String> classes = List.of("label", "chip", style);
        if (!chip.getStyleClass().equals(classes)) {
            chip.getStyleClass().setAll(classes);
        }
        Parts.shown(chip, !word.isEmpty());
        if (!sentence.equals(said)) {
            said = sentence;
            TextFlow flow = MarkedText.flow(sentence, "lane-sentence");
            flow.setMinWidth(USE_PREF_SIZE);
            words.getChildren().setAll(flow);
        }
        setAccessibleText(name + " " + what + ", " + Texts.plain(sentence) + " " + word);
    }

    /** Leaves room between the head and the pixels. */
    void setRoom(double next) {
        room = next;
    }

    /**
     * Where the head says nothing.
     *
     * @param from
     *            its left end
     * @param to
     *            its right end
     */
    record Free(double from, double to) {
    }

    /** The middle of the head, between its words. */
    Free free() {
        double from = (chip.isVisible() ? chip : kind).getBoundsInParent().getMaxX() + BESIDE;
        return new Free(from, Math.max(from, words.getBoundsInParent().getMinX() - BESIDE));
    }

    /** Shows that it would be there no more. */
    void going(boolean goes) {
        pseudoClassStateChanged(GOING, goes);
    }

    PixelPane pixels() {
        return pixels;
    }

    /** Paints anew, at once. */
    void repaint() {
        stale = false;
        pixels.repaint();
        writer.accept(canvas);
    }

    /** Paints anew once it has its place and its size. */
    void paintLater() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        // What is said about the lane comes before what it is.
        double others = List.of(title, chip, words).stream().filter(Node::isVisible).mapToDouble(node -> node.prefWidth(-1)).sum();
        Parts.shown(kind, others + kind.prefWidth(-1) + 4 * head.getSpacing() + PASS <= getWidth());
        head.resizeRelocate(0, 0, getWidth(), HEAD);
        // Lines that pass the words are placed by them.
        head.layout();
        double high = Math.max(0, getHeight() - HEAD - room);
        pixels.resizeRelocate(0, HEAD + room, getWidth(), high);
        canvas.relocate(0, HEAD + room);
        boolean resized = canvas.getWidth() != getWidth() || canvas.getHeight() != high;
        canvas.setWidth(getWidth());
        canvas.setHeight(high);
        if (stale) {
            repaint();
        } else if (resized) {
            writer.accept(canvas);
        }
    }
}
