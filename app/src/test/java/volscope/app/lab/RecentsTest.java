package volscope.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecentsTest {
    private final Recents recents = new Recents.Forgetful();

    private void opened(String file, long second) {
        recents.opened(new Recent(Path.of(file), Instant.ofEpochSecond(second)));
    }

    @Test
    void theLatestIsFirstAndAFileStandsThereOnce() {
        opened("a.lab", 1);
        opened("b.lab", 2);
        opened("a.lab", 3);
        assertThat(recents.list()).extracting(Recent::name).containsExactly("a.lab", "b.lab");
        assertThat(recents.list().getFirst().at()).isEqualTo(Instant.ofEpochSecond(3));
    }

    @Test
    void whatIsTooMuchFallsOff() {
        for (int i = 0; i < 2 * Recents.MOST; i++) {
            opened(i + ".lab", i);
        }
        assertThat(recents.list()).hasSize(Recents.MOST).extracting(Recent::name).startsWith((2 * Recents.MOST - 1) + ".lab");
    }

    @ParameterizedTest
    @EnumSource
    void everySandboxHasAScriptThatEndsInASnapshot(Sandbox sandbox) {
        assertThat(sandbox.lab().script()).contains("lvcreate -s");
        assertThat(sandbox.lab().settings()).allMatch(line -> line.startsWith("#:"));
    }

    @Test
    void settingsAreTheLinesThatDescribeTheMachine() {
        Lab lab = new Lab("x", "#: kernel=6.1\n# said\nlvs\n#: disk=64M\n", java.util.Optional.empty());
        assertThat(lab.settings()).isEqualTo(List.of("#: kernel=6.1", "#: disk=64M"));
    }
}
