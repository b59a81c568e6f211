package volscope.sim.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    /** 2024-01-03 11:00:00, a Wednesday. */
    private static final long NOW = 1_704_279_600;

    @ParameterizedTest
    @CsvSource({"2024-01-01 00:00:41 +0000, 1704067241, 1704067241", "2024-01-01, 1704067200, 1704153599", "2024, 1704067200, 1735689599",
        "2024-02, 1706745600, 1709251199", "2024-01-01 10, 1704103200, 1704106799", "2024-01-01 10:30 +0130, 1704099600, 1704099659",
        "@17, 17, 17", "today, 1704240000, 1704326399", "yesterday, 1704153600, 1704239999", "wednesday, 1704240000, 1704326399",
        "Mon, 1704067200, 1704153599", "noon, 1704283200, 1704283200", "2 hours ago, 1704272400, 1704272400",
        "1 week ago, 1703674800, 1703674800"})
    void aTextMeansAllOfTheTimeItLeavesOpen(String text, long from, long to) throws TimeRange.Unknown {
        assertThat(TimeRange.parse(text, NOW)).isEqualTo(new TimeRange(from, to));
    }

    @ParameterizedTest
    @CsvSource({"2023-12-29, 1703894399", "2023-12-30, 1735516799", "2023-12-31, 1735603199", "2023-12, 1733011199"})
    void whatEndsAMonthOrAYearLastsTillTheNextAsLvmHasIt(String text, long to) throws TimeRange.Unknown {
        assertThat(TimeRange.parse(text, NOW).to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"foo, Unrecognized string in date/time specification at \"foo\".", "2024-13, Specified month out of range.",
        "now, Unrecognized string in date/time specification at \"now\".",
        "last week, Unrecognized string in date/time specification at \"last week\"."})
    void whatIsNoTimeIsTold(String text, String complaint) {
        assertThatExceptionOfType(TimeRange.Unknown.class).isThrownBy(() -> TimeRange.parse(text, NOW))
                .satisfies(unknown -> assertThat(unknown.complaint()).isEqualTo(complaint));
    }

    @ParameterizedTest
    @CsvSource({"=,10,true", "=,20,true", "=,21,false", "!=,9,false", "!=,15,true", ">=,10,true", ">=,9,false", ">,20,false", ">,21,true",
        "<=,20,true", "<=,21,false", "<,9,true", "<,10,false"})
    void aTimeComparesWithTheWholeRange(String operator, long second, boolean holds) {
        assertThat(new TimeRange(10, 20).holds(operator, second)).isEqualTo(holds);
    }
}
