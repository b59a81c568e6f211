package volscope.sim.check.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

/** The lines of a sequence, typed into a shell, give what the reference says of its commands, and lose what the kernel alone loses. */
class ScriptLinesTest {

    private static final int LENGTH = 60;

    private final StringBuilder script = new StringBuilder();
    private final Machine machine = ((Opening.Lab) new SimulatedMachines(MachineRecording.LINES, 1).open("", Optional.of("6.1"))).machine();
    private RevisionId at = machine.start();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aLineGivesWhatItsCommandDoes(long seed) {
        SplitMix random = new SplitMix(seed);
        World world = DeviceGenerator.world(random);
        NaiveMachine reference = new NaiveMachine(world, Profiles.V6_1.snapshot());
        KernelMachine kernel = new KernelMachine(world, Engine.of(Profiles.V6_1));
        Generator generator = Generator.of(random, reference);
        for (int i = 0; i < LENGTH; i++) {
            Command command = generator.next();
            if (command instanceof Command.Crash || command instanceof Command.Cut) {
                reference.lose(command);
                kernel.lose(command);
                reference.restart();
                adopt(reference.disk(), 0, kernel.origin(World.DISK));
                for (int no = 0; no < World.COWS; no++) {
                    adopt(reference.stores(), no * World.ROOM, kernel.store(no, World.LARGEST_COW));
                }
                command.lines().forEach(this::run);
                assertThat(letters(run("sec r /dev/vda 0 " + World.DISK).text())).as("%s", script).isEqualTo(letters(reference.disk()));
                assertThat(letters(run("sec r /dev/vdb 0 " + World.COWS * World.ROOM).text())).as("%s", script)
                        .isEqualTo(letters(reference.stores()));
            } else {
                kernel.run(command);
                compare(command, reference.run(command));
            }
        }
    }

    /** Commands in the middle of which power is cut, each with how many of these come before it. */
    static Stream<Arguments> cuts() {
        List<Command> before = List.of(new Command.Write("vda", 0, 16, 'a'), new Command.Write("vda", 16, 48, 'b'),
                new Command.Flush("vda"),
                new Command.Create("org", new Table.Origin(64)), new Command.Create("c0", new Table.Cow(0, 200)),
                new Command.Suspend("org"),
                new Command.Create("s0", new Table.Snapshot(64, Table.Role.SNAPSHOT, 0, Table.Store.P, 4, Table.Discards.PASSDOWN)),
                new Command.Resume("org"), new Command.Write("s0", 32, 7, 'S'), new Command.Write("org", 0, 3, 'O'),
                new Command.Load("org", new Table.Snapshot(64, Table.Role.MERGE, 0, Table.Store.P, 4, Table.Discards.NONE)),
                new Command.Suspend("s0"));
        return Stream.of(Arguments.of(before.subList(0, 10), new Command.Write("org", 5, 20, 'A')),
                Arguments.of(before.subList(0, 10), new Command.Write("s0", 5, 20, 'A')),
                Arguments.of(before, new Command.Resume("org")));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aCutComesAfterTheSameStep(List<Command> before, Command command) {
        before.forEach(one -> run(one.line()));
        RevisionId start = at;
        Set<String> seen = new TreeSet<>();
        for (int steps = 3; steps < 36; steps++) {
            for (How how : List.of(How.ALL, How.NONE)) {
                Command.Cut cut = new Command.Cut(command, steps, new PowerLoss(how, 0));
                KernelMachine kernel = new KernelMachine(new World(World.Level.DEVICES, 64, 200), Engine.of(Profiles.V6_1));
                before.forEach(kernel::run);
                kernel.lose(cut);
                at = start;
                cut.lines().forEach(this::run);
                String shown = letters(run("sec r /dev/vda 0 64").text()) + letters(run("sec r /dev/vdb 0 200").text());
                assertThat(shown).as("%s", cut).isEqualTo(letters(kernel.origin(64)) + letters(kernel.store(0, 200)));
                seen.add(shown);
            }
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    private static String letters(Optional<byte[]> left) {
        byte[] all = left.orElseThrow();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < all.length / NaiveDisk.SECTOR; i++) {
            letters.append(NaiveDisk.letter(sector(all, i)));
        }
        return letters.toString();
    }

    private static void adopt(NaiveDisk disk, int from, Optional<byte[]> left) {
        byte[] all = left.orElseThrow();
        for (int i = 0; i < all.length / NaiveDisk.SECTOR; i++) {
            disk.adopt(from + i, sector(all, i));
        }
    }

    private static byte[] sector(byte[] all, int no) {
        return Arrays.copyOfRange(all, no * NaiveDisk.SECTOR, (no + 1) * NaiveDisk.SECTOR);
    }

    private void compare(Command command, Outcome expected) {
        if (expected.code() == Outcome.WAITS) {
            run(command.line() + " &");
        } else {
            Run run = run(command.line());
            assertThat(run.exitCode() == 0 ? 0 : 1).as("%s%s", script, run.text()).isEqualTo(expected.code());
            assertThat(shown(command, run)).as("%s%s", script, run.text()).isEqualTo(expected.text());
        }
    }

    private Run run(String line) {
        script.append(line).append('\n');
        Run run = machine.run(at, line);
        at = run.end();
        return run;
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
            String letter = words[2].startsWith("fnv:") ? "?" : words[2].startsWith("0x") ? number(words[2]) : words[2].substring(1, 2);
            letters.repeat(letter, Integer.parseInt(words[1]));
        });
        return letters.toString();
    }

    private static String number(String hex) {
        int value = Integer.parseInt(hex.substring(2), 16);
        return "" + (value == 0 ? Command.ZERO : (char) value);
    }

    private static String letters(NaiveDisk disk) {
        StringBuilder letters = new StringBuilder();
        for (int sector = 0; sector < disk.sectors(); sector++) {
            letters.append(NaiveDisk.letter(disk.at(sector)));
        }
        return letters.toString();
    }
}
