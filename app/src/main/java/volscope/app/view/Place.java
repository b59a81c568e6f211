package volscope.app.view;

/** The places of the window. */
public enum Place {
    STORAGE, CENTER, INSPECTOR, TIMELINE, LOWER
}
