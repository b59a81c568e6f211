package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.machine.Transcript.Block;

/** The trouble spots of direct access above snapshots, each answered in the kernels that no one ships. */
class DesignedKernelsTest {

    private static final String MAPPED = """
            vgcreate -s 4k vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mkdir -p /mnt/a /mnt/b
            mount -o dax=always /dev/vg0/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=4 status=none; sync
            poke /mnt/a/f 0 A; poke /mnt/a/f 4096 A; sync
            """;
    private static final String SNAPPED = MAPPED + "lvcreate -s -L 64k -n snap0 vg0/lv0\n";
    private static final String BOTH = SNAPPED + "mount -o dax=always,ro /dev/vg0/snap0 /mnt/b\n";

    private static List<Block> play(String kernel, String script) {
        return Transcript.play(script, kernel).blocks();
    }

    private static String first(List<Block> blocks, int fromEnd) {
        return blocks.get(blocks.size() - 1 - fromEnd).output().getFirst();
    }

    @Test
    @DisplayName("E4.1 intent: where nobody says that it reads, a load copies")
    void aReadOfTheOriginCopiesOnlyWhereNobodySaysThatItReads() {
        String reads = SNAPPED + "peek /mnt/a/f 8192\ndmsetup status vg0-snap0";
        assertThat(first(play("dax-full", reads), 0)).endsWith("16/128 16");
        assertThat(first(play("dax-origin", reads), 0)).endsWith("16/128 16");
        assertThat(first(play("dax-2018-api", reads), 0)).endsWith("24/128 16");
    }

    @ParameterizedTest
    @DisplayName("E4.8 a reader of the snapshot never sees what the origin wrote")
    @ValueSource(strings = {"dax-full", "dax-2018-api"})
    void aPageOfTheSnapshotNeverFollowsTheOrigin(String kernel) {
        List<Block> blocks = play(kernel, BOTH + """
                peek /mnt/b/f 0
                poke /mnt/a/f 0 B
                peek /mnt/b/f 0
                poke /mnt/a/f 4096 B
                peek /mnt/b/f 4096
                peek /mnt/a/f 4096
                """);
        assertThat(first(blocks, 5)).isEqualTo("sh loaded 'A' at 0 of /mnt/b/f (read fault)");
        assertThat(first(blocks, 3)).isEqualTo("sh loaded 'A' at 0 of /mnt/b/f (no fault)");
        assertThat(first(blocks, 1)).isEqualTo("sh loaded 'A' at 4096 of /mnt/b/f (read fault)");
        assertThat(first(blocks, 0)).contains("loaded 'B' at 4096");
    }

    @ParameterizedTest
    @DisplayName("E4.2 freeze: a snapshot is not activated without one")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void aSnapshotIsNotActivatedWhileTheOriginCanBeStoredInto(String kernel) {
        String byHand = MAPPED + """
                dmsetup create real --table "0 32768 linear 259:0 2048"
                dmsetup create cow --table "0 128 linear 259:0 40960"
                dmsetup suspend --nolockfs vg0-lv0
                dmsetup create snap --notable
                dmsetup load snap --table "0 32768 snapshot /dev/mapper/real /dev/mapper/cow P 8"
                dmsetup resume snap
                """;
        Block refused = play(kernel, byHand).getLast();
        assertThat(refused.output().getLast()).isEqualTo("? 1");
        assertThat(refused.log().getFirst())
                .isEqualTo("device-mapper: snapshots: Origin is mapped through 253:0, whose filesystem is not frozen.");
        Block frozen = play(kernel, byHand.replace(" --nolockfs", "")).getLast();
        assertThat(frozen.output()).containsExactly("? 0");
        assertThat(play("6.1", byHand).getLast().output()).containsExactly("? 0");
    }

