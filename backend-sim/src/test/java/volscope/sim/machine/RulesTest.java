package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.explain.Finding.Rule;
import volscope.model.machine.ScriptLine;
import volscope.sim.check.Watch;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;

/** The rules of direct access above snapshots, judged after every step: kept where they are promised, and seen to be broken where not. */
class RulesTest {

    private static final String MAPPED = """
            vgcreate -s 4k vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mkdir -p /mnt/a /mnt/b
            mount -o dax=always /dev/vg0/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=4 status=none; sync
            poke /mnt/a/f 0 A as w; poke /mnt/a/f 4096 A as w
            """;
    private static final String STORES = MAPPED + """
            lvcreate -s -L 256k -n snap0 vg0/lv0
            poke /mnt/a/f 0 B as w
            dd if=/dev/zero of=/mnt/a/g bs=4k count=3 status=none; sync
            poke /mnt/a/f 0 C as v
            lvcreate -s -L 256k -c 8k -n snap1 vg0/lv0
            poke /mnt/a/f 4096 D as w
            poke /mnt/a/f 0 D as v
            """;
    private static final String BOTH = STORES + """
            mount -o dax=always /dev/vg0/snap0 /mnt/b
            peek /mnt/b/f 0 as r
            poke /mnt/b/f 4096 X as r
            poke /mnt/a/f 8192 E as w
            peek /mnt/b/f 8192 as r
            umount /mnt/b
            lvremove -y vg0/snap1
            poke /mnt/a/f 8192 F as w
            """;
    private static final String FULL = MAPPED + """
            lvcreate -s -L 40k -n snap0 vg0/lv0
            mount -o dax=always,ro /dev/vg0/snap0 /mnt/b
            peek /mnt/b/f 0 as r
            dd if=/dev/zero of=/mnt/a/g bs=4k count=16 status=none; sync
            poke /mnt/a/f 8192 F as w
            """;
    private static final String MERGED = MAPPED + """
            lvcreate -s -L 256k -n snap0 vg0/lv0
            poke /mnt/a/f 0 B as w
            poke /mnt/a/f 4096 B as w
            dmsetup suspend vg0-lv0
            dmsetup suspend vg0-snap0
            dmsetup load vg0-lv0 --table "0 32768 snapshot-merge 253:1 253:2 P 8"
            dmsetup load vg0-snap0 --table "0 32768 error"
            dmsetup resume vg0-lv0
            poke /mnt/a/f 4096 C as w
            dmsetup resume vg0-snap0
            poke /mnt/a/f 0 C as w
            """;
    private static final String PINNED = MAPPED + """
            dma pin /mnt/a/f 0 as nic
            lvcreate -s -L 64k -n snap0 vg0/lv0 &
            sleep 1
            dma write /mnt/a/f 0 X as nic
            dma done /mnt/a/f 0 as nic
            wait
            poke /mnt/a/f 0 Z as w
            """;

    private static final String HUGE = """
            vgcreate -s 2m --dataalignment 2m vg0 /dev/pmem0
            lvcreate -L 32M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mkdir -p /mnt/a /mnt/b
            mount -o dax=always /dev/vg0/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=2M count=1 status=none; sync
            poke /mnt/a/f 8192 A as w
            lvcreate -s -L 8M -c 128k -n snap0 vg0/lv0
            peek /mnt/a/f 0 as r
            poke /mnt/a/f 4096 B as w
            poke /mnt/a/f 1048576 C as w
            mount -o dax=always,ro /dev/vg0/snap0 /mnt/b
            peek /mnt/b/f 0 as s
            poke /mnt/a/f 1052672 D as v
            """;

    private static Watch play(String kernel, String script) {
        var lab = Transcript.open(script, kernel, MachineRecording.LINES);
        var machine = (SimulatedMachine) lab.machine();
        KernelState state = machine.stateOf(machine.start());
        Watch watch = new Watch(state);
        for (ScriptLine line : lab.lines()) {
            if (line.runs()) {
                Kernel draft = Kernel.open(state, watch);
                var unused = new Scheduler(draft).run(line.text());
                state = draft.publish();
            }
        }
        return watch;
    }

    static Stream<Arguments> promised() {
        return Stream
                .of("dax-origin", "dax-full", "dax-2018-api", "dax-full+lazy", "dax-full+pmd-all-chunks", "dax-full+lazy+pmd-all-chunks")
                .flatMap(kernel -> Stream.of(STORES, BOTH, FULL, MERGED, PINNED, HUGE).map(script -> Arguments.of(kernel, script)));
    }

    @ParameterizedTest
    @MethodSource("promised")
    void areKeptAfterEveryStepOfTheDesignedKernels(String kernel, String script) {
        Watch watch = play(kernel, script);
        assertThat(watch.steps()).isGreaterThan(300);
        assertThat(watch.broken()).isEmpty();
    }

