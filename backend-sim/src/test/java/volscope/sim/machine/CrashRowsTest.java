package volscope.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.machine.MachineFactory.Terminal;
import volscope.sim.device.Survival;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.machine.PowerLine.How;
import volscope.sim.profile.Profiles;

/** The states of a persistent store after a power cut, row by row. The origin is on vda, the store on vdb. */
class CrashRowsTest {

    private static final String LOWER = "dmsetup create org --table '0 8192 linear /dev/vda 0'\n"
            + "dmsetup create cow --table '0 4096 linear /dev/vdb 0'\n";
    private static final String UPPER = "dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'\n"
            + "dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow P 8'\n";
    private static final String OLD = "sec w /dev/mapper/org 0 4096 o\nblockdev --flushbufs /dev/mapper/org\n";
    private static final String VDB = "254:16";

    private KernelState state = boot("#: pmem0=raw pmem1=raw\n");

    private static KernelState boot(String head) {
        Settings settings = ((Settings.Read) Settings.read(head)).settings();
        return PowerOn.boot(Profiles.V6_1, SimulatedMachines.layers(settings.modules(), SimulatedMachines.shell(Terminal.INTERACTIVE)),
                settings, 1);
    }

    private void play(String script) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        script.lines().forEach(line -> new Scheduler(kernel).run(line));
        state = kernel.publish();
    }

    private String out(String line) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        new Scheduler(kernel).run(line);
        return new String(kernel.hook(Tasks.class).orElseThrow().console(), UTF_8);
    }

    /** The machine before each step of a line whose label starts so. */
    private List<KernelState> before(String line, String label) {
        List<KernelState> found = new ArrayList<>();
        KernelState[] last = {state};
        Kernel kernel = Kernel.open(state, (at, done) -> {
            if (done.startsWith(label)) {
                found.add(last[0]);
            }
            last[0] = at.publish();
        });
        new Scheduler(kernel).run(line);
        return found;
    }

    private void cut(KernelState at, Survival survival) {
        state = Power.off(at, survival);
        play(LOWER + UPPER);
    }

    @Test
    void copiedDataWithoutTheirEntryAreAsIfNothingHadBeenCopied() {
        play(LOWER + OLD + UPPER);
        List<KernelState> commits = before("sec w /dev/mapper/base 8 8 A", "write " + VDB + " 8+8");
        assertThat(commits).hasSize(1);
        cut(commits.getFirst(), Survival.NONE);
        assertThat(out("sec r /dev/mapper/snap 0 32")).isEqualTo("0+32 'o'\n");
        assertThat(out("sec r /dev/mapper/base 0 32")).isEqualTo("0+32 'o'\n");
        assertThat(out("dmsetup status snap")).isEqualTo("0 8192 snapshot 16/4096 16\n");
    }

    /** One write commits 40 entries: sectors 8 and 9 of the store. */
    private KernelState commitOfForty() {
        play(LOWER + OLD + UPPER + "dmsetup suspend base; dmsetup resume base\ndmsetup suspend cow\n");
        play("sec w /dev/mapper/base 0 320 A &\n");
        List<KernelState> commits = before("dmsetup resume cow; wait", "write " + VDB + " 8+8");
        return commits.getFirst();
    }

    @Test
    void aTornAreaLacksTheLastEntriesOfItsBatch() {
        cut(commitOfForty(), (dev, unit, age) -> !dev.toString().equals(VDB) || unit != 9);
        assertThat(out("sec r /dev/mapper/snap 0 400")).isEqualTo("0+400 'o'\n");
        assertThat(out("dmsetup status snap")).isEqualTo("0 8192 snapshot " + (16 + 32 * 8) + "/4096 16\n");
    }

    @Test
    void entriesBehindAGapComeAliveWhenTheGapIsFilled() {
        cut(commitOfForty(), (dev, unit, age) -> !dev.toString().equals(VDB) || unit != 8);
        assertThat(out("dmsetup status snap")).isEqualTo("0 8192 snapshot 16/4096 16\n");
        for (int chunk = 100; chunk < 132; chunk++) {
            play("sec w /dev/mapper/base " + chunk * 8 + " 8 B\n");
        }
        assertThat(out("dmsetup status snap")).isEqualTo("0 8192 snapshot " + (16 + 32 * 8) + "/4096 16\n");
        play("dmsetup remove base; dmsetup remove snap\n" + UPPER);
        assertThat(out("dmsetup status snap")).as("32 new entries, and 8 that the cut left behind them")
                .isEqualTo("0 8192 snapshot " + (16 + 40 * 8) + "/4096 16\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFullAreaIsNeverFollowedByStaleEntries(boolean arrived) {
        play("sec w /dev/vdb 0 4096 z\n" + LOWER + "sec w /dev/mapper/cow 0 8 0x00\n" + OLD + UPPER
                + "dmsetup suspend base; dmsetup resume base\n");
        for (int chunk = 0; chunk < 255; chunk++) {
            play("sec w /dev/mapper/base " + chunk * 8 + " 8 A\n");
        }
        KernelState commit = before("sec w /dev/mapper/base 2040 8 A", "write " + VDB + " 8+8").getLast();
        cut(commit, arrived ? Survival.ALL : Survival.NONE);
        assertThat(out("sec r /dev/mapper/snap 0 2056")).isEqualTo("0+2056 'o'\n");
        assertThat(out("dmsetup status snap")).isEqualTo(arrived ? "0 8192 snapshot 2072/4096 24\n" : "0 8192 snapshot 2056/4096 16\n");
    }

    @Test
    void aLostInvalidationLeavesASnapshotThatLooksValid() {
        play("dmsetup create org --table '0 8192 linear /dev/vda 0'\ndmsetup create cow --table '0 32 linear /dev/vdb 0'\n" + OLD + UPPER
                + "dmsetup suspend base; dmsetup resume base\n");
        play("sec w /dev/mapper/base 0 8 A\nsec w /dev/mapper/base 8 8 A\nsec w /dev/mapper/base 16 8 A\n");
        assertThat(out("dmsetup status snap")).contains("Invalid");
        String again = "dmsetup create org --table '0 8192 linear /dev/vda 0'\ndmsetup create cow --table '0 32 linear /dev/vdb 0'\n"
                + UPPER;
        KernelState end = state;
        state = Power.off(end, How.ALL);
        play(again);
        assertThat(out("dmsetup status snap")).contains("Invalid");
        state = Power.off(end, How.WORST);
        play(again);
        assertThat(out("dmsetup status snap")).isEqualTo("0 8192 snapshot 32/32 16\n");
        assertThat(out("sec r /dev/mapper/snap 0 32")).isEqualTo("0+16 'o'\n16+8 'A'\n24+8 'o'\n");
    }

    @Test
    void eachPowerCutDrawsAnew() {
        Set<String> seen = new TreeSet<>();
        play("sec w /dev/vda 0 8 A\n");
        for (int i = 0; i < 6; i++) {
            state = Power.off(state, How.DRAWN);
            seen.add(out("sec r /dev/vda 0 8"));
            play("sec w /dev/vda 0 8 0x00\nblockdev --flushbufs /dev/vda\nsec w /dev/vda 0 8 A\n");
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    @Test
    void storesLastOnceTheyAreWrittenBackAndFenced() {
        state = boot("");
        play("mkfs.ext4 -q -b 4096 /dev/pmem0\nmount -o dax=always /dev/pmem0 /mnt\n"
                + "dd if=/dev/zero of=/mnt/f bs=4k count=1 status=none\nsync\npoke /mnt/f 0 A\nsync\n");
        assertThat(afterStores("")).isEqualTo("sh loaded 'A' at 0 of /mnt/f (read fault)\n");
        assertThat(afterStores("clwb /mnt/f 0\n")).contains("'A'");
        assertThat(afterStores("fence\n")).contains("'A'");
        assertThat(afterStores("clwb /mnt/f 64\nfence\n")).contains("'A'");
        assertThat(afterStores("clwb /mnt/f 0\nfence\n")).contains("'B'");
        assertThat(afterStores("sync\n")).contains("'B'");
    }

    private String afterStores(String then) {
        KernelState start = state;
        play("poke /mnt/f 0 B\n" + then);
        state = Power.off(state, How.NONE);
        play("mount -o dax=always /dev/pmem0 /mnt\n");
        String loaded = out("peek /mnt/f 0");
        state = start;
        return loaded;
    }

    @Test
    void orderlyStopLosesNothing() {
        play("mkfs.ext4 -q /dev/vda\nmount /dev/vda /mnt\necho text >/mnt/f\nsec w /dev/vdb 0 8 A\ntouch /tmp/t /etc/e\n");
        state = Power.off(state, How.ORDERLY);
        play("mount /dev/vda /mnt\n");
        assertThat(out("cat /mnt/f; ls /tmp /etc/e; sec r /dev/vdb 0 8")).isEqualTo("text\n/etc/e\n\n/tmp:\n0+8 'A'\n");
        assertThat(out("dmesg")).doesNotContain("recovery");
    }
}
