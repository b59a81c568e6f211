package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The facts about device mapper and snapshots that a simulator easily gets wrong, numbered as in the specification's list of them. */
class ChecklistTest {

    private static final String HEAD = "#: pmem1=raw vda=64M vdb=64M\n";
    private static final String LOWER = "dmsetup create org --table '0 8192 linear /dev/vda 0'\n";
    private static final String SNAPPED = LOWER + """
            sec w /dev/mapper/org 0 64 o
            dmsetup create cow --table '0 40 linear /dev/vdb 0'
            dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'
            dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow PO 8'
            dmsetup suspend base; dmsetup resume base
            """;
    private static final String EVENTS = "dmsetup info -c --noheadings -o events snap";

    private final StepLab lab = new StepLab(HEAD);

    /** A fact of the list. */
    private interface Fact {
        void holds(ChecklistTest test);
    }

    private static Arguments fact(int number, String text, Fact fact) {
        return Arguments.of(Named.of("G" + number + " " + text, fact));
    }

    static Stream<Arguments> facts() {
        return Stream.of(fact(1, "the first table decides the type, for good", ChecklistTest::type),
                fact(1, "clearing it undoes nothing", ChecklistTest::typeAfterClear),
                fact(1, "from bio to DAX a device may go, and back", ChecklistTest::upgrade),
                fact(2, "areas are measured at the first load", ChecklistTest::firstLoad),
                fact(2, "and then at the resume alone, which leaves the device suspended", ChecklistTest::laterLoad),
                fact(3, "a suspend freezes, then stops requests, then waits for those on their way", ChecklistTest::order),
                fact(3, "DAX goes on", ChecklistTest::daxGoesOn),
                fact(4, "the old table goes after the resume: two tables of one store live side by side", ChecklistTest::sideBySide),
                fact(5, "a load reads the store and writes its header; copies start with the resume", ChecklistTest::loadAndResume),
                fact(6, "a write of the origin waits for its first snapshot, whose copy starts last", ChecklistTest::firstPending),
                fact(6, "and looks again before it goes on", ChecklistTest::looksAgain),
                fact(7, "exceptions are committed together, in the order in which they were allocated", ChecklistTest::batch),
                fact(7, "and the next area is zeroed before a full one is written", ChecklistTest::nextArea),
                fact(8, "only a whole chunk written through the snapshot needs no copy", ChecklistTest::shortcut),
                fact(9, "allocation passes over areas", ChecklistTest::allocation),
                fact(10, "an overflow is no event, an invalidation is one", ChecklistTest::overflow),
                fact(10, "an overflow survives a handover, not a new device", ChecklistTest::overflowHandedOver),
                fact(11, "finer reasons never reach the log", ChecklistTest::reasons),
                fact(12, "a flush of the snapshot goes to its store alone", ChecklistTest::flush),
                fact(12, "a discard without an exception does nothing", ChecklistTest::discard));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void holds(Fact fact) {
        fact.holds(this);
    }

    private static String refusal(int old, int next) {
        return "device-mapper: ioctl: can't change device type (old=" + old + " vs new=" + next + ") after initial table load.";
    }

    private void type() {
        lab.play("dmsetup create a --table '0 64 linear /dev/pmem0 0'\n");
        assertThat(lab.say("dmsetup load a --table '0 64 linear /dev/vda 0'"))
                .isEqualTo("device-mapper: reload ioctl on a  failed: Invalid argument\nCommand failed.\n");
        assertThat(lab.log()).endsWith(refusal(3, 1));
        assertThat(lab.say("dmsetup info -c --noheadings -o attr a")).isEqualTo("L--w\n");
        assertThat(lab.say("dmsetup load a --table '0 64 error'; dmsetup resume a; dmsetup table a")).isEqualTo("0 64 error \n");
    }

    private void typeAfterClear() {
        assertThat(lab.say("dmsetup create a --notable; dmsetup load a --table '0 64 linear /dev/pmem0 0'; dmsetup clear a"
                + "; dmsetup load a --table '0 64 snapshot-origin /dev/vda'; dmsetup load a --table '0 64 linear /dev/pmem0 8'"))
                .isEqualTo("device-mapper: reload ioctl on a  failed: Invalid argument\nCommand failed.\n");
        assertThat(lab.log()).endsWith(refusal(3, 1));
    }

    private void upgrade() {
        assertThat(lab.say("dmsetup create a --table '0 64 linear /dev/vda 0'; dmsetup load a --table '0 64 linear /dev/pmem0 0'"
                + "; dmsetup resume a; cat /sys/block/dm-0/queue/dax; dmsetup load a --table '0 64 linear /dev/vda 0'; dmsetup resume a"
                + "; cat /sys/block/dm-0/queue/dax")).isEqualTo("1\n0\n");
    }

    private void firstLoad() {
        assertThat(lab.say("dmsetup create a --table '0 131073 linear /dev/vda 0'; dmsetup ls"))
                .isEqualTo("device-mapper: reload ioctl on a (253:0) failed: Invalid argument\nCommand failed.\nNo devices found\n");
        assertThat(lab.log()).endsWith("device-mapper: table: 253:0: vda too small for target: start=0, len=131073, dev_size=131072",
                "device-mapper: core: Cannot calculate initial queue limits",
                "device-mapper: ioctl: unable to set up device queue for new table.");
    }

    private void laterLoad() {
        lab.play("dmsetup create a --table '0 64 linear /dev/vda 0'\n");
        assertThat(lab.say("dmsetup load a --table '0 131073 linear /dev/vda 0'")).isEmpty();
        assertThat(lab.say("dmsetup resume a"))
                .isEqualTo("device-mapper: resume ioctl on a  failed: Invalid argument\nCommand failed.\n");
        assertThat(lab.log()).endsWith("device-mapper: table: 253:0: vda too small for target: start=0, len=131073, dev_size=131072");
        assertThat(lab.say("dmsetup info -c --noheadings -o attr a; dmsetup table a")).isEqualTo("L-sw\n0 64 linear 254:0 0\n");
    }

    private static final String MOUNTED = """
            dmsetup create low --table '0 65536 linear /dev/pmem0 0'
            dmsetup create a --table '0 65536 linear /dev/mapper/low 0'
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/a
            mount -o dax=always /dev/mapper/a /mnt
            dd if=/dev/zero of=/mnt/f bs=4k count=2 status=none; sync
            """;

    private void order() {
        lab.play(MOUNTED);
        lab.play("dmsetup suspend --nolockfs low\n( sec r /dev/mapper/a 0 1 >/tmp/read ) &\ndmsetup suspend a &\nsleep 1\n");
        assertThat(lab.say("fsfreeze -f /mnt")).as("frozen already").contains("Device or resource busy");
        assertThat(lab.say("dmsetup info -c --noheadings -o attr a")).as("it waits for the read").isEqualTo("L--w\n");
        lab.play("( sec r /dev/mapper/a 8 1 >/tmp/late ) &\ndmsetup resume low\nsleep 1\n");
        assertThat(lab.say("dmsetup info -c --noheadings -o attr a; wc -l </tmp/read; wc -l </tmp/late")).isEqualTo("L-sw\n1\n0\n");
        assertThat(lab.say("dmsetup resume a; wait; wc -l </tmp/late")).isEqualTo("1\n");
    }

    private void daxGoesOn() {
        lab.play(MOUNTED + "dmsetup suspend --nolockfs a\n");
        assertThat(lab.say("poke /mnt/f 0 B as w")).isEqualTo("w stored 'B' at 0 of /mnt/f (write fault)\n");
        assertThat(lab.say("peek /mnt/f 4096 as r")).isEqualTo("r loaded 0x00 at 4096 of /mnt/f (read fault)\n");
    }

    private void sideBySide() {
        lab.play(SNAPPED + "sec w /dev/mapper/base 0 8 A\n");
        lab.play("dmsetup load snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow PO 8'\n");
        assertThat(lab.say("dmsetup status snap; dmsetup status --inactive snap"))
                .isEqualTo("0 8192 snapshot 24/40 16\n0 8192 snapshot 0/40 0\n");
        assertThat(
                lab.say("dmsetup suspend base; dmsetup resume snap; dmsetup resume base; dmsetup status snap; sec r /dev/mapper/snap 0 8"))
                .isEqualTo("0 8192 snapshot 24/40 16\n0+8 'o'\n");
    }

    private void loadAndResume() {
        lab.play(LOWER + "sec w /dev/vda 0 64 o\ndmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'\n");
        lab.play("dmsetup create snap --notable\ndmsetup load snap --table '0 8192 snapshot /dev/mapper/org /dev/vdb P 8'\n");
        assertThat(lab.say("head -c 4 /dev/vdb; echo")).isEqualTo("SnAp\n");
        lab.play("sec w /dev/mapper/base 0 8 A\ndmsetup resume snap\n");
        assertThat(lab.say("dmsetup status snap; sec r /dev/mapper/snap 0 8"))
                .isEqualTo("0 8192 snapshot 16/131072 16\n0+8 'A'\n");
        assertThat(lab.say("sec w /dev/mapper/base 8 8 B; dmsetup status snap; sec r /dev/mapper/snap 8 8"))
                .isEqualTo("0 8192 snapshot 24/131072 16\n8+8 'o'\n");
    }

    /** Two snapshots of one origin; the one with larger chunks comes first. */
    private void two() {
        lab.play(LOWER + """
                dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'
                dmsetup create small --table '0 8192 snapshot /dev/mapper/org /dev/vdb N 8'
                dmsetup create large --table '0 8192 snapshot /dev/mapper/org /dev/pmem1 N 16'
                dmsetup suspend base; dmsetup resume base
                """);
    }

    private void firstPending() {
        two();
        List<String> steps = lab.steps("sec w /dev/mapper/base 0 8 A");
        assertThat(steps.stream().filter(step -> step.startsWith("read 254:0 "))).containsExactly("read 254:0 0+8", "read 254:0 0+16");
        assertThat(steps.indexOf("write 254:0 0+8")).isGreaterThan(steps.indexOf("write 259:1 0+16"));
        assertThat(steps.indexOf("write 254:0 0+8")).isGreaterThan(steps.indexOf("write 254:16 0+8"));
    }

    private void looksAgain() {
        lab.play("dmsetup create store --table '0 1024 linear /dev/vdb 0'\n" + LOWER + """
                dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'
                dmsetup create small --table '0 8192 snapshot /dev/mapper/org /dev/mapper/store N 8'
                dmsetup create large --table '0 8192 snapshot /dev/mapper/org /dev/pmem1 N 16'
                dmsetup suspend base; dmsetup resume base; dmsetup suspend store
                ( sec w /dev/mapper/base 0 8 A ) &
                """);
        assertThat(lab.say("sec w /dev/mapper/large 0 1 L; sec r /dev/mapper/large 0 2; sec r /dev/mapper/org 0 8"))
                .as("the first copy is complete").isEqualTo("0+1 'L'\n1+1 0x00\n0+8 0x00\n");
        assertThat(lab.say("dmsetup resume store; wait; sec r /dev/mapper/small 0 8; sec r /dev/mapper/org 0 8"))
                .isEqualTo("0+8 0x00\n0+8 'A'\n");
    }

    private void batch() {
        lab.play(SNAPPED);
        List<String> steps = lab.steps("sec w /dev/mapper/base 0 24 A");
        assertThat(steps.stream().filter(step -> step.startsWith("write 254:16 "))).containsExactly("write 254:16 16+8",
                "write 254:16 24+8", "write 254:16 32+8", "write 254:16 8+8");
        assertThat(lab.say("hexdump -C -s 4096 -n 48 /dev/vdb")).isEqualTo("""
                00001000  00 00 00 00 00 00 00 00  02 00 00 00 00 00 00 00  |................|
                00001010  01 00 00 00 00 00 00 00  03 00 00 00 00 00 00 00  |................|
                00001020  02 00 00 00 00 00 00 00  04 00 00 00 00 00 00 00  |................|
                00001030
                """);
    }

    private void nextArea() {
        lab.play(LOWER + """
                dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'
                dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/vdb P 8'
                dmsetup suspend base; dmsetup resume base
                sec w /dev/mapper/base 0 2040 A
                """);
        List<String> writes = lab.steps("sec w /dev/mapper/base 2040 8 A").stream().filter(step -> step.startsWith("write 254:16 "))
                .toList();
        assertThat(writes).containsExactly("write 254:16 2056+8", "write 254:16 2064+8", "write 254:16 8+8");
        assertThat(lab.say("dmsetup status snap")).isEqualTo("0 8192 snapshot 2072/131072 24\n");
    }

    private void shortcut() {
        lab.play(SNAPPED);
        assertThat(lab.steps("sec w /dev/mapper/snap 0 8 A")).noneMatch(step -> step.startsWith("read 254:0"));
        assertThat(lab.steps("sec w /dev/mapper/snap 8 7 A")).contains("read 254:0 8+8");
        assertThat(lab.steps("sec w /dev/mapper/base 16 8 A")).contains("read 254:0 16+8");
    }

    private void allocation() {
        lab.play(LOWER + """
                dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'
                dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/vdb P 1'
                dmsetup suspend base; dmsetup resume base
                sec w /dev/mapper/base 0 33 A
                """);
        assertThat(lab.say("hexdump -C -s $((512+31*16)) -n 16 /dev/vdb; hexdump -C -s $((34*512)) -n 16 /dev/vdb; dmsetup status snap"))
                .isEqualTo("""
                        000003f0  1f 00 00 00 00 00 00 00  21 00 00 00 00 00 00 00  |........!.......|
                        00000400
                        00004400  20 00 00 00 00 00 00 00  23 00 00 00 00 00 00 00  | .......#.......|
                        00004410
                        0 8192 snapshot 36/131072 3
                        """);
    }

    private void overflow() {
        lab.play(SNAPPED + "sec w /dev/mapper/snap 0 32 A\n");
        assertThat(lab.say("dmsetup status snap; " + EVENTS)).isEqualTo("0 8192 snapshot Overflow\n0\n");
        assertThat(lab.log()).endsWith("device-mapper: snapshots: Snapshot overflowed: Unable to allocate exception.");
        assertThat(lab.say("sec w /dev/mapper/base 64 8 A; dmsetup status snap; " + EVENTS)).isEqualTo("0 8192 snapshot Invalid\n1\n");
        assertThat(lab.log()).endsWith("device-mapper: snapshots: Invalidating snapshot: Unable to allocate exception.");
    }

    private void overflowHandedOver() {
        String table = "'0 8192 snapshot /dev/mapper/org /dev/mapper/cow PO 8'";
        lab.play(SNAPPED + "sec w /dev/mapper/snap 0 32 A\ndmsetup suspend base; dmsetup load snap --table " + table
                + "; dmsetup resume snap; dmsetup resume base\n");
        assertThat(lab.say("dmsetup status snap")).isEqualTo("0 8192 snapshot Overflow\n");
        assertThat(lab.say("dmsetup remove snap; dmsetup create snap --table " + table + "; dmsetup status snap"))
                .isEqualTo("0 8192 snapshot 40/40 16\n");
    }

    private void reasons() {
        for (String store : List.of("X 8", "P 7", "P 4194304", "P x", "PX 8")) {
            assertThat(lab.say("dmsetup create s --table '0 64 snapshot /dev/vda /dev/vdb " + store + "'")).contains("Invalid argument");
            assertThat(lab.log()).as(store).endsWith(
                    "device-mapper: table: 253:0: snapshot: Couldn't create exception store (-EINVAL)",
                    "device-mapper: ioctl: error adding target to table");
        }
    }

    private void flush() {
        lab.play(SNAPPED);
        assertThat(lab.steps("blockdev --flushbufs /dev/mapper/snap")).contains("flush 254:16").doesNotContain("flush 254:0");
        assertThat(lab.steps("blockdev --flushbufs /dev/mapper/base")).contains("flush 254:0").doesNotContain("flush 254:16");
    }

    private void discard() {
        lab.play(SNAPPED + "dmsetup remove snap\ndmsetup create snap --table "
                + "'0 8192 snapshot /dev/mapper/org /dev/mapper/cow PO 8 1 discard_zeroes_cow'\n");
        assertThat(lab.say("blkdiscard -o 0 -l 4096 /dev/mapper/snap; dmsetup status snap; sec r /dev/mapper/snap 0 8"))
                .isEqualTo("0 8192 snapshot 16/40 16\n0+8 'o'\n");
    }
}