    @Test
    void aSecondStoreOfAnOldKernelIsSeen() {
        Watch watch = play("4.8", MAPPED.replace("dax=always", "dax") + "lvcreate -s -L 256k -n snap0 vg0/lv0\npoke /mnt/a/f 0 B as w\n");
        assertThat(watch.broken()).extracting(broken -> broken.finding().rule()).contains(Rule.I1, Rule.I2);
        assertThat(watch.broken().stream().filter(broken -> broken.finding().rule() == Rule.I2)).first()
                .matches(broken -> broken.finding().task().equals("w"));
    }

    @ParameterizedTest
    @CsvSource({"4.14", "4.18", "5.4", "6.1", "6.12"})
    void theReportBreaksNothing(String kernel) {
        assertThat(play(kernel, MAPPED.replace("dax=always", "dax") + "lvcreate -s -L 256k -n snap0 vg0/lv0\npoke /mnt/a/f 0 B as w\n")
                .broken()).isEmpty();
    }

    @Test
    void aSnapshotMadeWithoutAFreezeIsSeen() {
        Watch watch = play("6.1", MAPPED + """
                dmsetup create real --table "0 32768 linear 259:0 2048"
                dmsetup create cow --table "0 512 linear 259:0 40960"
                dmsetup suspend --nolockfs vg0-lv0
                dmsetup create snap --table "0 32768 snapshot /dev/mapper/real /dev/mapper/cow P 8"
                poke /mnt/a/f 0 B as w
                """);
        assertThat(watch.broken()).extracting(broken -> broken.finding().rule()).contains(Rule.I6, Rule.I1);
    }

    @Test
    void aWriteBelowAnOriginIsSeen() {
        Watch watch = play("6.1", """
                vgcreate -s 4k vg0 /dev/vda
                lvcreate -L 64k -n lv0 vg0
                lvcreate -s -L 40k -n snap0 vg0/lv0
                sec w /dev/vg0/lv0 0 8 A
                sec w /dev/mapper/vg0-lv0-real 24 1 B
                """);
        assertThat(watch.broken()).hasSize(1);
        assertThat(watch.broken().getFirst().finding().rule()).isEqualTo(Rule.I1);
        assertThat(watch.broken().getFirst().finding().chunk()).isEqualTo(3);
        assertThat(watch.broken().getFirst().finding().snapshot()).isEqualTo("vg0-snap0");
    }

    @Test
    void aDeviceThatLosesDirectAccessUnderItsUserIsSeen() {
        Watch watch = play("6.1", """
                dmsetup create d --table "0 131072 linear /dev/vda 0"
                dmsetup load d --table "0 131072 linear /dev/pmem0 0"
                dmsetup resume d
                mkfs.ext4 -q -b 4096 /dev/mapper/d
                mkdir -p /mnt/a
                mount -o dax=always /dev/mapper/d /mnt/a
                dmsetup load d --table "0 131072 linear /dev/vda 0"
                dmsetup resume d
                """);
        assertThat(watch.broken()).extracting(broken -> broken.finding().rule()).containsExactly(Rule.I9);
    }

    @Test
    void aTableThatMovesMappedPagesIsSeen() {
        Watch watch = play("6.1", MAPPED + """
                dmsetup suspend vg0-lv0
                dmsetup load vg0-lv0 --table "0 32768 linear 259:0 204800"
                dmsetup resume vg0-lv0
                """);
        assertThat(watch.broken()).extracting(broken -> broken.finding().rule()).contains(Rule.I8);
    }

    private static final String LAZY = MAPPED + """
            lvcreate -s -L 256k -n snap0 vg0/lv0
            mount -o dax=always /dev/vg0/snap0 /mnt/b
            peek /mnt/b/f 0 as r
            peek /mnt/b/f 4096 as r
            poke /mnt/b/f 0 X as r
            poke /mnt/a/f 4096 B as w
            """;
    private static final String LOOPHOLE = """
            dmsetup create d --table "0 131072 linear /dev/vda 0"
            dmsetup load d --table "0 131072 linear /dev/pmem0 0"
            dmsetup resume d
            mkfs.ext4 -q -b 4096 /dev/mapper/d
            mkdir -p /mnt/a
            mount -o dax=always /dev/mapper/d /mnt/a
            dmsetup load d --table "0 131072 linear /dev/vda 0"
            dmsetup resume d
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(Arguments.of("no-copy", STORES, Rule.I2), Arguments.of("copy-on-bio-only", STORES, Rule.I1),
                Arguments.of("skip-freeze", STORES, Rule.I6), Arguments.of("old-pfn-mkwrite", STORES, Rule.I2),
                Arguments.of("lazy-no-revoke", LAZY, Rule.I3),
                Arguments.of("lazy-no-unmap", LAZY, Rule.I3), Arguments.of("invalidate-no-revoke", FULL, Rule.I10),
                Arguments.of("allow-dax-to-bio", LOOPHOLE, Rule.I9), Arguments.of("ignore-pins", PINNED, Rule.I7),
                Arguments.of("pmd-one-chunk", HUGE, Rule.I2));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aKnownMistakeIsSeenAndItsCorrectionIsNot(String mistake, String script, Rule rule) {
        assertThat(play("dax-full+" + mistake, script).broken()).extracting(broken -> broken.finding().rule()).contains(rule);
        assertThat(play("dax-full", script).broken()).isEmpty();
    }
}