    @ParameterizedTest
    @DisplayName("E4.9 pins: a device that holds a page is waited for")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void aDeviceThatHoldsAPageIsWaitedFor(String kernel) {
        List<Block> blocks = play(kernel, MAPPED + """
                dma pin /mnt/a/f 0 as nic
                lvcreate -s -L 64k -n snap0 vg0/lv0 &
                sleep 1
                dmsetup status vg0-snap0
                dma write /mnt/a/f 0 X as nic
                dma done /mnt/a/f 0 as nic
                wait
                dd if=/dev/vg0/snap0 bs=4k iflag=direct status=none | grep -c X
                dma write /mnt/a/f 0 Y as nic
                """);
        assertThat(first(blocks, 5)).as("not active yet").endsWith("snapshot 16/128 16");
        assertThat(first(blocks, 1)).as("the device's write is in the snapshot").isNotEqualTo("0");
        assertThat(first(blocks, 0)).isEqualTo("dma: nic holds no page at 0 of /mnt/a/f");
    }

    @ParameterizedTest
    @DisplayName("E4.11 full: nothing of a dead snapshot stays mapped")
    @ValueSource(strings = {"dax-full", "dax-full+lazy", "dax-2018-api"})
    void nothingOfADeadSnapshotStaysMapped(String kernel) {
        List<Block> blocks = play(kernel, BOTH + """
                peek /mnt/b/f 0
                dd if=/dev/zero of=/mnt/a/g bs=4k count=32 status=none; sync
                dmsetup status vg0-snap0
                peek /mnt/b/f 0
                peek /mnt/a/f 0
                """);
        assertThat(first(blocks, 2)).endsWith("snapshot Invalid");
        assertThat(first(blocks, 1)).isEqualTo("sh: signal 7 (Bus error) on access to /mnt/b/f at 0");
        assertThat(first(blocks, 0)).contains("loaded 'A'");
    }

    @Test
    @DisplayName("E4.11 full: the origin goes on where the snapshot is read by bios")
    void theOriginGoesOnAfterTheSnapshotDied() {
        List<Block> blocks = play("dax-origin", SNAPPED + """
                mount -o ro /dev/vg0/snap0 /mnt/b
                dd if=/dev/zero of=/mnt/a/g bs=4k count=32 status=none; sync
                dmsetup status vg0-snap0
                dd if=/dev/vg0/snap0 of=/dev/null bs=4k count=1 iflag=direct status=none
                poke /mnt/a/f 0 B
                """);
        assertThat(first(blocks, 2)).endsWith("snapshot Invalid");
        assertThat(first(blocks, 1)).isEqualTo("dd: error reading '/dev/vg0/snap0': Input/output error");
        assertThat(first(blocks, 0)).startsWith("sh stored 'B' at 0 of /mnt/a/f");
    }

    @ParameterizedTest
    @DisplayName("E4.11 full: a read of a full snapshot fails and does not kill it")
    @ValueSource(strings = {"dax-full", "dax-2018-api"})
    void aReadOfAFullSnapshotFailsAndDoesNotKillIt(String kernel) {
        List<Block> blocks = play(kernel, MAPPED + """
                lvcreate -s -L 12k -n snap0 vg0/lv0
                mount -o dax=always,ro /dev/vg0/snap0 /mnt/b
                peek /mnt/b/f 0
                peek /mnt/b/f 4096
                dmsetup status vg0-snap0
                """);
        assertThat(first(blocks, 2)).contains("loaded 'A' at 0");
        assertThat(first(blocks, 1)).isEqualTo("sh: signal 7 (Bus error) on access to /mnt/b/f at 4096");
        assertThat(first(blocks, 0)).endsWith("snapshot 24/24 16");
    }

