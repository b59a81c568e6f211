package volscope.app.view;

/** What a panel may ask of the window it stands in. */
public interface Desk {

    /** Brings a panel into view and gives it the keys. */
    void open(String panel);

    /** Opens the form of an act, if it has something to act on. */
    void act(String tool);
}
