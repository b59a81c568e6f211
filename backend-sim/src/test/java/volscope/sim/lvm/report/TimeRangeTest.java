package volscope.sim.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    @ParameterizedTest
    @CsvSource({"2024-01-01 00:00:41 +0000, 1704067241, 1704067241", "2024-01-01, 1704067200, 1704153599", "2024, 1704067200, 1735689599",
        "2024-02, 1706745600, 1709251199", "2024-01-01 10, 1704103200, 1704106799", "2024-01-01 10:30 +0130, 1704099600, 1704099659",
        "@17, 17, 17"})
    void aTextMeansAllOfTheTimeItLeavesOpen(String text, long from, long to) {
        assertThat(TimeRange.parse(text)).contains(new TimeRange(from, to));
    }

    @ParameterizedTest
    @CsvSource({"foo", "2024-13", "2024-02-30", "24-1-1", "@", "''"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(TimeRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"=,10,true", "=,20,true", "=,21,false", "!=,9,true", "!=,15,false", ">=,10,true", ">=,9,false", ">,20,false", ">,21,true",
        "<=,20,true", "<=,21,false", "<,9,true", "<,10,false"})
    void aTimeComparesWithTheWholeRange(String operator, long second, boolean holds) {
        assertThat(new TimeRange(10, 20).holds(operator, second)).isEqualTo(holds);
    }
}
