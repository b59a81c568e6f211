package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Panel;
import volscope.app.view.Parts;

/** The panels of a place under tabs, one of them in view. A double click on the strip shows the place alone. */
final class PanelTabs extends VBox {
    private static final int MANY = 1;
    /** How much of the strip a panel may have. */
    private static final double SHARE = 0.6;

    private final Texts texts;
    private final Button maximise;
    private final Button close;
    private boolean closes;
    private final List<Panel> panels = new ArrayList<>();
    private final List<ToggleButton> tabs = new ArrayList<>();
    private final ToggleGroup group = new ToggleGroup();
    private final StackPane content = new StackPane();
    private final HBox tail = Parts.row("tabs-tail");
    private final HBox own = Parts.row("tabs-tail");
    private final MenuButton more = new MenuButton();
    private final HBox strip = new Strip();

    PanelTabs(Texts texts, Runnable onMaximise) {
        this.texts = texts;
        getStyleClass().add("panel-tabs");
        maximise = Parts.iconButton(Feather.MAXIMIZE, texts.get("panel.maximise"));
        maximise.getStyleClass().add("compact");
        maximise.setOnAction(event -> onMaximise.run());
        more.setGraphic(Icons.small(Feather.CHEVRONS_RIGHT));
        more.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        more.getStyleClass().addAll("quiet", "icon-only", "no-arrow", "compact");
        more.setAccessibleText(texts.get("panel.more"));
        more.setTooltip(new Tooltip(texts.get("panel.more")));
        more.setMinWidth(USE_PREF_SIZE);
        close = Parts.iconButton(Feather.X, texts.get("panel.close"));
        close.getStyleClass().addAll("compact", "close-panel");
        Parts.shown(close, false);
        strip.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                onMaximise.run();
            }
        });
        group.selectedToggleProperty().addListener((property, before, now) -> show());
        own.setMinWidth(USE_PREF_SIZE);
        strip.widthProperty().addListener((property, before, now) -> placeOwn());
        content.setMinSize(0, 0);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(strip, content);
    }

    /** Has these panels from now on; the one in view stays in view if it is among them. */
    void hold(List<Panel> next) {
        if (next.equals(panels)) {
            return;
        }
        Optional<String> shown = selected().map(Panel::name);
        group.getToggles().clear();
        panels.clear();
        tabs.clear();
        panels.addAll(next);
        next.forEach(panel -> tabs.add(tab(panel)));
        strip.getChildren().setAll(tabs);
        getChildren().remove(own);
        strip.getChildren().addAll(more, Parts.spring(), tail, own);
        if (next.size() > MANY || getStyleClass().contains("lower")) {
            strip.getChildren().add(maximise);
        }
        strip.getChildren().add(close);
        content.getChildren().clear();
        if (!tabs.isEmpty()) {
            tabs.getFirst().setSelected(true);
        }
        shown.ifPresent(this::select);
    }

    private ToggleButton tab(Panel panel) {
        ToggleButton tab = new OneOfTabs(texts.get("panel." + panel.name()));
        tab.setId("tab-" + panel.name());
        tab.getStyleClass().setAll("tab");
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setToggleGroup(group);
        tab.setMinWidth(USE_PREF_SIZE);
        tab.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                tab.fire();
                panel.focus();
                event.consume();
            }
        });
        return tab;
    }

    /** Offers to close the place. */
    void onClose(Runnable task) {
        close.setOnAction(event -> task.run());
        closes = true;
        strip.requestLayout();
    }

    /** For a place that is made for one panel. */
    void hideStrip() {
        getChildren().remove(strip);
    }

    /** What the window says at the right end of the strip. */
    void setTail(Node... nodes) {
        tail.getChildren().setAll(nodes);
    }

    /** Brings a panel into view. */
    void select(String name) {
        for (int i = 0; i < panels.size(); i++) {
            if (panels.get(i).name().equals(name) && !tabs.get(i).isDisabled()) {
                tabs.get(i).setSelected(true);
            }
        }
    }

    /** Locks panels, and opens others; where the one in view is locked, the first that is open comes into view. */
    void lock(Predicate<String> locked) {
        for (int i = 0; i < panels.size(); i++) {
            tabs.get(i).setDisable(locked.test(panels.get(i).name()));
        }
        if (group.getSelectedToggle() instanceof ToggleButton shown && shown.isDisabled()) {
            tabs.stream().filter(tab -> !tab.isDisabled()).findFirst().ifPresent(tab -> tab.setSelected(true));
        }
    }

    /** The panels, from the left. */
    List<Panel> panels() {
        return List.copyOf(panels);
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

    /** What a panel has at the end of the tabs stands below them where both have no room. */
    private void placeOwn() {
        Platform.runLater(() -> {
            boolean below = own.prefWidth(-1) > strip.getWidth() * SHARE && getChildren().contains(strip);
            if (below != getChildren().contains(own)) {
                strip.getChildren().remove(own);
                getChildren().remove(own);
                if (below) {
                    getChildren().add(1, own);
                } else {
                    strip.getChildren().add(strip.getChildren().indexOf(tail) + 1, own);
                }
            }
        });
    }

    private void show() {
        selected().ifPresent(panel -> {
            content.getChildren().setAll(panel.node());
            own.getChildren().setAll(panel.tail());
            placeOwn();
        });
    }

    /**
     * Tabs for which there is no room are in a menu after those for which there is; the one in view always stands. What closes the place
     * stands where no tab has to give way to it: keys and the menu close it as well.
     */
    private final class Strip extends HBox {
        Strip() {
            getStyleClass().add("tabs");
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            Parts.shown(close, closes && wide(tabs) <= room() - (close.isManaged() ? 0 : close.prefWidth(-1)));
            List<ToggleButton> hidden = hidden();
            tabs.forEach(tab -> Parts.shown(tab, !hidden.contains(tab)));
            Parts.shown(more, !hidden.isEmpty());
            if (more.getItems().size() != hidden.size()) {
                more.getItems().setAll(hidden.stream().map(PanelTabs::item).toList());
            }
            super.layoutChildren();
        }

        private List<ToggleButton> hidden() {
            double room = room();
            if (wide(tabs) <= room) {
                return List.of();
            }
            List<ToggleButton> hidden = new ArrayList<>();
            room -= more.prefWidth(-1) + tabs.stream().filter(ToggleButton::isSelected).mapToDouble(tab -> tab.prefWidth(-1)).sum();
            for (ToggleButton tab : tabs) {
                double wide = tab.isSelected() ? 0 : tab.prefWidth(-1);
                if (wide > room || !hidden.isEmpty() && !tab.isSelected()) {
                    hidden.add(tab);
                }
                room -= wide;
            }
            return hidden;
        }

        /** What is left for tabs. */
        private double room() {
            List<Region> others = List.<Region>of(own, maximise, close).stream()
                    .filter(node -> getChildren().contains(node) && node.isManaged())
                    .toList();
            return getWidth() - snappedLeftInset() - snappedRightInset() - wide(others);
        }

        private static double wide(List<? extends Region> nodes) {
            return nodes.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
        }
    }

    private static MenuItem item(ToggleButton tab) {
        MenuItem item = new MenuItem(tab.getText());
        item.setId("more-" + tab.getId());
        item.setOnAction(event -> tab.fire());
        return item;
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
