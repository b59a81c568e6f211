package volscope.app.view.pages;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.text.WaitWords;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.WaitInfo;

/** Who waits for whom, a line for each task that can't go on. */
final class WaitsPane extends VBox {
    private static final int MOST = 4;
    private static final double MOST_NAME = 200;
    private static final double LETTER = 5.6;
    private static final double ICON = 30;

    private final Texts texts;
    private final WaitWords words;
    private final Label title;

    /**
     * Nobody waits yet.
     *
     * @param roomy
     *            whether there is room for a title
     */
    WaitsPane(Texts texts, ObservableBooleanValue roomy) {
        this.texts = texts;
        words = new WaitWords(texts);
        title = Parts.label(texts.get("pages.waits"), "strong");
        title.visibleProperty().bind(roomy);
        title.managedProperty().bind(roomy);
        setAccessibleText(title.getText());
        setId("pages-waits");
        getStyleClass().add("waits");
        setManaged(false);
        setVisible(false);
    }

    void show(List<WaitInfo> waits) {
        setVisible(!waits.isEmpty());
        setManaged(!waits.isEmpty());
        getChildren().setAll(title);
        waits.stream().limit(MOST).forEach(wait -> getChildren().add(line(wait)));
        if (waits.size() > MOST) {
            getChildren().add(Parts.label(texts.get("pages.waits.more", waits.size() - MOST), "sub"));
        }
    }

    private Node line(WaitInfo wait) {
        Label task = Parts.chip(Feather.CLOCK, wait.task(), "warn");
        task.setTooltip(new Tooltip(wait.task()));
        task.setMinWidth(Math.min(MOST_NAME, wait.task().length() * LETTER + ICON));
        Label holder = Parts.chip(words.holder(wait), "outlined");
        Label reason = Parts.wrapping(words.reason(wait.reason()), "sub");
        HBox.setHgrow(reason, Priority.ALWAYS);
        reason.setMinWidth(0);
        return Parts.row("wait", task, Icons.small(Feather.ARROW_RIGHT), holder, reason);
    }
}
