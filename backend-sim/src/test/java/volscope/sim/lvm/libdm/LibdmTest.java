package volscope.sim.lvm.libdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.DevNo;

/** How devices are named: in complaints, escaped, and split into a volume's parts. */
class LibdmTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"a|||a ", "a|U||a U", "|U|| U", "||0| (253:0)",
        "a||7|a (253:7)", "a|U|7|a U(253:7)"})
    void complaintsNameWhatTheTaskKnew(String name, String uuid, Integer minor, String shown) {
        TaskDevice device = new TaskDevice(name == null ? "" : name, uuid == null ? "" : uuid,
                Optional.ofNullable(minor).map(number -> new DevNo(253, number)));
        assertThat(device).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"AUTO | plain.Name-1_+=@#: | plain.Name-1_+=@#:", "AUTO | a b | a\\x20b",
        "AUTO | é | \\xc3\\xa9", "AUTO | a\\x20b | a\\x20b", "HEX | a\\x20b | a\\x5cx20b", "AUTO | a\\b | a\\x5cb", "NONE | a b | a b",
        "AUTO | a\\x20b c |", "AUTO | a\\x2 |", "HEX | a\\x2 | a\\x5cx2"})
    void namesAreEscapedOnce(Mangling mangling, String name, String escaped) {
        assertThat(mangling.mangle(name)).isEqualTo(Optional.ofNullable(escaped));
    }

    @ParameterizedTest
    @CsvSource({"a b", "é/ü", "plain", "\\", "日本", "a'b\"c"})
    void whatWasEscapedCanBeShown(String name) {
        assertThat(Mangling.HEX.unmangle(Mangling.HEX.mangle(name).orElseThrow())).isEqualTo(name);
        assertThat(Mangling.AUTO.unmangle(Mangling.AUTO.mangle(name).orElseThrow())).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"vg-lv | vg | lv | ''", "vg-lv-real | vg | lv | real", "v--g-l--v-c--ow | v-g | l-v | c-ow",
        "vg | vg | '' | ''", "vg-lv-a-b | vg | lv | a", "vg- | vg- | '' | ''", "vg--- | vg-- | '' | ''", "-- | - | '' | ''"})
    void namesOfVolumesAreSplit(String name, String vg, String lv, String layer) {
        assertThat(LvmName.split(name)).isEqualTo(new LvmName(vg, lv, layer));
    }
}
