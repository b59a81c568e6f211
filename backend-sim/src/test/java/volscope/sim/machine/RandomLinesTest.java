package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import volscope.model.command.CommandTable;
import volscope.model.command.Dialect;
import volscope.model.command.LineWords;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.device.Block;
import volscope.sim.dm.Dm;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.KernelState;
import volscope.sim.snapshot.Snapshots;

/** Whatever is typed, lvm's commands and dmsetup answer, and a line that is no command line (3) leaves the machine as it is. */
class RandomLinesTest {

    /** How many lines are tried in each state; more can be asked for. */
    private static final int LINES = Integer.getInteger("volscope.lines", 4000);
    private static final long SEED = Long.getLong("volscope.seed", 1);
    /** After so many lines the state is the first one again. */
    private static final int CHAIN = 25;
    /** After so many lines another machine is taken, so that the history does not grow. */
    private static final int MACHINE = 500;
    private static final int BAD_LINE = 3;
    /** What the shell says for a program that let an error through. */
    private static final int LET_THROUGH = 1;

    /** Machines to start from. */
    enum Start {
        EMPTY(""), VOLUMES("""
                vgcreate vg /dev/vda /dev/vdb
                vgcreate --addtag t two /dev/vdc
                lvcreate -n o -L 20M vg
                lvcreate -n plain --addtag t -L 12M vg
                lvcreate -n str -i 2 -L 16M vg
                lvcreate -an -n off -L 4M vg
                lvcreate -n o -L 8M two"""), SNAPSHOTS("""
                vgcreate vg /dev/vda /dev/vdb
                lvcreate -n o -L 20M vg
                lvcreate -s -n s --addtag t -L 8M vg/o
                lvcreate -s -n t -c 64k -L 8M vg/o
                lvcreate -s -n ro -pr -L 4M vg/o
                lvcreate -s -n bad -L 4M vg/o
                dd if=/dev/zero of=/dev/vg/bad bs=64k count=100 oflag=direct
                lvcreate --type snapshot -V 100M -L 4M -n sp vg
                exec 5</dev/vg/o
                lvcreate -s -n wait -L 4M vg/o
                lvconvert --merge vg/wait
                dmsetup create plain --table '0 2048 linear /dev/vdc 0'"""), INACTIVE("""
                vgcreate vg /dev/vda /dev/vdb
                lvcreate -n o -L 20M vg
                lvcreate -s -n s -L 8M vg/o
                lvcreate -s -n wait -L 4M vg/o
                vgchange -an vg
                lvconvert --merge vg/wait
                vgcreate two /dev/vdc
                vgexport two"""), MEMORY("""
                vgcreate vg /dev/pmem0 /dev/pmem1
                lvcreate -n o -L 20M vg
                lvcreate -n plain -L 20M vg
                lvcreate -s -n s -L 4M vg/o
                mkfs.ext4 -q /dev/vg/plain
                mkdir /mnt
                mount -o dax=always /dev/vg/plain /mnt""");

        private final List<String> lines;

        Start(String lines) {
            this.lines = lines.lines().map(String::strip).toList();
        }
    }

    private SimulatedMachine machine = open();
    private RevisionId base = machine.start();

    private static SimulatedMachine open() {
        var machines = new SimulatedMachines(MachineRecording.LINES, SEED);
        return (SimulatedMachine) ((Opening.Lab) machines.open("#: pmem0=fsdax pmem1=raw vda=100M vdb=100M vdd=64M", Optional.of("6.1")))
                .machine();
    }

    private void build(Start start) {
        machine = open();
        base = machine.start();
        for (String line : start.lines) {
            base = machine.run(base, line.replace("/dev/vdc", "/dev/vdd")).end();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLineIsAnswered(Start start) {
        RandomLines lines = new RandomLines(SEED + 1000L * start.ordinal());
        RevisionId at = base;
        List<String> chain = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            if (i % MACHINE == 0) {
                build(start);
            }
            if (i % CHAIN == 0) {
                at = base;
                chain.clear();
            }
            String line = lines.next();
            chain.add(line);
            at = check(at, line, chain);
        }
    }

    private RevisionId check(RevisionId at, String line, List<String> chain) {
        Run run;
        try {
            run = machine.run(at, line);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + SEED + ":\n" + String.join("\n", chain), e);
        }
        if (run.exitCode() == BAD_LINE) {
            assertThat(state(run.end())).as(String.join("\n", chain)).isEqualTo(state(at));
        }
        boolean lvm = CommandTable.standard().find(LineWords.split(line).getFirst())
                .filter(command -> command.dialect().rules() == Dialect.Rules.LVM).isPresent();
        assertThat(lvm && run.exitCode() == LET_THROUGH).as(() -> String.join("\n", chain) + "\n" + run.text()).isFalse();
        return run.end();
    }

    /** What a line that is none must not change. */
    private List<Object> state(RevisionId at) {
        KernelState state = machine.stateOf(at);
        return List.of(state.of(Dm.LAYER), state.of(Snapshots.LAYER), state.of(Block.LAYER).media(), state.of(Block.LAYER).disks(),
                state.of(Vfs.LAYER).inodes());
    }
}
