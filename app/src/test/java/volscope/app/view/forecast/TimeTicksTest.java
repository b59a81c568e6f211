package volscope.app.view.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTicksTest {
    @ParameterizedTest
    @CsvSource({"PT0.000000003S, PT0.000000001S", "PT0.206S, PT0.1S", "PT0.08S, PT0.02S", "PT4S, PT1S", "PT91S, PT30S", "PT41S, PT15S",
        "PT1H, PT15M", "PT70M, PT30M", "PT20H, PT6H", "P4D, P1D", "P17D, P5D", "P3000D, P1000D"})
    void aStepIsOneThatAPersonWouldName(Duration span, Duration step) {
        assertThat(Duration.ofNanos(TimeTicks.step(span.toNanos(), 4))).isEqualTo(step);
    }

    @Test
    void noSpanNeedsMoreTicksThanAllowed() {
        for (long span = 1; span < Duration.ofDays(40_000).toNanos(); span += span / 3 + 1) {
            for (int most = 1; most < 7; most++) {
                assertThat(span / TimeTicks.step(span, most)).as("%d ns in %d", span, most).isBetween(0L, (long) most);
            }
        }
    }
}
