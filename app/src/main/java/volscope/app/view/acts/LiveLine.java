package volscope.app.view.acts;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** The line of a form: it can be edited, and the words that a field is about light up. */
final class LiveLine extends StackPane {
    private static final double PAD = 10;
    private static final double OVER = 3;
    private static final double HIGH = 22;

    private final TextField field = new TextField();
    private final Region glow = new Region();

    LiveLine() {
        getStyleClass().add("live-line");
        glow.getStyleClass().add("glow");
        glow.setManaged(false);
        glow.setVisible(false);
        Pane under = new Pane(glow);
        under.setMouseTransparent(true);
        field.setId("act-line");
        field.getStyleClass().addAll("mono", "act-line");
        getChildren().setAll(under, field);
    }

    TextField field() {
        return field;
    }

    private double advance() {
        Text one = new Text("0");
        one.setFont(field.getFont());
        return one.getLayoutBounds().getWidth();
    }

    /** Lights a part of the line, or none. A line longer than its field scrolls, and then nothing is lit. */
    void light(Optional<Spots.Spot> spot) {
        double wide = advance();
        boolean fits = field.getText().length() * wide < getWidth() - 2 * PAD;
        glow.setVisible(spot.isPresent() && fits);
        spot.ifPresent(part -> glow.resizeRelocate(PAD + part.from() * wide - OVER, (getHeight() - HIGH) / 2,
                (part.to() - part.from()) * wide + 2 * OVER, HIGH));
    }

    /** Tells which character the pointer is on, -1 for none. */
    void onPointer(Consumer<Integer> listener) {
        field.setOnMouseMoved(event -> listener.accept((int) Math.floor((event.getX() - PAD) / advance())));
        field.setOnMouseExited(event -> listener.accept(-1));
    }
}
