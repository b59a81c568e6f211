package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Clip;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.JointAct;
import volscope.app.view.KeyWords;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Tool;

/** A button per act. A click opens its form below it; the pointer on it shows its line and its ghost. */
final class ToolButtons extends HBox {
    /** How far the arrow of a form reaches into its button. */
    private static final double ARROW = 4;

    private final Session session;
    private final Frames frames;
    private final Texts texts;
    private final Map<Tool, Button> buttons = new LinkedHashMap<>();
    private final List<Consumer<Optional<Tool>>> hovers = new ArrayList<>();
    private final PopOver form = new PopOver();
    private final MenuButton rest = new MenuButton();
    private final List<Tool> all;
    private Optional<Tool> hovered = Optional.empty();
    private List<Panel> panels = List.of();
    private UnaryOperator<Node> dress = UnaryOperator.identity();
    private int acts;

    @Inject
    ToolButtons(Set<Tool> tools, Session session, Frames frames, Texts texts) {
        this.session = session;
        this.frames = frames;
        this.texts = texts;
        getStyleClass().add("tools");
        form.setDetachable(false);
        form.setAnimated(false);
        form.getStyleClass().add("act-popover");
        // Taken out of its scene, a form ends its ghost.
        form.setOnHidden(event -> form.setContentNode(new Region()));
        all = tools.stream().sorted(Comparator.comparingInt(Tool::rank)).toList();
        all.stream().filter(Tool::hasButton).forEach(this::add);
        var _ = frames.follow(this::show);
    }

    private void add(Tool tool) {
        boolean main = buttons.isEmpty();
        Button button = Parts.button(tool.icon(), texts.get("tool." + tool.name()), main ? "main" : "quiet");
        button.setId("tool-" + tool.name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> act(tool));
        button.hoverProperty().addListener((property, before, now) -> hover(tool, now));
        button.focusedProperty().addListener((property, before, now) -> tell(now ? Optional.of(tool) : Optional.empty()));
        button.setTooltip(new Tooltip());
        buttons.put(tool, button);
        name(tool);
        getChildren().add(main ? split(tool, button) : button);
    }

    /** The main act can be done at once, without its form. */
    private Node split(Tool tool, Button button) {
        button.getStyleClass().add("split-first");
        MenuItem now = new MenuItem(texts.get("tool." + tool.name() + ".now"));
        now.setId("tool-" + tool.name() + "-now");
        now.setOnAction(event -> tool.line(frames.shown()).ifPresent(line -> {
            var _ = session.run(line, Act.Source.POINTED);
        }));
        MenuItem copy = new MenuItem(texts.get("tool.copy"));
        copy.setOnAction(event -> tool.line(frames.shown()).ifPresent(Clip::put));
        rest.getItems().setAll(now, copy);
        rest.setGraphic(Icons.small(Feather.CHEVRON_DOWN));
        rest.setId("tool-" + tool.name() + "-more");
        rest.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        rest.getStyleClass().addAll("main", "split-rest", "no-arrow");
        rest.setAccessibleText(texts.get("tool." + tool.name() + ".more"));
        rest.setTooltip(new Tooltip(texts.get("tool." + tool.name() + ".more")));
        rest.disableProperty().bind(button.disableProperty());
        HBox split = new HBox(button, rest);
        split.getStyleClass().add("split");
        return split;
    }

