package volscope.sim.check.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.check.fuzz.PowerLoss.How;
import volscope.sim.kernel.SplitMix;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;
import volscope.sim.profile.Profiles;

/** Mapped files and their snapshots are as the naive machine says; kernels with a rule broken are found out by scripts that show it. */
class MappedFuzzTest {

    private static final int LONGEST_SCRIPT = 40;

    private static Engine engine(String kernel) {
        return Engine.of(Profiles.named(kernel).orElseThrow());
    }

    private static Optional<Script> fuzz(String kernel, long seed, int commands) {
        return new Fuzzer(engine(kernel), done -> {
        }).run(commands, seed);
    }

    @ParameterizedTest
    @CsvSource({"dax-full,1", "dax-origin,2", "dax-2018-api,3"})
    void aCorrectKernelIsAsTheReferenceSays(String kernel, long seed) {
        assertThat(fuzz(kernel, seed, 4000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-copy", "copy-on-bio-only", "skip-freeze", "ignore-pins", "licence-before-commit"})
    void aBrokenRuleIsFoundOut(String mistake) {
        Script found = fuzz("dax-full+" + mistake, 1, 40_000).orElseThrow();
        assertThat(found.lines()).hasSizeLessThanOrEqualTo(LONGEST_SCRIPT);
        assertThat(found.expected()).isNotEqualTo(found.found());
        assertThat(shown("dax-full+" + mistake, found.lines())).isEqualTo(found.found());
        assertThat(shown("dax-full", found.lines())).isEqualTo(found.expected());
    }

    /** What the command before the last, which cleans up, says in a shell. */
    private static String shown(String kernel, List<String> lines) {
        Machine machine = ((Opening.Lab) new SimulatedMachines(MachineRecording.LINES, 1).open("", Optional.of(kernel))).machine();
        RevisionId at = machine.start();
        String said = "";
        for (String line : lines) {
            Run run = machine.run(at, line);
            at = run.end();
            assertThat(run.exitCode()).as("%s: %s", line, run.text()).isZero();
            said = line.startsWith("umount") ? said : run.text();
        }
        return said.strip();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aLineGivesWhatItsCommandDoes(long seed) {
        NaiveMappings reference = new NaiveMappings();
        Generator generator = Generator.of(new SplitMix(seed), reference);
        Machine machine = ((Opening.Lab) new SimulatedMachines(MachineRecording.LINES, 1).open("", Optional.of("dax-full"))).machine();
        RevisionId at = machine.start();
        for (String line : World.MAPPING.setup()) {
            at = machine.run(at, line).end();
        }
        for (int i = 0; i < 60; i++) {
            Command command = generator.next();
            if (command instanceof MappedCommand.Again || command instanceof MappedCommand.Torn) {
                continue;
            }
            String expected = reference.run(command).text();
            StringBuilder said = new StringBuilder();
            for (String line : command.lines()) {
                Run run = machine.run(at, line);
                at = run.end();
                assertThat(run.exitCode()).as("%s: %s", line, run.text()).isZero();
                said.append(run.text());
            }
            if (command instanceof MappedCommand.Peek) {
                assertThat(said).as(command.line()).contains("loaded '" + expected + "'");
            } else if (!expected.isEmpty()) {
                assertThat(said.toString().strip()).as(command.line()).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatWasNotMadeDurableMayBeLostAndWhatWasMayNot() {
        NaiveMappings reference = new NaiveMappings();
        reference.run(new MappedCommand.Poke("a", 0, 'X', MappedCommand.How.CACHED));
        reference.run(new MappedCommand.Fence());
        assertThat(reference.left(0)).isEqualTo("-X");
        reference.run(new MappedCommand.WriteBack("b", 0));
        reference.run(new MappedCommand.Fence());
        assertThat(reference.left(0)).isEqualTo("-X");
        reference.run(new MappedCommand.WriteBack("a", 0));
        reference.run(new MappedCommand.Fence());
        assertThat(reference.left(0)).isEqualTo("X");
        assertThat(reference.knows(new MappedCommand.Again(new PowerLoss(How.NONE, 0), List.of(0)))).isFalse();
    }
}
