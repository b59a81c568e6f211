package volscope.model.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts are as sizes, extents and numbers. */
class ValueTest {

    private static Reading read(String command, String option, String text) {
        return CommandTable.standard().get(command).option(option).orElseThrow().kind().orElseThrow().read(text);
    }

    @ParameterizedTest
    @CsvSource({"40M, 81920", "40, 81920", "0.5g, 1048576", ".1, 204", "1e3k, 2000", "10MB, 20480", "10MiB, 20480", "10mfoo, 20480",
        "512b, 1", "1s, 1", "0x10k, 32", "+4, 8192", "1T, 2147483648", "1P, 2199023255552", "1E, 2251799813685248", "1.5.5, -1",
        "1e400, -1",
        "1e999999999, -1", "1e-999999999, 0", "0, 0"})
    void sizesAreReadAsSectors(String text, long sectors) {
        Reading reading = read("lvcreate", "size", text);
        if (sectors < 0) {
            assertThat(reading).isInstanceOf(Reading.Bad.class);
        } else {
            assertThat(reading).isInstanceOfSatisfying(Reading.Good.class,
                    good -> assertThat(good.value()).isInstanceOfSatisfying(Value.Size.class,
                            size -> assertThat(size.sectors()).isEqualTo(sectors)));
        }
    }

    @ParameterizedTest
    @CsvSource({"lvcreate, chunksize, 4, 8", "lvcreate, stripesize, 64, 128", "vgcreate, physicalextentsize, 8, 16384",
        "lvchange, readahead, 64, 64", "lvcreate, virtualsize, 1, 2048"})
    void aSizeWithoutUnitHasThatOfItsOption(String command, String option, String text, long sectors) {
        assertThat(read(command, option, text)).isEqualTo(new Reading.Good(new Value.Size(text, Sign.NONE, sectors)));
    }

    @ParameterizedTest
    @CsvSource({"lvcreate, +4, true", "lvcreate, -4, false", "lvextend, +4, true", "lvextend, -4, false", "lvreduce, -4, true",
        "lvreduce, +4, false", "lvresize, +4, true", "lvresize, -4, true"})
    void signsAreTakenWhereTheyMakeSense(String command, String text, boolean taken) {
        assertThat(read(command, "size", text) instanceof Reading.Good).isEqualTo(taken);
        assertThat(read(command, "extents", text) instanceof Reading.Good).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"100%FREE, 100, FREE", "50%vg, 50, VG", "7%V, 7, VG", "1%l, 1, LV", "3%PV, 3, PVS", "9%or, 9, ORIGIN"})
    void percentagesHaveABase(String text, long amount, PercentBase base) {
        assertThat(read("lvcreate", "extents", text))
                .isEqualTo(new Reading.Good(new Value.Extents(text, Sign.NONE, amount, Optional.of(base))));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "4294967295, true", "4294967296, false", "99999999999999999999999, false", "-1, false", "+1, true", "1x, false",
        "x, false"})
    void numbersHaveThirtyTwoBits(String text, boolean taken) {
        assertThat(read("vgcreate", "maxlogicalvolumes", text) instanceof Reading.Good).isEqualTo(taken);
    }

    @Test
    void wordsMayStandInForSizes() {
        assertThat(read("lvcreate", "readahead", "none")).isEqualTo(new Reading.Good(new Value.Word("none")));
        assertThat(read("lvcreate", "readahead", "never")).isEqualTo(new Reading.Bad(List.of("Size requires number argument.")));
    }

    @Test
    void nothingIsZeroButSizesAndNumbers() {
        assertThat(new Value.Text("0").isZero()).isFalse();
        assertThat(new Value.Size("0k", Sign.NONE, 0).isZero()).isTrue();
        assertThat(new Value.Extents("0%VG", Sign.NONE, 0, Optional.of(PercentBase.VG)).isZero()).isTrue();
    }
}
