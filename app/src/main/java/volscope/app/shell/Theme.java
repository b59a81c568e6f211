package volscope.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** How the window looks. A theme is a set of tokens; all rules are the same in both. */
public enum Theme {
    LIGHT("tokens-light.css"), DARK("tokens-dark.css");

    private static final String STYLES = "/volscope/style/";
    private static final double ANY_SIZE = 12;
    private static final List<String> FONTS = List.of("/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /** Dresses a scene, and what is open above its window: that took the styles over as it was opened. */
    void dress(Scene scene) {
        Application.setUserAgentStylesheet(this == DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(resource(STYLES + tokens), resource(STYLES + "bridge.css"), resource(STYLES + "window.css"),
                resource(STYLES + "views.css"), resource(STYLES + "shell.css"));
        Window.getWindows().stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast)
                .filter(popup -> isAbove(popup, scene.getWindow())).forEach(popup -> {
                    // It looks tokens up in the window, which has to have them by then.
                    scene.getRoot().applyCss();
                    popup.getScene().getStylesheets().setAll(scene.getStylesheets());
                });
    }

    /** Whether a popup was opened by a window, or by another that was. */
    private static boolean isAbove(PopupWindow popup, Window window) {
        Window owner = popup.getOwnerWindow();
        return owner != null && (owner.equals(window) || owner instanceof PopupWindow below && isAbove(below, window));
    }

    /** The other theme. */
    Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** Loads the fonts, so that the look does not depend on those of the machine. */
    static void loadFonts() {
        for (String font : FONTS) {
            Font.loadFont(resource(font), ANY_SIZE);
        }
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
    }
}
