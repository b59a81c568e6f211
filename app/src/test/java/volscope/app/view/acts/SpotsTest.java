package volscope.app.view.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotsTest {
    private static String words(String line, Optional<Spots.Spot> spot) {
        return spot.map(part -> line.substring(part.from(), part.to())).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"lvcreate -s -n snap0 -L 4M vg0/lv0|name|-n snap0",
        "lvcreate -s -n snap0 -L 4M vg0/lv0|size|-L 4M",
        "lvcreate -s --name snap0 -L 4M vg0/lv0|name|--name snap0", "lvcreate -s -n 'a b' -L 4M vg0/lv0|name|-n 'a b'",
        "lvcreate -s -L 4M vg0/lv0|name|''", "lvcreate -s -n snap0 -L 4M vg0/lv0|snapshot|-s", "nonsense -n x|name|''"})
    void anOptionIsFoundWithItsValue(String line, String option, String found) {
        assertThat(words(line, Spots.option(option).in(ComposedLine.of(line)))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sec w /dev/vg0/lv0 0 8 B|2|/dev/vg0/lv0", "sec w /dev/vg0/lv0 0 8 B|5|B", "sec w|2|''",
        "sec  w  'a b' 0|2|'a b'"})
    void aWordIsFoundByItsNumber(String line, int number, String found) {
        String expected = found.equals("a b") ? "'a b'" : found;
        assertThat(words(line, Spots.word(number).in(ComposedLine.of(line)))).isEqualTo(expected);
    }
}
