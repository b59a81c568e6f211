package volscope.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import volscope.sim.shell.Script.Mistake;

/** Scripts as they are read from text. */
class ScriptTest {

    private static Script read(String text) {
        return ((Script.Read) Script.parse(text)).script();
    }

    private static List<Mistake> mistakes(String text) {
        return ((Script.Refused) Script.parse(text)).mistakes();
    }

    @Test
    void eachLineHasItsKindAndNumber() {
        assertThat(read("#: pmem0=raw\n# a comment\n\n@ x=1\nlvs -a\n  # no comment\n@lone\n").lines()).containsExactly(
                new Script.Comment(2, "# a comment"), new Script.Blank(3), new Script.Plumbing(4, "@ x=1"), new Script.Command(5, "lvs -a"),
                new Script.Command(6, "  # no comment"), new Script.Command(7, "@lone"));
    }

    @Test
    void plumbingIsRunWithoutItsMark() {
        assertThat(((Script.Plumbing) read("@ dmsetup ls").lines().getFirst()).command()).isEqualTo("dmsetup ls");
    }

    @Test
    void aBackslashAtTheEndJoinsLines() {
        assertThat(read("a \\\nb \\\nc\n# x\\\ny\nlast\\").lines()).containsExactly(new Script.Command(1, "a b c"),
                new Script.Comment(4, "# xy"),
                new Script.Command(6, "last\\"));
    }

    @Test
    void theLastOfSeveralDirectivesCounts() {
        Script script = read("#: pmem0=raw vda=64M\n#: append=memmap=256M!1G  vda=34M\n");
        assertThat(script.directives()).isEqualTo(Map.of("pmem0", "raw", "vda", "34M", "append", "memmap=256M!1G"));
        assertThat(script.lines()).isEmpty();
    }

    @Test
    void allMistakesAreToldWithTheirLines() {
        assertThat(mistakes("#: pmem9=raw x\nls\n#: vdz=1\n")).containsExactly(new Script.UnknownKey(1, "pmem9"),
                new Script.NoDirective(1, "x"),
                new Script.UnknownKey(3, "vdz"));
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThat(mistakes("ls\n\u0000ELF\n")).containsExactly(new Script.NoText(2));
        assertThat(mistakes("ls\n\ufffd\n")).containsExactly(new Script.NoText(2));
    }

    @Test
    void anEndlessLineIsRefused() {
        assertThat(mistakes("ls\n" + "x".repeat(1_000_000))).containsExactly(new Script.TooLong(2, 1_000_000));
    }

    @Test
    void anEmptyTextIsAScriptWithoutLines() {
        assertThat(read("").lines()).isEmpty();
    }
}
