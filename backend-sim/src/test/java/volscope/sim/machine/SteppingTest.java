package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import volscope.model.machine.Conditions;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** Tasks that are moved by small steps. */
class SteppingTest {

    private static final String STACK = """
            dmsetup create org --table '0 8192 linear /dev/vda 0'
            dmsetup create cow --table '0 4096 linear /dev/vdb 0'
            sec w /dev/mapper/org 0 64 o
            dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'
            dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow P 8'
            dmsetup suspend base; dmsetup resume base
            """;

    /** Reads {@code DEVICE ended N copies}. */
    private static final Conditions COPIES = sentence -> sentence.matches("copies \\d+")
            ? new Conditions.Read(now -> now.snapshot("snap").orElseThrow().exceptions() == Long
                    .parseLong(sentence.substring(7)))
            : new Conditions.NotUnderstood(sentence);

    private final Machine machine = ((Opening.Lab) new SimulatedMachines(MachineRecording.STEPS, 1, COPIES).open("", Optional.empty()))
            .machine();
    private RevisionId at = machine.start();
    private Run last = play("true");

    private Run play(String script) {
        for (String line : script.lines().toList()) {
            last = machine.run(at, line);
            at = last.end();
        }
        return last;
    }

    @Test
    void aTaskDoesNothingUntilItIsMoved() {
        play(STACK + "task w sec w /dev/mapper/base 0 8 A\nsec r /dev/mapper/base 0 8");
        assertThat(last.text()).isEqualTo("0+8 'o'\n");
        assertThat(play("run").exitCode()).isZero();
        assertThat(play("sec r /dev/mapper/base 0 8").text()).isEqualTo("0+8 'A'\n");
    }

    @Test
    void stepsAddUpToTheWholeLine() {
        play(STACK);
        RevisionId before = at;
        int whole = machine.run(before, "sec w /dev/mapper/base 0 8 A").steps().size();
        play("task w sec w /dev/mapper/base 0 8 A");
        int steps = 0;
        while (play("step w").exitCode() == 0) {
            steps++;
            assertThat(steps).isLessThan(3 * whole);
        }
        assertThat(steps).isBetween(whole / 2, whole + 2);
        assertThat(play("sec r /dev/mapper/base 0 8").text()).isEqualTo("0+8 'A'\n");
        assertThat(play("step w").text()).isEqualTo("step: no task w\n");
    }

    @Test
    void waitsUntilSomethingIsTrue() {
        play(STACK + "task w sec w /dev/mapper/base 0 8 A\nuntil copies 1");
        assertThat(last.exitCode()).as(last.text()).isZero();
        Run cut = machine.run(at, "crash none");
        assertThat(machine.run(cut.end(), "sec r /dev/vda 0 8").text()).doesNotContain("'A'");
        assertThat(play("until copies 5").exitCode()).isEqualTo(1);
        assertThat(last.text()).isEqualTo("until: nothing is left to run, and it is not so\n");
        assertThat(play("until never mind").exitCode()).isEqualTo(2);
    }

    @Test
    void aTaskKeepsItsNextLinesInOrder() {
        play("mkfs.ext4 -q -b 4096 /dev/pmem0\nmount -o dax=always /dev/pmem0 /mnt\ndd if=/dev/zero of=/mnt/f bs=4k count=2 status=none");
        play("task w poke /mnt/f 0 A\ntask w poke /mnt/f 1 B\ntask r peek /mnt/f 0\nrun");
        assertThat(last.text()).contains("w stored 'A' at 0", "w stored 'B' at 1", "r loaded");
        assertThat(play("peek /mnt/f 1").text()).contains("'B'");
        assertThat(play("step nobody").exitCode()).isEqualTo(1);
        assertThat(play("task").exitCode()).isEqualTo(2);
    }
}
