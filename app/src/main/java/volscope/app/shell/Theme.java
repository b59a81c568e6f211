package volscope.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

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

    /** Dresses a scene. */
    void dress(Scene scene) {
        Application.setUserAgentStylesheet(this == DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(resource(STYLES + tokens), resource(STYLES + "bridge.css"), resource(STYLES + "window.css"),
                resource(STYLES + "views.css"), resource(STYLES + "shell.css"));
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
