package volscope.sim.check.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.kernel.SplitMix;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The lines of a sequence, typed into a shell, give what the reference says of its commands. */
class ScriptLinesTest {

    private static final int LENGTH = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLineGivesWhatItsCommandDoes(long seed) {
        SplitMix random = new SplitMix(seed);
        NaiveMachine reference = new NaiveMachine(Generator.world(random));
        Generator generator = new Generator(random, reference);
        Machine machine = ((Opening.Lab) new SimulatedMachines(MachineRecording.LINES, 1).open("", Optional.of("6.1"))).machine();
        RevisionId at = machine.start();
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            Command command = generator.next();
            Outcome expected = reference.run(command);
            String line = command.line() + (expected.code() == Outcome.WAITS ? " &" : "");
            script.append(line).append('\n');
            Run run = machine.run(at, line);
            at = run.end();
            if (expected.code() != Outcome.WAITS) {
                assertThat(run.exitCode() == 0 ? 0 : 1).as("%s%s", script, run.text()).isEqualTo(expected.code());
                assertThat(shown(command, run)).as("%s%s", script, run.text()).isEqualTo(expected.text());
            }
        }
    }

    private static String shown(Command command, Run run) {
        if (run.exitCode() != 0) {
            return "";
        }
        return switch (command) {
            case Command.Read _ -> letters(run.text());
            case Command.Status _ -> afterType(run.text().strip());
            default -> "";
        };
    }

    private static String afterType(String line) {
        String[] words = line.split(" ", 4);
        return words.length < 4 ? "" : words[3];
    }

    /** {@code 0+3 'A'} is three letters. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.lines().forEach(line -> {
            String[] words = line.split("[+ ]");
            String letter = words[2].equals("0x00") ? "" + Command.ZERO : words[2].substring(1, 2);
            letters.repeat(letter, Integer.parseInt(words[1]));
        });
        return letters.toString();
    }
}
