package volscope.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our shell against what the real one printed for the same lines. */
class SessionsTest {

    static List<Sessions.Session> shell() {
        return Sessions.read("shell.txt");
    }

    static List<Sessions.Session> awk() {
        return Sessions.read("awk.txt");
    }

    @ParameterizedTest
    @MethodSource("awk")
    void awkPrintsWhatTheRealOnePrints(Sessions.Session session) {
        assertThat(Sessions.play(session)).isEqualTo(session.transcript());
    }

    static List<Sessions.Session> filters() {
        return Sessions.read("filters.txt");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void theTextToolsPrintWhatTheRealOnesPrint(Sessions.Session session) {
        assertThat(Sessions.play(session)).isEqualTo(session.transcript());
    }

    @ParameterizedTest
    @MethodSource("shell")
    void theShellPrintsWhatTheRealOnePrints(Sessions.Session session) {
        assertThat(Sessions.play(session)).isEqualTo(session.transcript());
    }
}
