package volscope.app.view.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.text.Texts;

/** The clock of a lesson counts minutes down and ends nothing. */
class LessonClockTest {
    @ParameterizedTest
    @CsvSource({"10,0,10 minutes of 10 left", "10,1,10 minutes of 10 left", "10,60,9 minutes of 10 left", "10,541,1 minute of 10 left",
        "10,600,The 10 minutes are over; go on as you like", "1,7000,The minute is over; go on as you like"})
    void itSaysHowMuchIsLeft(int minutes, long seconds, String said) {
        assertThat(LessonClock.said(Texts.of(Locale.ENGLISH), OptionalInt.of(minutes), Duration.ofSeconds(seconds))).isEqualTo(said);
    }
}
