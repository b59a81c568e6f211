package volscope.app.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Two parts with a divider that drags; one of them keeps its size when the window grows. A double click puts the divider back. */
final class Split extends SplitPane {
    private final Fixed fixed;
    private final double size;
    private double first;
    private boolean placed;

    /** Which part keeps its size. */
    enum Fixed {
        FIRST, SECOND
    }

    Split(Orientation orientation, Node first, Node second, Fixed fixed, double size) {
        super(first, second);
        this.fixed = fixed;
        this.size = size;
        this.first = size;
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
            place(first);
        }
        super.layoutChildren();
    }

    private void place() {
        place(size);
    }

    /** Gives the part that keeps its size another. */
    void place(double next) {
        setDividerPositions(fixed == Fixed.FIRST ? next / length() : 1 - next / length());
    }

    /** The size of the part that keeps it. */
    double size() {
        double first = getDividerPositions()[0] * length();
        return fixed == Fixed.FIRST ? first : length() - first;
    }

    /** Begins with this size in place of its own. */
    void begin(double next) {
        first = next;
    }

    private double length() {
        return getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
    }
}
