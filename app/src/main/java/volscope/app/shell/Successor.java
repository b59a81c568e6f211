package volscope.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Locale;
import javafx.stage.Stage;
import volscope.app.lab.Classroom;
import volscope.app.text.Texts;

/** Puts a window in another language in the place of one that is open. Session, selection, theme, size and panels stay. */
final class Successor {
    private final Provider<MainWindow> windows;
    private final Settings settings;
    private final Texts texts;
    private final Classroom classroom;

    @Inject
    Successor(Provider<MainWindow> windows, Settings settings, Texts texts, Classroom classroom) {
        this.windows = windows;
        this.settings = settings;
        this.texts = texts;
        this.classroom = classroom;
    }

    /** Speaks a language from now on, also after the next start. */
    MainWindow speak(MainWindow before, Locale language) {
        boolean atHome = before.isAtHome();
        boolean onPage = !atHome && !before.isAtWork();
        boolean setting = before.isSetting();
        before.leave();
        settings.keepLanguage(language.toLanguageTag());
        // The toolkit has words of its own.
        Locale.setDefault(language);
        texts.speak(language);
        classroom.translate();
        MainWindow next = windows.get();
        if (atHome) {
            next.home();
        }
        next.takeAfter(before);
        next.show((Stage) before.scene().getWindow());
        if (onPage) {
            // The only page beside the start screen.
            next.perform("teach.sheet");
        }
        if (setting) {
            next.toggleSettings();
        }
        return next;
    }
}
