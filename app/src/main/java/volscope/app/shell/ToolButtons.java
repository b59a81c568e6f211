package volscope.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Parts;
import volscope.app.view.Tool;

/** A button per act. A click opens its form below it; the pointer on it shows its line and its ghost. */
@Singleton
final class ToolButtons extends HBox {
    private final Session session;
    private final Frames frames;
    private final Texts texts;
    private final Map<Tool, Button> buttons = new LinkedHashMap<>();
    private final List<Consumer<Optional<Tool>>> hovers = new ArrayList<>();
    private final PopOver form = new PopOver();

    @Inject
    ToolButtons(Set<Tool> tools, Session session, Frames frames, Texts texts) {
        this.session = session;
        this.frames = frames;
        this.texts = texts;
        getStyleClass().add("tools");
        form.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        form.setDetachable(false);
        form.setAnimated(false);
        form.getStyleClass().add("act-popover");
        // Taken out of its scene, a form ends its ghost.
        form.setOnHidden(event -> form.setContentNode(new Region()));
        tools.stream().sorted(Comparator.comparingInt(Tool::rank)).forEach(this::add);
        var unused = frames.follow(this::show);
    }

    private void add(Tool tool) {
        Button button = Parts.button(tool.icon(), texts.get("tool." + tool.name()), buttons.isEmpty() ? "main" : "quiet");
        button.setId("tool-" + tool.name());
        button.setOnAction(event -> open(tool));
        button.hoverProperty().addListener((property, before, now) -> hover(tool, now));
        button.focusedProperty().addListener((property, before, now) -> tell(now ? Optional.of(tool) : Optional.empty()));
        button.setTooltip(new Tooltip(texts.get("tool." + tool.name()) + "  " + tool.keys()));
        buttons.put(tool, button);
        getChildren().add(button);
    }

    /** Is told which act the pointer or the focus is on. */
    void onHover(Consumer<Optional<Tool>> listener) {
        hovers.add(listener);
    }

    /** The acts, in order. */
    List<Tool> tools() {
        return List.copyOf(buttons.keySet());
    }

    /** Opens the form of an act, if it has something to act on. */
    void open(Tool tool) {
        Frame frame = frames.shown();
        if (tool.line(frame).filter(line -> !frame.isLocked(line)).isPresent()) {
            form.setContentNode(tool.form(frame, form::hide));
            form.show(Objects.requireNonNull(buttons.get(tool)));
        }
    }

    private void hover(Tool tool, boolean on) {
        tell(on ? Optional.of(tool) : Optional.empty());
        if (!form.isShowing()) {
            tool.line(frames.shown()).filter(line -> on).ifPresentOrElse(session::foresee, session::forget);
        }
    }

    private void tell(Optional<Tool> tool) {
        hovers.forEach(listener -> listener.accept(tool));
    }

    private void show(Frame frame) {
        buttons.forEach((tool, button) -> button.setDisable(tool.line(frame).filter(line -> !frame.isLocked(line)).isEmpty()));
    }
}
