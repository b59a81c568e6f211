package volscope.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Panel;
import volscope.app.view.Parts;

/** The play controls in the bar: they press the buttons of the timeline, and show what those show. */
final class Transport extends HBox {
    private static final String PLAY = "#time-play";

    private final List<Panel> panels;
    private final Button play;

    Transport(List<Panel> panels, Texts texts) {
        this.panels = panels;
        play = button("bar-play", Feather.PLAY, texts.get("timeline.play"), this::toggle);
        getStyleClass().add("transport");
        getChildren().setAll(List.of(button("bar-back", Feather.SKIP_BACK, texts.get("timeline.back"), this::back), play,
                button("bar-forward", Feather.SKIP_FORWARD, texts.get("timeline.forward"), this::forward)));
    }

    private static Button button(String id, Feather icon, String name, Runnable action) {
        Button button = Parts.iconButton(icon, name);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shows from now on whether time runs. */
    void follow() {
        find(PLAY).ifPresent(original -> original.graphicProperty().addListener((property, before, now) -> {
            if (now instanceof FontIcon icon && icon.getIconCode() instanceof Feather shown) {
                play.setGraphic(Icons.of(shown));
            }
        }));
    }

    void toggle() {
        fire(PLAY);
    }

    void back() {
        fire("#time-back");
    }

    void forward() {
        fire("#time-forward");
    }

    private void fire(String id) {
        find(id).ifPresent(Button::fire);
    }

    private Optional<Button> find(String id) {
        return panels.stream().map(panel -> panel.node().lookup(id)).filter(Button.class::isInstance).map(Button.class::cast).findFirst();
    }
}