    @ParameterizedTest
    @DisplayName("E4.6 moved blocks: mappings go before the table does")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void mappingsGoBeforeATableThatMovesTheBlocks(String kernel) {
        String moved = MAPPED + """
                peek /mnt/a/f 0
                dmsetup suspend vg0-lv0
                dd if=/dev/pmem0 of=/dev/pmem0 bs=1M skip=1 seek=100 count=16 conv=notrunc status=none
                dmsetup load vg0-lv0 --table "0 32768 linear 259:0 204800"
                dmsetup resume vg0-lv0
                poke /mnt/a/f 0 B
                dd if=/dev/pmem0 bs=1M skip=100 count=16 iflag=direct status=none | grep -c B
                """;
        List<Block> blocks = play(kernel, moved);
        assertThat(first(blocks, 1)).isEqualTo("sh stored 'B' at 0 of /mnt/a/f (write fault)");
        assertThat(first(blocks, 0)).isNotEqualTo("0");
    }

    @Test
    @DisplayName("E4.12 merge: where a merge has no DAX, a mapped origin is not merged into")
    void aMappedOriginIsNotMergedIntoByBios() {
        Block load = play("dax-origin", SNAPPED + """
                dmsetup load vg0-lv0 --table "0 32768 snapshot-merge 253:1 253:2 P 8"
                """).getLast();
        assertThat(load.output().getLast()).isEqualTo("? 1");
        assertThat(load.log())
                .containsExactly("device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.");
    }

    @ParameterizedTest
    @DisplayName("E4.12 merge: a mapped origin takes back what is merged")
    @ValueSource(strings = {"dax-full", "dax-2018-api"})
    void aMappedOriginTakesBackWhatIsMerged(String kernel) {
        List<Block> blocks = play(kernel, SNAPPED + """
                poke /mnt/a/f 0 B
                poke /mnt/a/f 4096 B
                dmsetup suspend vg0-lv0
                dmsetup suspend vg0-snap0
                dmsetup load vg0-lv0 --table "0 32768 snapshot-merge 253:1 253:2 P 8"
                dmsetup load vg0-snap0 --table "0 32768 error"
                dmsetup resume vg0-lv0
                dmsetup resume vg0-snap0
                peek /mnt/a/f 0
                poke /mnt/a/f 4096 C
                dmsetup status vg0-lv0
                peek /mnt/a/f 0
                peek /mnt/a/f 4096
                """);
        assertThat(first(blocks, 4)).isEqualTo("sh loaded 'A' at 0 of /mnt/a/f (read fault)");
        assertThat(first(blocks, 2)).endsWith("snapshot-merge 16/128 16");
        assertThat(first(blocks, 1)).contains("loaded 'A'");
        assertThat(first(blocks, 0)).contains("loaded 'C'");
    }

    @ParameterizedTest
    @DisplayName("E4.17 refused: mixing, before anything changes")
    @CsvSource(textBlock = """
            dax-full, /dev/pmem0, /dev/vda, 'Origin vg0/lv0 has DAX but /dev/vda has not: name physical volumes with DAX for the snapshot.'
            dax-full, /dev/vda, /dev/pmem0, 'Origin vg0/lv0 has no DAX because of /dev/vda: name physical volumes without DAX for the snapshot.'
            dax-2018-api, /dev/pmem0, /dev/vda, 'Origin vg0/lv0 has DAX but /dev/vda has not: name physical volumes with DAX for the snapshot.'
            """)
    void mixingIsRefusedBeforeAnythingChanges(String kernel, String origin, String store, String sentence) {
        List<Block> blocks = play(kernel, """
                vgcreate vg0 /dev/pmem0 /dev/vda
                lvcreate -L 64M -n lv0 vg0 %s
                lvcreate -s -L 8M -n snap0 vg0/lv0 %s
                dmsetup ls
                lvs --noheadings -o name
                """.formatted(origin, store));
        assertThat(blocks.get(2).output()).containsExactly("  " + sentence, "? 5");
        assertThat(blocks.get(2).operations()).isEmpty();
        assertThat(blocks.get(3).output()).containsExactly("vg0-lv0\t(253:0)", "? 0");
        assertThat(blocks.get(4).output().stream().map(String::strip)).containsExactly("lv0", "? 0");
    }