    /** Shows the names of the first acts, and of the others the pictures alone. */
    void setNamed(int acts) {
        int place = 0;
        for (Button button : buttons.values()) {
            button.setContentDisplay(place++ < acts ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
    }

    /** What the buttons of the acts say, whether it is seen or not. */
    List<String> names() {
        return buttons.values().stream().map(Button::getText).toList();
    }

    /** What is done to a form before it is shown. */
    void dress(UnaryOperator<Node> next) {
        dress = next;
    }

    /** Is told which act the pointer or the focus is on. */
    void onHover(Consumer<Optional<Tool>> listener) {
        hovers.add(listener);
    }

    /** The acts, in order. */
    List<Tool> tools() {
        return all;
    }

    /** The panels are asked first: where several things are chosen in one that an act is about, it is about all of them. */
    void ask(List<Panel> next) {
        panels = next;
    }

    private Optional<JointAct> together(Tool tool) {
        return panels.stream().flatMap(panel -> panel.together(tool.name()).stream()).findFirst();
    }

    /** The line that an act would run as things are. */
    Optional<String> line(Tool tool) {
        return together(tool).map(JointAct::line).or(() -> tool.line(frames.shown()));
    }

    /** What an act does, of several things with how many. */
    String words(Tool tool) {
        return together(tool).map(JointAct::words).orElseGet(() -> texts.get("tool." + tool.name()));
    }

    private void name(Tool tool) {
        Optional.ofNullable(buttons.get(tool)).ifPresent(button -> {
            button.getTooltip().setText(words(tool) + "  " + KeyWords.of(tool.keys(), texts));
            button.setAccessibleText(words(tool));
        });
    }

    /** Does an act: a panel on what is chosen in it, or its form. */
    void act(Tool tool) {
        if (panels.stream().noneMatch(panel -> panel.takes(tool.name()))) {
            open(tool, panels.stream().flatMap(panel -> panel.anchor().stream()).findFirst());
        }
    }

    /**
     * Opens the form of an act, if it has something to act on: below its button, or beside what it points at.
     *
     * @param beside
     *            where on the screen the form of an act without a button points
     */
    void open(Tool tool, Optional<Point2D> beside) {
        Optional<Node> button = Optional.ofNullable(buttons.get(tool));
        if (button.isEmpty() && beside.isPresent()) {
            openBeside(tool, beside.get());
        } else {
            openBelow(tool, button.orElse(this));
        }
    }

    /** Closes the form that is open. */
    void close() {
        form.hide();
    }

    private void openBelow(Tool tool, Node owner) {
        if (fill(tool, PopOver.ArrowLocation.TOP_LEFT)) {
            Bounds below = owner.localToScreen(owner.getBoundsInLocal());
            // A popup takes the styles of the part that it belongs to: a form is no part of a button.
            form.show(this, below.getCenterX(), below.getMaxY() - ARROW);
        }
    }

    /** Opens the form of an act beside what it points at; that may go while the form is open. */
    void openBeside(Tool tool, Point2D at) {
        if (fill(tool, PopOver.ArrowLocation.LEFT_TOP)) {
            form.show(this, at.getX(), at.getY());
        }
    }

    private boolean fill(Tool tool, PopOver.ArrowLocation arrow) {
        Frame frame = frames.shown();
        boolean can = tool.line(frame).filter(line -> !frame.isLocked(line)).isPresent();
        if (can) {
            form.hide();
            form.setArrowLocation(arrow);
            form.setContentNode(dress.apply(tool.form(frame, form::hide)));
        }
        return can;
    }

    /** Copies the line that the act under the pointer would run, or the one that ran last. */
    void copyLine() {
        hovered.flatMap(this::line).or(() -> frames.shown().history().lastAct().map(Act::line))
                .ifPresent(Clip::put);
    }

    /** Shows the line of an act and what it would do; without one, no longer. */
    void point(Optional<Tool> tool) {
        tool.ifPresentOrElse(found -> hover(found, true), () -> hovered.ifPresent(found -> hover(found, false)));
    }

    private void hover(Tool tool, boolean on) {
        tell(on ? Optional.of(tool) : Optional.empty());
        if (!form.isShowing()) {
            line(tool).filter(line -> on).ifPresentOrElse(line -> {
                var _ = session.foresee(line);
            }, session::forget);
        }
    }

    private void tell(Optional<Tool> tool) {
        hovered = tool;
        tool.ifPresent(this::name);
        hovers.forEach(listener -> listener.accept(tool));
    }

    private void show(Frame frame) {
        buttons.forEach((tool, button) -> button.setDisable(tool.line(frame).filter(line -> !frame.isLocked(line)).isEmpty()));
        if (frame.history().nextNumber() != acts) {
            acts = frame.history().nextNumber();
            hovered.ifPresent(this::sayAgain);
        }
    }

    /** What a click would do is another thing once something was run. */
    private void sayAgain(Tool tool) {
        if (Optional.ofNullable(buttons.get(tool)).filter(Node::isHover).isPresent()) {
            hover(tool, true);
        } else {
            tell(Optional.of(tool));
        }
    }
}
