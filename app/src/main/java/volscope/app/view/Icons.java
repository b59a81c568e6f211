package volscope.app.view;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one line family. They are decoration: the control that holds one has the name. */
public final class Icons {
    private Icons() {
    }

    /** An icon of the size that rows and buttons have. */
    public static FontIcon of(Feather icon) {
        return new FontIcon(icon);
    }

    /** An icon of the size that chips and small buttons have. */
    public static FontIcon small(Feather icon) {
        FontIcon small = new FontIcon(icon);
        small.getStyleClass().add("small-icon");
        return small;
    }
}