    @Test
    @DisplayName("E4.17 refused: mixing, by the kernel, too")
    void theKernelRefusesMixingToo() {
        Block block = play("dax-full", "dmsetup create snap --table '0 8192 snapshot /dev/pmem0 /dev/vda P 8'").getLast();
        assertThat(block.log().getFirst())
                .isEqualTo("device-mapper: table: 253:0: snapshot: Origin has DAX but COW device 254:0 has not (-EINVAL)");
        assertThat(play("dax-origin", "dmsetup create snap --table '0 8192 snapshot /dev/pmem0 /dev/vda P 8'").getLast().output())
                .containsExactly("? 0");
    }

    @ParameterizedTest
    @DisplayName("E4.17 refused: a table without DAX for a device in direct use")
    @CsvSource({"6.1,? 0", "dax-full,? 1", "dax-origin,? 1", "dax-2018-api,? 1"})
    void aDeviceInDirectUseDoesNotLoseIt(String kernel, String code) {
        List<Block> blocks = play(kernel, """
                dmsetup create d --table "0 131072 linear /dev/vda 0"
                dmsetup load d --table "0 131072 linear /dev/pmem0 0"
                dmsetup suspend d
                dmsetup resume d
                mkfs.ext4 -q -b 4096 /dev/mapper/d
                mkdir -p /mnt/a
                mount -o dax=always /dev/mapper/d /mnt/a
                dmsetup load d --table "0 131072 linear /dev/vda 0"
                """);
        assertThat(blocks.get(6).output()).containsExactly("? 0");
        assertThat(blocks.getLast().output().getLast()).isEqualTo(code);
    }

    @ParameterizedTest
    @DisplayName("E4.5 order: a freeze waits for a write fault that waits below")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void aFreezeWaitsForAWriteFaultThatWaitsBelow(String kernel) {
        List<Block> blocks = play(kernel, SNAPPED + """
                dmsetup suspend vg0-lv0-real
                poke /mnt/a/f 0 B as w &
                sleep 1
                dmsetup suspend vg0-lv0 &
                sleep 1
                dmsetup info -c --noheadings -o suspended vg0-lv0
                dmsetup resume vg0-lv0-real
                wait
                dmsetup info -c --noheadings -o suspended vg0-lv0
                """);
        assertThat(first(blocks, 3).strip()).isEqualTo("Active");
        assertThat(first(blocks, 2)).isEqualTo("w stored 'B' at 0 of /mnt/a/f (write fault)");
        assertThat(first(blocks, 0).strip()).isEqualTo("Suspended");
    }

    @ParameterizedTest
    @DisplayName("E4.15 two paths: all who need a chunk wait for one copy")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void aBioAndAStoreWaitForTheSameCopy(String kernel) {
        List<Block> blocks = play(kernel, SNAPPED + """
                dmsetup suspend vg0-lv0-real
                poke /mnt/a/f 0 B as w &
                poke /mnt/a/f 1 C as v &
                sleep 1
                dmsetup resume vg0-lv0-real
                wait
                dmsetup status vg0-snap0
                """);
        assertThat(blocks.get(blocks.size() - 3).output()).contains("w stored 'B' at 0 of /mnt/a/f (write fault)",
                "v stored 'C' at 1 of /mnt/a/f (write fault)");
        assertThat(first(blocks, 0)).endsWith("snapshot 24/128 16");
    }

    @Test
    @DisplayName("a handover waits for a copy without keeping the copy from its end")
    void aHandoverLetsCopiesEnd() {
        List<Block> blocks = play("dax-full", SNAPPED + """
                task s dmsetup load vg0-snap0 --table "$(dmsetup table vg0-snap0)"; dmsetup suspend vg0-snap0; dmsetup resume vg0-snap0
                task w poke /mnt/a/f 0 A
                step w 3
                run
                dmsetup status vg0-snap0
                """);
        assertThat(first(blocks, 1)).isEqualTo("w stored 'A' at 0 of /mnt/a/f (write fault)");
        assertThat(first(blocks, 0)).contains("snapshot 24/");
    }
}
