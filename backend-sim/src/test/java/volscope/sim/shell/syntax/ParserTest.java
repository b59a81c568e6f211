package volscope.sim.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser against the printer, and what other shells have no rule for. */
class ParserTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPrintedTreeParsesToItself(long seed) {
        Node tree = new RandomTree(seed).list(3);
        String line = Printer.print(tree);
        assertThat(Parser.parse(line).equals(tree)).as(line).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPrefixOfALineIsALineOrASyntaxError(long seed) {
        String line = Printer.print(new RandomTree(seed).list(1));
        for (int end = 0; end <= line.length(); end++) {
            String prefix = line.substring(0, end);
            try {
                assertThat(Parser.parse(prefix)).isNotNull();
            } catch (SyntaxException e) {
                assertThat(e.sentence()).as(prefix).startsWith("Syntax error: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"until copies == 3", "until", "until snap0 full && lvs", "until x; step a", "x | until y"})
    void untilWithoutDoIsACommandWord(String line) {
        assertThat(words(Parser.parse(line))).contains("until");
    }

    @Test
    void untilWithDoIsALoop() {
        assertThat(Parser.parse("until false; do x; done")).isInstanceOf(Node.Until.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "$(", "{ ", "f() ", "if :; then :; el", "a && ", "\"$(", "${x:-", "$((", "if ", "! "})
    void deepNestingIsAnErrorAndNoOverflow(String opening) {
        assertThatThrownBy(() -> Parser.parse(opening.repeat(100_000))).isInstanceOf(SyntaxException.class);
    }

    @Test
    void aSubstitutionMayHoldAnything() {
        assertThat(Parser.parse("echo $(case x in x) echo \")\";; esac)")).isInstanceOf(Node.Simple.class);
    }

    private static List<String> words(Node node) {
        return switch (node) {
            case Node.Simple simple -> simple.words().stream().map(Printer::print).toList();
            case Node.And and -> words(and.first());
            case Node.Sequence sequence -> words(sequence.nodes().getFirst());
            case Node.Pipeline pipeline -> words(pipeline.stages().getLast());
            default -> List.of();
        };
    }
}
