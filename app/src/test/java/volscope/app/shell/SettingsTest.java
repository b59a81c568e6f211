package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import volscope.app.fake.FakeLabs;
import volscope.app.lab.Memory;
import volscope.app.session.Session;

class SettingsTest {
    private final Memory memory = new Memory.Forgetful();

    /** A session of an application that was just started. */
    private Session started() {
        Session session = new Session(new FakeLabs(), Runnable::run, InstantSource.fixed(Instant.EPOCH));
        new Settings(memory).followSteps(session);
        return session;
    }

    private static OptionalLong limit(Session session) {
        return session.frame().history().limit();
    }

    @Test
    void asManyStepsAreKeptAfterTheNextStart() {
        assertThat(limit(started())).isEmpty();
        started().keep(OptionalLong.of(1_000)).join();
        assertThat(limit(started())).hasValue(1_000);
        started().keep(OptionalLong.empty()).join();
        assertThat(limit(started())).isEmpty();
    }

    @Test
    void whatIsNoLimitCountsAsNone() {
        for (String word : new String[]{"", "many", "0", "-5", "NaN"}) {
            memory.put("steps", word);
            assertThat(limit(started())).isEmpty();
        }
    }
}
