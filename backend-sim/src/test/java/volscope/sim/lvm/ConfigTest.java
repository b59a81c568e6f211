package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.config.ConfigSyntaxException;

/** The grammar of settings and metadata. */
class ConfigTest {

    @Test
    void laterValuesCount() {
        var config = ConfigParser.parse("""
                # a comment
                activation { monitoring = 1  polling_interval=15 }
                activation/polling_interval=1
                global { units = "r" list = [ "a", "b" ] empty = [] }
                """);

        assertThat(config.number("activation/polling_interval")).hasValue(1);
        assertThat(config.isOn("activation/monitoring", Default.OFF)).isTrue();
        assertThat(config.isOn("activation/nothing", Default.ON)).isTrue();
        assertThat(config.texts("global/list")).containsExactly("a", "b");
        assertThat(config.values("global/empty")).isEmpty();
        assertThat(config.text("global/units")).contains("r");
    }

    @Test
    void brokenTextSaysWhere() {
        assertThatThrownBy(() -> ConfigParser.parse("a {\n b = \n}")).isInstanceOf(ConfigSyntaxException.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> ConfigParser.parse("a { b = \"x")).isInstanceOf(ConfigSyntaxException.class);
    }

    @Test
    void quotesAreTakenOff() {
        assertThat(ConfigParser.parse("a = \"x \\\" \\\\ y\"").text("a")).contains("x \" \\ y");
    }
}
