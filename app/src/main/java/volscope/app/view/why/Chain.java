package volscope.app.view.why;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.machine.RevisionId;

/** Draws a chain of causes, the latest first: dots on a line, each with its time, which leads there, and a sentence. */
final class Chain extends VBox {
    /** Characters of the times that fit beside the line: as it is drawn at first, and with long times. */
    private static final int SHORT = 5;
    private static final int LONG = 7;
    private static final PseudoClass LONG_TIMES = PseudoClass.getPseudoClass("long-times");
    private static final PseudoClass LONGEST_TIMES = PseudoClass.getPseudoClass("longest-times");

    private final Session session;
    private final Track track;
    private final Amounts amounts;
    private boolean isLong;
    private boolean isLongest;

    Chain(Session session, Track track, Amounts amounts) {
        this.session = session;
        this.track = track;
        this.amounts = amounts;
        getStyleClass().add("chain");
    }

    /** Adds a link below the others. */
    void add(RevisionId at, String sentence) {
        Hyperlink time = new Hyperlink(track.moment(at).stream().mapToObj(amounts::count).findFirst().orElse("…"));
        pseudoClassStateChanged(LONG_TIMES, isLong |= time.getText().length() > SHORT);
        pseudoClassStateChanged(LONGEST_TIMES, isLongest |= time.getText().length() > LONG);
        time.getStyleClass().addAll("mono", "time");
        time.setOnAction(event -> session.look(at));
        var words = MarkedText.flow(sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        Region line = new Region();
        line.getStyleClass().add("chain-line");
        line.visibleProperty().bind(Bindings.valueAt(getChildren(), getChildren().size() + 1).isNotNull());
        HBox link = Parts.row("chain-link", mark(line), time, words);
        link.getStyleClass().addAll(getChildren().isEmpty() ? List.of("latest") : List.of());
        getChildren().add(link);
    }

    private static Node mark(Region line) {
        Region dot = new Region();
        dot.getStyleClass().add("chain-dot");
        StackPane mark = new StackPane(line, dot);
        mark.getStyleClass().add("chain-mark");
        mark.setMouseTransparent(true);
        return mark;
    }
}
