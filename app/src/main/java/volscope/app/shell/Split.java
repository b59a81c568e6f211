package volscope.app.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Two parts with a divider that drags; one of them keeps its size when the window grows. A double click puts the divider back. */
final class Split extends SplitPane {
    private final Fixed fixed;
    private final double size;
    private boolean placed;

    /** Which part keeps its size. */
    enum Fixed {
        FIRST, SECOND
    }

    Split(Orientation orientation, Node first, Node second, Fixed fixed, double size) {
        super(first, second);
        this.fixed = fixed;
        this.size = size;
        setOrientation(orientation);
        setResizableWithParent(fixed == Fixed.FIRST ? first : second, false);
        addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.getTarget() instanceof Node node
                    && node.getStyleClass().contains("split-pane-divider")) {
                place();
            }
        });
    }

    @Override
    protected void layoutChildren() {
        if (!placed && length() > 0) {
            placed = true;
            place();
        }
        super.layoutChildren();
    }

    private void place() {
        setDividerPositions(fixed == Fixed.FIRST ? size / length() : 1 - size / length());
    }

    private double length() {
        return getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
    }
}
