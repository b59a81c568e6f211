package volscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import volscope.app.lab.LabFile;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.model.explain.Finding;
import volscope.model.machine.Exploration;
import volscope.model.machine.Opening;
import volscope.model.machine.ReferenceCheck;

class CheckCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A check of machines that differ for odd seeds. */
    private static final class OddSeeds implements ReferenceCheck {
        @Override
        public Verdict run(Budget budget, Optional<String> kernel, LongConsumer progress) {
            if (kernel.isPresent()) {
                return new NoKernel(Opening.Refused.of(Opening.Reason.UNKNOWN_KERNEL, 0, kernel.get(), "6.1"));
            }
            return budget.seed() % 2 == 0 ? new Same() : new Different(List.of("sec w /dev/vda 0 1 A", "sec r /dev/vda 0 1"), "A", "B");
        }
    }

    /** An exploration in which every fourth world breaks a rule. */
    private static final class OddScripts implements Exploration {
        private int worlds;

        @Override
        public Exploration.Verdict explore(World world, Bounds bounds, Progress progress) {
            if (bounds.depth() == 7) {
                return ++worlds % 4 == 0
                        ? new Broken(List.of("task w true", "run"), Finding.chunk(Finding.Rule.I1, "snap", 3), 5)
                        : new Kept(10);
            }
            return world.kernel().isPresent() ? new Unfit("mount", Reason.STUCK) : new Kept(bounds.grain() == Grain.SINGLE ? 1000 : 10);
        }
    }

    /** A check has nothing to show. */
    private static final class NoWindow implements Screens {
        @Override
        public boolean haveDisplay() {
            return false;
        }

        @Override
        public int window() {
            throw new IllegalStateException("a check opens no window");
        }

        @Override
        public int tour(Path pictures) {
            throw new IllegalStateException("a check plays no tour");
        }

        @Override
        public int gallery(Path pictures, Set<String> views) {
            throw new AssertionError("no pictures are asked for");
        }
    }

    private int run(String... arguments) {
        Texts texts = Texts.of(Locale.ENGLISH);
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        Screens none = new NoWindow();
        CommandLine line = VolscopeCommand.commandLine(new VolscopeCommand(none), new RunCommand((script, kernel) -> {
            throw new IllegalStateException("a check opens no lab");
        }, new LabFile(texts, new volscope.app.text.Amounts(texts)), new Sentences(texts), to), new TourCommand(none), texts,
                new PrintStream(err, true, StandardCharsets.UTF_8), new CheckCommand(new OddSeeds(), new OddScripts(),
                        new LabFile(texts, new volscope.app.text.Amounts(texts)), texts, new Sentences(texts), to));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        return line.execute(arguments);
    }

    @Test
    void aCleanCheckEndsWithItsCount() {
        assertThat(run("check", "--fuzz", "20000000", "--seed", "4")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("fuzz: 20000000 commands, seed 4, no difference\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("20000000 commands, ").endsWith(" a second\n");
    }

    @Test
    void aDifferenceIsAScript() {
        assertThat(run("check", "--fuzz", "10")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                # expected of the last line: A
                # found: B
                sec w /dev/vda 0 1 A
                sec r /dev/vda 0 1
                """);
    }

    @Test
    void withoutAFileTheSmallWorldsAreExplored() {
        assertThat(run("check")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("no violation: \\d+0 states\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith(" a second\n");
    }

    @Test
    void everySmallStepIsMadeByItselfWhereThatIsAskedFor() {
        assertThat(run("check", "--no-reduction")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("no violation: \\d+000 states\n");
    }

    @Test
    void aBrokenRuleIsAScript() {
        assertThat(run("check", "--depth", "7", "--exact")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                task w true
                run
                # check: I1 chunk 3 of the origin was stored into, and snap had no copy of it
                """);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("35 states, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --kernel 9", "check --depth 0", "check --depth x", "check /no/such/file", "check a b",
        "check --fuzz 3 --exact", "check --fuzz 3 --no-reduction", "check --fuzz", "check --fuzz x", "check --fuzz 0", "check --fuzz -3",
        "check --fuzz 1 --seed x",
        "check --fuzz 1 --kernel 9", "check --fuzz 1 more", "check --fuzz 99999999999999999999"})
    void badInputIsOneSentence(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1).allMatch(text -> text.startsWith("volscope: "));
    }
}
