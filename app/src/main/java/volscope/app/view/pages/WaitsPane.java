package volscope.app.view.pages;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.WaitInfo;

/** Who waits for whom, a line for each task that can't go on. */
final class WaitsPane extends VBox {
    private static final int MOST = 4;

    private final Texts texts;

    WaitsPane(Texts texts) {
        this.texts = texts;
        setId("pages-waits");
        getStyleClass().add("waits");
        setManaged(false);
        setVisible(false);
    }

    void show(List<WaitInfo> waits) {
        setVisible(!waits.isEmpty());
        setManaged(!waits.isEmpty());
        getChildren().setAll(Parts.label(texts.get("pages.waits"), "strong"));
        waits.stream().limit(MOST).forEach(wait -> getChildren().add(line(wait)));
        if (waits.size() > MOST) {
            getChildren().add(Parts.label(texts.get("pages.waits.more", waits.size() - MOST), "sub"));
        }
    }

    private Node line(WaitInfo wait) {
        Label task = Parts.chip(Feather.CLOCK, wait.task(), "warn");
        task.setMinWidth(0);
        Label holder = Parts.chip(wait.holder().map(this::holder).orElseGet(() -> texts.get("pages.waits.anyone")), "outlined");
        Label reason = Parts.label(wait.reason(), "sub");
        reason.setTooltip(new Tooltip(wait.reason()));
        HBox.setHgrow(reason, Priority.ALWAYS);
        reason.setMinWidth(0);
        return Parts.row("wait", task, Icons.small(Feather.ARROW_RIGHT), holder, reason);
    }

    private String holder(String name) {
        return switch (name) {
            case WaitInfo.KERNEL -> texts.get("pages.waits.kernel");
            case WaitInfo.ITSELF -> texts.get("pages.waits.itself");
            default -> name;
        };
    }
}
