package volscope.app.view;

import java.util.Optional;
import javafx.geometry.Point2D;

/** What a panel may ask of the window it stands in. */
public interface Desk {

    /** Brings a panel into view and gives it the keys. */
    void open(String panel);

    /**
     * Opens the form of an act, if it has something to act on.
     *
     * @param beside
     *            where on the screen the form points; without it the button of the act
     */
    void act(String tool, Optional<Point2D> beside);

    /** Asks for a file of a suggested name, and writes a text there. */
    void save(String name, String text);

    /** Shows the line of an act and what it would do, as the pointer on its button does; without one, no longer. */
    void point(Optional<String> tool);
}
