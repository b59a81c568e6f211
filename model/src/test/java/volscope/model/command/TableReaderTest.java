package volscope.model.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of the tables. */
class TableReaderTest {

    private static final String HEAD = """
            dialect plain PLAIN exit=7 tail "%s: no." usage "%s: use it well."
            kind Size SIZE unit=k sign=+- "size"
            command grow plain "grow things"
            option -b --by Size =4k "How much."
            form one "Grow one."
            need --by Thing
            may Thing...
            """;

    @Test
    void aTableSaysAllOfACommand() {
        CommandSpec grow = new TableReader().read(HEAD, "test").commands().getFirst();
        assertThat(CommandLineParser.parse(grow, List.of("x", "--by=+3", "y"))).isInstanceOfSatisfying(ParsedLine.class, line -> {
            assertThat(line.form().id()).isEqualTo("one");
            assertThat(line.operands()).containsExactly("x", "y");
            assertThat(line.size("by")).hasValueSatisfying(size -> assertThat(size.sectors()).isEqualTo(6));
        });
        assertThat(CommandLineParser.parse(grow, List.of("x")))
                .isEqualTo(new ParseResult.Rejected(List.of(ParseResult.Message.err("grow: use it well.")), 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sing", "kind", "option -x \"no command\"", "command c nodialect \"x\"", "kind k SIZE unit=furlong \"x\"",
        "kind \"open", "command c lvm"})
    void aWrongTableSaysWhere(String line) {
        assertThatThrownBy(() -> new TableReader().read("# fine\n" + line, "test")).hasMessageStartingWith("test, line 2: ");
    }
}
