package volscope.app.view.terminal;

import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import volscope.app.session.Session;

/** Shows what a line that is being typed would do, once the typing rests and the line would succeed; nothing is run. */
final class TypedAhead {
    private static final Pattern CHANGES = Pattern
            .compile("(?:lv|vg|pv)(?:create|remove|rename|change|convert|extend|reduce|resize|merge|split|move)\\s.*\\S");
    private static final Pattern ANSWERED = Pattern.compile(".*\\s(?:-y|-f|-ff|--yes|--force)(?:\\s.*|$)");
    private static final Duration REST = Duration.millis(250);

    private final Session session;
    private final PauseTransition rest = new PauseTransition(REST);
    private String line = "";
    private boolean shown;

    TypedAhead(Session session) {
        this.session = session;
        rest.setOnFinished(event -> foresee());
    }

    /** The line is another one now. */
    void typed(String text) {
        line = text.strip();
        if (shown) {
            shown = false;
            session.forget();
        }
        if (CHANGES.matcher(line).matches()) {
            rest.playFromStart();
        } else {
            rest.stop();
        }
    }

    /** A question that the command asks counts as answered with yes: that is what one wants to know before. */
    private void foresee() {
        String asked = ANSWERED.matcher(line).matches() ? line : line + " -y";
        String typed = line;
        session.ask(asked).thenAccept(run -> {
            if (run.exitCode() == 0 && typed.equals(line)) {
                shown = true;
                session.foresee(asked);
            }
        });
    }
}
