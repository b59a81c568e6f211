package volscope.app.shell;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import volscope.app.session.Subscription;

/** The size of everything in the window: one setting, from three quarters to three times. */
final class Scale extends Region {
    private static final List<Double> STEPS = List.of(0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 2.5, 3.0);

    private static final double LETTERS = 14;

    private final DoubleProperty factor = new SimpleDoubleProperty(1);
    private final Parent content;

    Scale(Parent content) {
        this.content = content;
        var scale = new javafx.scene.transform.Scale();
        scale.xProperty().bind(factor);
        scale.yProperty().bind(factor);
        content.getTransforms().add(scale);
        getChildren().setAll(content);
        factor.addListener((property, before, now) -> requestLayout());
    }

    /** Makes what opens above a window as large as the window; closing the subscription ends it. */
    Subscription scalePopups() {
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::scale);
            }
        };
        Window.getWindows().addListener(opened);
        return () -> Window.getWindows().removeListener(opened);
    }

    /** Forms are scaled as a whole, lists and words by their letters. */
    private void scale(Window opened) {
        if (opened instanceof PopupWindow popup && !(popup instanceof PopOver) && popup.getScene() != null) {
            popup.getScene().getRoot().getChildrenUnmodifiable()
                    .forEach(part -> part.setStyle("-fx-font-size: " + Math.round(LETTERS * factor.get()) + "px"));
        }
    }

    /** A part for a popup, as large as things in the window. */
    Node scaled(Node part) {
        Group group = new Group(part);
        var scale = new javafx.scene.transform.Scale();
        scale.xProperty().bind(factor);
        scale.yProperty().bind(factor);
        part.getTransforms().add(scale);
        return group;
    }

    DoubleProperty factorProperty() {
        return factor;
    }

    void larger() {
        step(1);
    }

    void smaller() {
        step(-1);
    }

    void normal() {
        factor.set(1);
    }

    private void step(int by) {
        int at = STEPS.indexOf(factor.get());
        factor.set(STEPS.get(Math.clamp(at + by, 0, STEPS.size() - 1)));
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
    }
}
