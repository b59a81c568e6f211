package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;
import volscope.app.view.Panel;

/** The styles say all that nodes ask them for: nothing is warned of from the start on. */
class QuietStylesTest extends SimulatedWindow {
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final Logger styles = Logger.getLogger("javafx.css");
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                said.add(line.getMessage());
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    QuietStylesTest() {
        styles.addHandler(listening);
        styles.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        styles.removeHandler(listening);
        styles.setUseParentHandlers(true);
    }

    private Map<String, Long> complaints() {
        return said.stream().collect(Collectors.groupingBy(words -> words, TreeMap::new, Collectors.counting()));
    }

    @Test
    void nothingIsMissingFromTheStylesOfTheWindow() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            interact(() -> window().setTheme(theme));
            open(Sandbox.SMALL);
            for (Panel panel : injector.getInstance(com.google.inject.Key.get(new com.google.inject.TypeLiteral<java.util.Set<Panel>>() {
            }))) {
                interact(() -> window().open(panel.name()));
                settle();
            }
            for (int i = 0; i < 20; i++) {
                session.run("lvs vg0/lv0", i % 2 == 0 ? Act.Source.POINTED : Act.Source.TYPED).join();
            }
            settle();
            interact(() -> window().open("terminal"));
            session.undo().join();
            session.look(session.frame().history().start());
            settle();
            session.lookAtNow();
            settle();
        }
        assertThat(complaints()).isEmpty();
    }
}
