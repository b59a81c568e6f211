package volscope.sim.lvm.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes and percentages as text. */
class SizeTextTest {

    @ParameterizedTest
    @CsvSource({"81920, r, 40.00m", "81920, h, 40.00m", "81920, H, 41.94M", "81920, R, 41.94M", "81920, b, 41943040B",
        "81920, B, 41943040B",
        "81920, s, 81920S", "81920, S, 81920S", "81920, k, 40960.00k", "81920, m, 40.00m", "81920, g, 0.04g", "81920, K, 41943.04K",
        "81920, M, 41.94M", "81920, 4m, 10.00U", "1, r, 512b", "2, r, 1.00k", "3121152, r, <1.49g", "3121152, h, 1.49g",
        "2080768, r, 1016.00m", "0, k, 0k", "0, b, 0B", "0, s, 0S", "0, g, 0g"})
    void reportsHaveOneLetter(long sectors, String units, String expected) {
        assertThat(SizeText.text(sectors, Units.parse(units).orElseThrow(), SizeText.Suffix.SHORT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, '0   '", "1, 512 B", "8, 4.00 KiB", "8192, 4.00 MiB", "3121152, <1.49 GiB", "1073741824, 512.00 GiB",
        "35184372088832, 16.00 PiB", "35184372080640, <16.00 PiB", "36028797018955776, '<16.00 EiB'"})
    void messagesHaveWholeUnits(long sectors, String expected) {
        assertThat(SizeText.display(sectors)).isEqualTo(expected);
    }

    @Test
    void onlyFixedUnitsCanBeLeftOut() {
        assertThat(SizeText.text(81920, Units.parse("b").orElseThrow(), SizeText.Suffix.NONE)).isEqualTo("41943040");
        assertThat(SizeText.text(81920, Units.DEFAULT, SizeText.Suffix.NONE)).isEqualTo("40.00m");
        assertThat(SizeText.text(0, Units.DEFAULT, SizeText.Suffix.NONE)).isEqualTo("0 ");
        assertThat(SizeText.text(0, Units.parse("k").orElseThrow(), SizeText.Suffix.NONE)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "4", "4r", "0m", "mm", "-1m"})
    void otherUnitsAreNone(String units) {
        assertThat(Units.parse(units)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"152, 16384, 0.93", "8240, 16384, 50.29", "24, 24, 100.00", "0, 8192, 0.00", "1, 1000000, 0.01", "999999, 1000000, 99.99",
        "1, 3, 33.33", "280, 8192, 3.42"})
    void percentagesAreNothingOrAllOnlyIfTheyAre(long part, long whole, String expected) {
        assertThat(Percent.of(part, whole).text()).isEqualTo(expected);
    }

    @Test
    void theRestMakesTheWhole() {
        assertThat(Percent.of(1, 4).rest()).isEqualTo(Percent.of(3, 4));
    }
}
