package volscope.app.view.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"8-11|8-11", "11, 3,8|3, 8, 11", "8..10|8-10", "1 2 3|1-3", "5\u20137|5-7", "''|''", "4,|4",
        "9-8|''"})
    void whatIsTypedIsReadAndWrittenShort(String typed, String written) {
        assertThat(Ranges.read(typed)).hasValueSatisfying(chunks -> assertThat(Ranges.write(chunks)).isEqualTo(written));
    }

    @ParameterizedTest
    @CsvSource({"a", "1-", "-3", "1-999999999"})
    void whatIsNoRangeIsRefused(String typed) {
        assertThat(Ranges.read(typed)).isEmpty();
    }

    @Test
    void neighboursAreJoined() {
        assertThat(Ranges.write(List.of(12L, 3L, 4L, 5L, 9L))).isEqualTo("3-5, 9, 12");
    }
}
