package volscope.app.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Small parts that look the same wherever they stand. */
public final class Parts {
    private Parts() {
    }

    /** A label with style classes. */
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label with style classes that takes as many lines as its words need. */
    public static Label wrapping(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A chip: a word on a round ground whose colour says what it means. */
    public static Label chip(String text, String... styles) {
        Label chip = label(text, "chip");
        chip.getStyleClass().addAll(styles);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /** A chip with an icon before its word. */
    public static Label chip(Feather icon, String text, String... styles) {
        Label chip = chip(text, styles);
        chip.setGraphic(Icons.small(icon));
        return chip;
    }

    /** A button that shows an icon alone; its name is for screen readers and for the tooltip. */
    public static Button iconButton(Feather icon, String name) {
        Button button = new Button();
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().addAll("quiet", "icon-only");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    /** A button with an icon and a verb. */
    public static Button button(Feather icon, String verb, String... styles) {
        Button button = new Button(verb, Icons.of(icon));
        button.getStyleClass().addAll(styles);
        return button;
    }

    /** Shows something and gives it room, or neither. */
    public static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** What pushes its neighbours apart. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** A row with a style class. */
    public static HBox row(String style, Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add(style);
        return row;
    }
}
