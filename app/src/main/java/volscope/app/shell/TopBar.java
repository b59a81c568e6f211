package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Fitting;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** The bar above: menu, undo, redo, the acts, play controls, the search, which kernel this is, light or dark, help. */
final class TopBar extends HBox {
    /** What the search needs at least. */
    private static final double SEARCH = 156;
    private static final double GAP = 8;
    /** How many acts have their names: all, the main one, none. */
    private static final List<Integer> NAMED = List.of(Integer.MAX_VALUE, 1, 0);

    private final Texts texts;
    private final HistoryMenu undo;
    private final HistoryMenu redo;
    private final Button theme;
    private final Button help;
    private final ToolButtons tools;
    private final WorldSwitch worlds;
    private final Fitting fitting = new Fitting(this::room, this::fit);
    private List<Node> lab = List.of();
    private List<Node> start = List.of();
    private List<Node> transports = List.of();

    @Inject
    TopBar(Session session, Frames frames, Texts texts, ToolButtons tools, WorldSwitch worlds) {
        this.texts = texts;
        this.tools = tools;
        this.worlds = worlds;
        getStyleClass().add("top-bar");
        tools.setMinWidth(Region.USE_PREF_SIZE);
        worlds.setMinWidth(Region.USE_PREF_SIZE);
        setMinWidth(0);
        undo = HistoryMenu.undo(texts, session::undo);
        redo = HistoryMenu.redo(texts, session::redo);
        theme = Parts.iconButton(Feather.MOON, texts.get("bar.theme"));
        theme.setId("theme");
        help = Parts.iconButton(Feather.HELP_CIRCLE, texts.get("bar.help"));
        help.setId("help");
        var _ = frames.follow(this::show);
    }

    /** Puts the bar together, once the window has what stands in it. */
    void fill(WindowCommands commands, Transport transport, Node search) {
        Node menu = new Menus(texts).button(commands);
        theme.setOnAction(event -> commands.get("view.theme").run());
        help.setOnAction(event -> commands.get("help.keys").run());
        Node product = Parts.label(texts.get("window.title"), "product");
        Node first = rule();
        Node second = rule();
        HBox.setHgrow(search, Priority.ALWAYS);
        Region left = gap();
        Region right = gap();
        getChildren().setAll(menu, product, undo, redo, first, tools, second, transport, left, search, right, worlds, theme, help);
        lab = List.of(undo, redo, first, tools, second, transport);
        start = List.of(product, left);
        transports = List.of(second, transport);
        setStart(false);
    }

    /** The buttons of the acts. */
    ToolButtons tools() {
        return tools;
    }

    /** Shows what belongs to the start screen, or what belongs to a lab. */
    void setStart(boolean atStart) {
        lab.forEach(node -> show(node, !atStart));
        start.forEach(node -> show(node, atStart));
        getStyleClass().remove("at-start");
        if (atStart) {
            getStyleClass().add("at-start");
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Grows, and never is nothing. */
    private static Region gap() {
        Region gap = Parts.spring();
        gap.setMinWidth(GAP);
        gap.setPrefWidth(GAP);
        return gap;
    }

    private static Node rule() {
        Separator rule = new Separator(Orientation.VERTICAL);
        rule.getStyleClass().add("bar-rule");
        return rule;
    }

    /** Opens the list of what can be taken back. */
    void showHistory() {
        undo.open();
    }

    /** The button shows what it leads to. */
    void shows(Theme now) {
        theme.setGraphic(Icons.of(now == Theme.DARK ? Feather.SUN : Feather.MOON));
        theme.setTooltip(new Tooltip(texts.get("bar.theme")));
    }

    /** Where there is no room for all, the acts have no names, the main one last; then time is moved in the timeline alone. */
    @Override
    protected void layoutChildren() {
        fitting.settle();
        super.layoutChildren();
    }

    private Fitting.Room room() {
        return new Fitting.Room(getWidth(), needed(), tools.names());
    }

    private void fit() {
        boolean atStart = getStyleClass().contains("at-start");
        transports.forEach(node -> show(node, !atStart));
        for (int named : NAMED) {
            tools.setNamed(named);
            // Words that have just come have no style yet, and another width.
            applyCss();
            if (!isTooWide()) {
                break;
            }
        }
        if (!atStart && isTooWide()) {
            transports.forEach(node -> show(node, false));
        }
    }

    private boolean isTooWide() {
        return needed() > getWidth() - getInsets().getLeft() - getInsets().getRight() + getSpacing();
    }

    private double needed() {
        return getManagedChildren().stream().mapToDouble(node -> needed((Node) node) + getSpacing()).sum();
    }

    private double needed(Node node) {
        return node.getStyleClass().contains("search") ? SEARCH : node.prefWidth(-1);
    }

    private void show(Frame frame) {
        undo.show(frame);
        redo.show(frame);
    }
}
