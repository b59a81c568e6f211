package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.sim.device.Survival;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.PowerLine.How;

/** The states of a persistent store after a power cut, row by row. The origin is on vda, the store on vdb. */
class CrashRowsTest {

    private static final String LOWER = "dmsetup create org --table '0 8192 linear /dev/vda 0'\n"
            + "dmsetup create cow --table '0 4096 linear /dev/vdb 0'\n";
    private static final String UPPER = "dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'\n"
            + "dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow P 8'\n";
    private static final String OLD = "sec w /dev/mapper/org 0 4096 o\nblockdev --flushbufs /dev/mapper/org\n";
    private static final String VDB = "254:16";

    private final StepLab lab = new StepLab("#: pmem0=raw pmem1=raw\n");

    private void cut(KernelState at, Survival survival) {
        lab.cut(at, survival);
        lab.play(LOWER + UPPER);
    }

    /** A row of the table of crash states. */
    private interface Row {
        void holds(CrashRowsTest test);
    }

    private static Arguments row(String text, Row row) {
        return Arguments.of(Named.of("C8 " + text, row));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("COW data written, entry not: as if nothing had been copied", CrashRowsTest::dataWithoutTheirEntry),
                row("area write torn: the last entries of its batch are missing", CrashRowsTest::tornAtItsEnd),
                row("area write torn where a later sector landed: stray entries come alive when the gap is filled",
                        CrashRowsTest::tornAtItsBegin),
                row("area full, next area zeroed, area not written: fine", test -> test.fullArea(Survival.NONE, "2056/4096 16")),
                row("area full and written: its successor is zero in every case", test -> test.fullArea(Survival.ALL, "2072/4096 24")),
                row("next area not zeroed while the area is written: stale bytes are taken for exceptions", CrashRowsTest::staleArea),
                row("write of the invalid header lost: a snapshot that looks valid", CrashRowsTest::lostInvalidation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void stateOnNextLoad(Row row) {
        row.holds(this);
    }

    private void dataWithoutTheirEntry() {
        lab.play(LOWER + OLD + UPPER);
        List<KernelState> commits = lab.before("sec w /dev/mapper/base 8 8 A", "write " + VDB + " 8+8");
        assertThat(commits).hasSize(1);
        cut(commits.getFirst(), Survival.NONE);
        assertThat(lab.out("sec r /dev/mapper/snap 0 32")).isEqualTo("0+32 'o'\n");
        assertThat(lab.out("sec r /dev/mapper/base 0 32")).isEqualTo("0+32 'o'\n");
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot 16/4096 16\n");
    }

    /** One write commits 40 entries: sectors 8 and 9 of the store. */
    private KernelState commitOfForty() {
        lab.play(LOWER + OLD + UPPER + "dmsetup suspend base; dmsetup resume base\ndmsetup suspend cow\n");
        lab.play("sec w /dev/mapper/base 0 320 A &\n");
        List<KernelState> commits = lab.before("dmsetup resume cow; wait", "write " + VDB + " 8+8");
        return commits.getFirst();
    }

    private void tornAtItsEnd() {
        cut(commitOfForty(), (dev, unit, age) -> !dev.toString().equals(VDB) || unit != 9);
        assertThat(lab.out("sec r /dev/mapper/snap 0 400")).isEqualTo("0+400 'o'\n");
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot " + (16 + 32 * 8) + "/4096 16\n");
    }

    private void tornAtItsBegin() {
        cut(commitOfForty(), (dev, unit, age) -> !dev.toString().equals(VDB) || unit != 8);
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot 16/4096 16\n");
        for (int chunk = 100; chunk < 132; chunk++) {
            lab.play("sec w /dev/mapper/base " + chunk * 8 + " 8 B\n");
        }
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot " + (16 + 32 * 8) + "/4096 16\n");
        lab.play("dmsetup remove base; dmsetup remove snap\n" + UPPER);
        assertThat(lab.out("dmsetup status snap")).as("32 new entries, and 8 that the cut left behind them")
                .isEqualTo("0 8192 snapshot " + (16 + 40 * 8) + "/4096 16\n");
    }

    /** A store that was full of something before it became one, its first area but for an entry full. */
    private void almostFullArea() {
        lab.play("sec w /dev/vdb 0 4096 z\n" + LOWER + "sec w /dev/mapper/cow 0 8 0x00\n" + OLD + UPPER
                + "dmsetup suspend base; dmsetup resume base\n");
        for (int chunk = 0; chunk < 255; chunk++) {
            lab.play("sec w /dev/mapper/base " + chunk * 8 + " 8 A\n");
        }
    }

    private void fullArea(Survival survival, String usage) {
        almostFullArea();
        cut(lab.before("sec w /dev/mapper/base 2040 8 A", "write " + VDB + " 8+8").getLast(), survival);
        assertThat(lab.out("sec r /dev/mapper/snap 0 2056")).isEqualTo("0+2056 'o'\n");
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot " + usage + "\n");
    }

    /** The kernel zeroes it first, so it takes a hand to bring the old bytes back. */
    private void staleArea() {
        almostFullArea();
        lab.play("sec w /dev/mapper/base 2040 8 A\n");
        lab.cut(lab.state(), Survival.ALL);
        KernelState zeroed = lab.state();
        lab.play(LOWER + UPPER);
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot 2072/4096 24\n");
        lab.cut(zeroed, Survival.ALL);
        lab.play("sec w /dev/vdb 2064 1 0x01\n" + LOWER + UPPER);
        assertThat(lab.out("dmsetup status snap")).as("32 entries that nobody wrote").isNotEqualTo("0 8192 snapshot 2072/4096 24\n");
    }

    private void lostInvalidation() {
        String small = "dmsetup create org --table '0 8192 linear /dev/vda 0'\ndmsetup create cow --table '0 32 linear /dev/vdb 0'\n";
        lab.play(small + OLD + UPPER + "dmsetup suspend base; dmsetup resume base\n");
        lab.play("sec w /dev/mapper/base 0 8 A\nsec w /dev/mapper/base 8 8 A\nsec w /dev/mapper/base 16 8 A\n");
        assertThat(lab.out("dmsetup status snap")).contains("Invalid");
        KernelState end = lab.state();
        lab.cut(end, How.ALL);
        lab.play(small + UPPER);
        assertThat(lab.out("dmsetup status snap")).contains("Invalid");
        lab.cut(end, How.WORST);
        lab.play(small + UPPER);
        assertThat(lab.out("dmsetup status snap")).isEqualTo("0 8192 snapshot 32/32 16\n");
        assertThat(lab.out("sec r /dev/mapper/snap 0 32")).isEqualTo("0+16 'o'\n16+8 'A'\n24+8 'o'\n");
    }

    @Test
    void eachPowerCutDrawsAnew() {
        Set<String> seen = new TreeSet<>();
        lab.play("sec w /dev/vda 0 8 A\n");
        for (int i = 0; i < 6; i++) {
            lab.cut(lab.state(), How.DRAWN);
            seen.add(lab.out("sec r /dev/vda 0 8"));
            lab.play("sec w /dev/vda 0 8 0x00\nblockdev --flushbufs /dev/vda\nsec w /dev/vda 0 8 A\n");
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    @Test
    void storesLastOnceTheyAreWrittenBackAndFenced() {
        var lab = new StepLab("");
        lab.play("mkfs.ext4 -q -b 4096 /dev/pmem0\nmount -o dax=always /dev/pmem0 /mnt\n"
                + "dd if=/dev/zero of=/mnt/f bs=4k count=1 status=none\nsync\npoke /mnt/f 0 A\nsync\n");
        assertThat(afterStores(lab, "")).isEqualTo("sh loaded 'A' at 0 of /mnt/f (read fault)\n");
        assertThat(afterStores(lab, "clwb /mnt/f 0\n")).contains("'A'");
        assertThat(afterStores(lab, "fence\n")).contains("'A'");
        assertThat(afterStores(lab, "clwb /mnt/f 64\nfence\n")).contains("'A'");
        assertThat(afterStores(lab, "clwb /mnt/f 0\nfence\n")).contains("'B'");
        assertThat(afterStores(lab, "sync\n")).contains("'B'");
    }

    private static String afterStores(StepLab lab, String then) {
        KernelState start = lab.state();
        lab.play("poke /mnt/f 0 B\n" + then);
        lab.cut(lab.state(), How.NONE);
        lab.play("mount -o dax=always /dev/pmem0 /mnt\n");
        String loaded = lab.out("peek /mnt/f 0");
        lab.back(start);
        return loaded;
    }

    @Test
    void orderlyStopLosesNothing() {
        lab.play("mkfs.ext4 -q /dev/vda\nmount /dev/vda /mnt\necho text >/mnt/f\nsec w /dev/vdb 0 8 A\ntouch /tmp/t /etc/e\n");
        lab.cut(lab.state(), How.ORDERLY);
        lab.play("mount /dev/vda /mnt\n");
        assertThat(lab.out("cat /mnt/f; ls /tmp /etc/e; sec r /dev/vdb 0 8")).isEqualTo("text\n/etc/e\n\n/tmp:\n0+8 'A'\n");
        assertThat(lab.out("dmesg")).doesNotContain("recovery");
    }
}
