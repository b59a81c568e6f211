package volscope.model.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.command.ParseResult.Asked;
import volscope.model.command.ParseResult.Topic;

/** What commands print about their use, and when. */
class UsageTest {

    static List<CommandSpec> commands() {
        return List.copyOf(CommandTable.standard().commands());
    }

    @Test
    void aCommandOfLvmListsItsForms() {
        assertThat(Usage.of(CommandTable.standard().get("lvremove")))
                .startsWith("  lvremove - Remove logical volume(s) from the system", "",
                        "  lvremove VG|LV|Tag|Select ...", "\t[ -A|--autobackup y|n ]", "\t[ -f|--force ]", "\t[ -S|--select String ]",
                        "\t[    --nohistory ]")
                .contains("\t[ COMMON_OPTIONS ]", "  Common options for lvm:")
                .endsWith("  Use --longhelp to show all options and advanced commands.");
    }

    @Test
    void whatAllFormsShareIsListedOnce() {
        assertThat(Usage.of(CommandTable.standard().get("lvcreate"))).contains("  Create a COW snapshot LV of an origin LV.",
                "  lvcreate -s|--snapshot -L|--size Size[m|UNIT] LV", "\t[ PV ... ]", "  Common options for command:")
                .containsOnlyOnce("\t[ -n|--name String ]");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasUsageText(CommandSpec command) {
        assertThat(Usage.of(command)).isNotEmpty().noneMatch(line -> line.contains("null"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionHasHelpAndStandsInAForm(CommandSpec command) {
        assertThat(command.options()).allSatisfy(option -> assertThat(option.help()).endsWith("."));
        assertThat(command.options()).extracting(OptionSpec::name).doesNotHaveDuplicates();
        assertThat(command.forms()).isNotEmpty().extracting(Form::id).doesNotHaveDuplicates();
    }

    @Test
    void helpGoesBeforeEverythingElse() {
        CommandSpec lvcreate = CommandTable.standard().get("lvcreate");
        assertThat(CommandLineParser.parse(lvcreate, List.of("-L", "4M", "-?"))).isEqualTo(new Asked(Topic.HELP));
        assertThat(CommandLineParser.parse(lvcreate, List.of("--longh"))).isEqualTo(new Asked(Topic.LONG_HELP));
        assertThat(CommandLineParser.parse(lvcreate, List.of("--version"))).isEqualTo(new Asked(Topic.VERSION));
    }
}
