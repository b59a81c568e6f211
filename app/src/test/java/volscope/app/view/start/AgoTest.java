package volscope.app.view.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.text.Texts;

class AgoTest {
    private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-03-12T10:00:00Z,just now", "2026-03-12T09:59:00Z,1 minute ago", "2026-03-12T09:48:00Z,12 minutes ago",
        "2026-03-12T08:00:00Z,today", "2026-03-11T23:00:00Z,yesterday", "2026-03-09T08:00:00Z,Monday", "2026-03-05T08:00:00Z,'Mar 5, 2026'",
        "2026-03-12T10:05:00Z,just now"})
    void theFurtherAwayTheLessExact(Instant then, String words) {
        assertThat(new Ago(Texts.of(Locale.ENGLISH), ZoneOffset.UTC).words(then, NOW)).isEqualTo(words);
    }
}
