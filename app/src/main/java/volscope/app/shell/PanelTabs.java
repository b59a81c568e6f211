package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import volscope.app.text.Texts;
import volscope.app.view.Panel;
import volscope.app.view.Parts;

/** The panels of a place under tabs, one of them in view. */
final class PanelTabs extends VBox {
    private final List<Panel> panels;
    private final List<ToggleButton> tabs = new ArrayList<>();
    private final ToggleGroup group = new ToggleGroup();
    private final StackPane content = new StackPane();
    private final HBox tail = Parts.row("tabs-tail");
    private final HBox strip = Parts.row("tabs");

    PanelTabs(List<Panel> panels, Texts texts) {
        this.panels = panels;
        getStyleClass().add("panel-tabs");
        for (Panel panel : panels) {
            ToggleButton tab = tab(panel, texts);
            tabs.add(tab);
            strip.getChildren().add(tab);
        }
        strip.getChildren().addAll(Parts.spring(), tail);
        group.selectedToggleProperty().addListener((property, before, now) -> show());
        content.setMinSize(0, 0);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(strip, content);
        if (!tabs.isEmpty()) {
            tabs.getFirst().setSelected(true);
        }
    }

    private ToggleButton tab(Panel panel, Texts texts) {
        ToggleButton tab = new OneOfTabs(texts.get("panel." + panel.name()));
        tab.setId("tab-" + panel.name());
        tab.getStyleClass().setAll("tab");
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setToggleGroup(group);
        return tab;
    }

    /** For a place that is made for one panel. */
    void hideStrip() {
        getChildren().remove(strip);
    }

    /** What stands at the right end of the strip. */
    void setTail(Node... nodes) {
        tail.getChildren().setAll(nodes);
    }

    /** Brings a panel into view. */
    void select(String name) {
        for (int i = 0; i < panels.size(); i++) {
            if (panels.get(i).name().equals(name)) {
                tabs.get(i).setSelected(true);
            }
        }
    }

    /** The panel in view. */
    Optional<Panel> selected() {
        int index = tabs.indexOf(group.getSelectedToggle());
        return index < 0 ? Optional.empty() : Optional.of(panels.get(index));
    }

    /** Gives the keys to the panel in view. */
    void focus() {
        selected().ifPresent(Panel::focus);
    }

    private void show() {
        selected().ifPresent(panel -> content.getChildren().setAll(panel.node()));
    }

    /** A tab that a second click does not close. */
    private static final class OneOfTabs extends ToggleButton {
        OneOfTabs(String text) {
            super(text);
        }

        @Override
        public void fire() {
            if (!isSelected()) {
                super.fire();
            }
        }
    }
}
