package volscope.app.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import volscope.app.session.Frame;
import volscope.app.session.Subscription;

/** A view as the window sees it. */
public interface Panel {

    /** Its name, and where it stands. */
    Seat seat();

    /** Its name: the id of its node, and in the bundle its title under {@code panel.NAME}. */
    default String name() {
        return seat().name();
    }

    /** The part of the window in which it stands. */
    default Place place() {
        return seat().place();
    }

    /** Its turn among the panels of its place, from the left. */
    default int rank() {
        return seat().rank();
    }

    /** What is shown, the same node each time. */
    Node node();

    /** Begins to follow the frames; closing the subscription ends it. */
    Subscription attach();

    /** Is told once which window it stands in. */
    default void sitAt(Desk desk) {
    }

    /** Where on the screen the form of an act points that was asked for by key. */
    default Optional<Point2D> anchor() {
        return Optional.empty();
    }

    /** The act on all of several things that are chosen in it; empty where not several are, or the act is not about them. */
    default Optional<JointAct> together(String tool) {
        return Optional.empty();
    }

    /** Whether it takes an act over that was asked for, since several things are chosen in it that the act is about. */
    default boolean takes(String tool) {
        return false;
    }

    /** What stands at the right end of the tabs while the panel is in view. */
    default List<Node> tail() {
        return List.of();
    }

    /** Gives the keys to the panel. */
    default void focus() {
        node().requestFocus();
    }

    /** Shows the table in place of the canvas, or the canvas again; a panel without a canvas does nothing. */
    default void swapTable() {
    }

    /** Shows the same place that the panel of this name showed in a window before, which spoke another language. */
    default void takeAfter(Panel before) {
    }

    /** Whether this panel is the one to look at, the frame's selection being what it is. */
    default boolean answers(Frame frame) {
        return false;
    }
}
