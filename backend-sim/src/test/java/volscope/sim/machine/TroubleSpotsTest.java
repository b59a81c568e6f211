package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.machine.Transcript.Block;

/** The trouble spots E4.1 to E4.20 of direct access above snapshots, each answered in the kernels of the design; more of them in {@link DesignedKernelsTest}. */
class TroubleSpotsTest {

    private static final String MAPPED = """
            vgcreate -s 4k vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mkdir -p /mnt/a /mnt/b
            mount -o dax=always /dev/vg0/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=8 status=none; sync
            poke /mnt/a/f 0 A as w; poke /mnt/a/f 4096 A as w; sync
            """;
    private static final String SNAPPED = MAPPED + "lvcreate -s -L 256k -n snap0 vg0/lv0\n";
    /** Prints a byte of the snapshot's file, read past everything. */
    private static final String LOOK = """
            look() { mount -o ro /dev/vg0/$1 /mnt/b && head -c $(($2+1)) /mnt/b/f | tail -c 1; echo; umount /mnt/b; }
            """;

    private static List<Block> play(String kernel, String script) {
        return Transcript.play(script, kernel).blocks();
    }

    /** The first line of the last outputs, oldest first. */
    private static List<String> tail(String kernel, String script, int count) {
        List<Block> blocks = play(kernel, script);
        return blocks.subList(blocks.size() - count, blocks.size()).stream().map(block -> block.output().getFirst()).toList();
    }

    @ParameterizedTest
    @DisplayName("E4.1 intent: a load copies nothing, a store copies before it is done")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-full+lazy"})
    void intentIsPassed(String kernel) {
        assertThat(tail(kernel, SNAPPED + LOOK + """
                peek /mnt/a/f 8192 as r
                dmsetup status vg0-snap0
                poke /mnt/a/f 0 B as w
                look snap0 0
                """, 4)).containsExactly("r loaded 0x00 at 8192 of /mnt/a/f (read fault)", "0 32768 snapshot 16/512 16",
                "w stored 'B' at 0 of /mnt/a/f (write fault)", "A");
    }

    @ParameterizedTest
    @DisplayName("E4.2 freeze: no store goes unseen after a snapshot was made")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void theFreezeTakesEveryLicence(String kernel) {
        assertThat(tail(kernel, MAPPED + LOOK + """
                poke /mnt/a/f 0 B as w
                poke /mnt/a/f 1 B as w
                lvcreate -s -L 256k -n snap0 vg0/lv0
                poke /mnt/a/f 0 C as w
                look snap0 0
                """, 2)).containsExactly("w stored 'C' at 0 of /mnt/a/f (write fault)", "B");
    }

    @ParameterizedTest
    @DisplayName("E4.3 pfn_mkwrite: a store through an entry that was cleaned asks the device again")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void aSecondStoreAsksAgain(String kernel) {
        assertThat(tail(kernel, SNAPPED + LOOK + """
                poke /mnt/a/f 0 B as w
                lvcreate -s -L 256k -n snap1 vg0/lv0
                peek /mnt/a/f 0 as w
                poke /mnt/a/f 0 C as w
                look snap0 0
                look snap1 0
                """, 4)).containsExactly("w loaded 'B' at 0 of /mnt/a/f (no fault)", "w stored 'C' at 0 of /mnt/a/f (write fault)", "A",
                "B");
    }

    @ParameterizedTest
    @DisplayName("E4.4 sleeping: who waits inside direct_access keeps the table and the entry, and nothing else")
    @CsvSource({"dax-origin, 1", "dax-full, 1", "dax-2018-api, 8"})
    void aFaultThatSleepsHoldsLittle(String kernel, int loaded) {
        List<Block> blocks = play(kernel, SNAPPED + """
                peek /mnt/a/f 8192 as r
                dmsetup suspend vg0-snap0-cow
                poke /mnt/a/f 0 B as w &
                poke /mnt/a/f 1 C as v &
                sleep 2
                peek /mnt/a/f 8192 as r
                peek /mnt/a/f 4096 as r & sleep 1
                dmsetup suspend --nolockfs vg0-lv0
                dmsetup load vg0-lv0 --table "$(dmsetup table vg0-lv0)"
                dmsetup resume vg0-lv0 &
                sleep 1
                dmsetup info -c --noheadings -o suspended,tables_loaded vg0-lv0
                why /mnt/a/f 0
                dmsetup resume vg0-snap0-cow; wait
                dmsetup info -c --noheadings -o suspended,tables_loaded vg0-lv0
                """);
        List<Block> last = blocks.subList(blocks.size() - 10, blocks.size());
        assertThat(last.get(0).output().getFirst()).isEqualTo("r loaded 0x00 at 8192 of /mnt/a/f (no fault)");
        assertThat(IntStream.range(0, last.size())
                .filter(i -> last.get(i).output().contains("r loaded 'A' at 4096 of /mnt/a/f (read fault)")))
                .as("a load waits where it copies").containsExactly(loaded);
        assertThat(last.get(6).output().getFirst().strip()).as("the swap waits").startsWith("Suspended");
        assertThat(last.get(7).output()).contains("w is in a write fault of it, inside direct_access of vg0-lv0",
                "v is in a write fault of it");
        assertThat(last.get(8).output()).contains("w stored 'B' at 0 of /mnt/a/f (write fault)",
                "v stored 'C' at 1 of /mnt/a/f (write fault)");
        assertThat(last.get(9).output().getFirst().strip()).startsWith("Active");
    }

    @ParameterizedTest
    @DisplayName("E4.7 a snapshot's own write: no entry stays with the origin's page")
    @ValueSource(strings = {"dax-full", "dax-full+lazy", "dax-2018-api"})
    void aSnapshotIsWrittenUnderItsReader(String kernel) {
        assertThat(tail(kernel, SNAPPED + """
                mount -o dax=always /dev/vg0/snap0 /mnt/b
                peek /mnt/b/f 0 as r
                poke /mnt/b/f 0 X as s
                peek /mnt/b/f 0 as r
                peek /mnt/a/f 0 as w
                """, 3)).containsExactly("s stored 'X' at 0 of /mnt/b/f (write fault)",
                "r loaded 'X' at 0 of /mnt/b/f (" + (kernel.endsWith("lazy") ? "read fault)" : "no fault)"),
                "w loaded 'A' at 0 of /mnt/a/f (no fault)");
    }

    @Test
    @DisplayName("E4.8 a reader of the snapshot: its entry goes before the origin's page changes")
    void aLazyReaderIsTakenBack() {
        assertThat(tail("dax-full+lazy", SNAPPED + """
                mount -o dax=always,ro /dev/vg0/snap0 /mnt/b
                peek /mnt/b/f 0 as r
                dmsetup status vg0-snap0
                poke /mnt/a/f 0 B as w
                peek /mnt/b/f 0 as r
                """, 4)).containsExactly("r loaded 'A' at 0 of /mnt/b/f (read fault)", "0 32768 snapshot 16/512 16",
                "w stored 'B' at 0 of /mnt/a/f (write fault)", "r loaded 'A' at 0 of /mnt/b/f (read fault)");
    }

    @ParameterizedTest
    @DisplayName("E4.10 2 MiB: all chunks below are copied, or the pages are mapped one by one; who asks for 2 MiB is asked for their first chunk")
    @CsvSource({"dax-full, 0, write fault, 1", "dax-full, 8192, write fault, 2", "dax-origin, 0, write fault, 1",
        "dax-2018-api, 0, write fault, 1",
        "dax-full+pmd-all-chunks, 8192, 'write fault, 2 MiB', 512"})
    void aStoreIntoTwoMebibytes(String kernel, int offset, String how, int copies) {
        List<String> lines = tail(kernel, """
                vgcreate -s 2m --dataalignment 2m vg0 /dev/pmem0
                lvcreate -L 32M -n lv0 vg0
                mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
                mkdir -p /mnt/a /mnt/b
                mount -o dax=always /dev/vg0/lv0 /mnt/a
                dd if=/dev/zero of=/mnt/a/f bs=2M count=1 status=none; sync
                poke /mnt/a/f 8192 A as w
                lvcreate -s -L 8M -n snap0 vg0/lv0
                touch /mnt/a/f; sync
                dmsetup status vg0-snap0
                poke /mnt/a/f %d B as w
                dmsetup status vg0-snap0
                """.formatted(offset), 6);
        assertThat(lines.get(0)).isEqualTo("w stored 'A' at 8192 of /mnt/a/f (write fault, 2 MiB)");
        assertThat(lines.get(4)).isEqualTo("w stored 'B' at " + offset + " of /mnt/a/f (" + how + ")");
        assertThat(exceptions(lines.get(5)) - exceptions(lines.get(3))).isEqualTo(copies);
    }

    private static long exceptions(String status) {
        String[] words = status.split("[ /]");
        return (Long.parseLong(words[3]) - Long.parseLong(words[5])) / 8;
    }

    @ParameterizedTest
    @DisplayName("E4.13 truncate and punch wait for pins; what they free is not discarded below a snapshot")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void freedBlocksStayInTheSnapshot(String kernel) {
        List<Block> blocks = play(kernel, SNAPPED + LOOK + """
                dma pin /mnt/a/f 4096 as nic
                xfs_io -c "fpunch 4096 4096" /mnt/a/f &
                truncate -s 0 /mnt/a/f &
                sleep 1
                dma write /mnt/a/f 4096 N as nic
                stat -c %s /mnt/a/f
                dma done /mnt/a/f 4096 as nic; wait
                stat -c %s /mnt/a/f
                look snap0 0
                blkdiscard /dev/vg0/lv0
                """);
        List<Block> last = blocks.subList(blocks.size() - 6, blocks.size());
        assertThat(last.get(1).output().getFirst()).isEqualTo("32768");
        assertThat(last.get(3).output().getFirst()).isEqualTo("0");
        assertThat(last.get(4).output().getFirst()).isEqualTo("A");
        assertThat(last.get(5).output().getLast()).isNotEqualTo("? 0");
    }

    @ParameterizedTest
    @DisplayName("E4.14 order: the old chunk is in the store, written down and durable, before a MAP_SYNC store can last")
    @CsvSource({"dax-full, none", "dax-full, all", "dax-full, worst", "dax-origin, worst", "dax-2018-api, worst"})
    void aSyncStoreOutlastsPower(String kernel, String survivors) {
        List<String> lines = tail(kernel, SNAPPED + LOOK + """
                poke /mnt/a/f 0 B sync as s
                clwb /mnt/a/f 0 as s; fence
                crash %s
                mkdir -p /mnt/b
                mount -o ro /dev/vg0/lv0 /mnt/a && head -c 1 /mnt/a/f; echo; umount /mnt/a
                mount -o ro /dev/vg0/snap0 /mnt/b && head -c 1 /mnt/b/f; echo
                """.formatted(survivors), 2);
        assertThat(lines).containsExactly("B", "A");
    }

    @ParameterizedTest
    @DisplayName("E4.16 bio readers: what was cached is stale, the snapshot's own reads are not")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void cachedReadersAreStale(String kernel) {
        assertThat(tail(kernel, SNAPPED + """
                B=$(debugfs -R "bmap f 0" /dev/vg0/lv0 2>/dev/null)
                look() { dd bs=4k skip=$B count=1 status=none "$@" | head -c 1; echo; }
                look if=/dev/vg0/lv0
                poke /mnt/a/f 0 B as w
                look if=/dev/vg0/lv0
                look if=/dev/vg0/lv0 iflag=direct
                look if=/dev/vg0/snap0 iflag=direct
                """, 5)).containsExactly("A", "w stored 'B' at 0 of /mnt/a/f (write fault)", "A", "B", "A");
    }

    @Test
    @DisplayName("E4.17 refused: small chunks, starts that are not aligned, a merge into what has no DAX")
    void whatHasToBeRefused() {
        List<Block> blocks = play("dax-origin", """
                dmsetup create real --table "0 32768 linear /dev/pmem0 2048"
                dmsetup create org --table "0 32768 snapshot-origin /dev/mapper/real"
                dmsetup create cow --table "0 512 linear /dev/vda 0"
                dmsetup create snap --table "0 32768 snapshot /dev/mapper/real /dev/mapper/cow P 8"
                daxflags
                dmsetup remove snap
                dmsetup load org --table "0 32768 snapshot-merge /dev/mapper/real /dev/mapper/cow P 8"
                dmsetup create odd --table "0 8192 linear /dev/pmem0 3"
                daxflags
                """);
        assertThat(blocks.get(4).output()).contains("org dax=1", "snap dax=0");
        assertThat(blocks.get(6).output().getLast()).isEqualTo("? 1");
        assertThat(blocks.get(6).log())
                .contains("device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.");
        assertThat(blocks.get(8).output()).contains("odd dax=0");
        assertThat(play("dax-full", """
                dmsetup create cow --table "0 512 linear /dev/pmem1 0"
                dmsetup create small --table "0 32768 snapshot /dev/pmem0 /dev/mapper/cow P 4"
                dmsetup create cow8 --table "0 512 linear /dev/pmem1 512"
                dmsetup create enough --table "0 32768 snapshot /dev/pmem0 /dev/mapper/cow8 P 8"
                daxflags
                """).getLast().output()).contains("small dax=0", "enough dax=1");
    }

    @ParameterizedTest
    @DisplayName("E4.18 zero_page_range: a block that is zeroed for a file is copied first")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void zeroingIsAWrite(String kernel) {
        List<String> lines = tail(kernel, SNAPPED + LOOK + """
                B=$(debugfs -R "bmap f 0" /dev/vg0/lv0 2>/dev/null)
                rm /mnt/a/f; sync
                truncate -s 32768 /mnt/a/g
                poke /mnt/a/g 7 Z as w; sync
                test "$(debugfs -R "bmap g 0" /dev/vg0/lv0 2>/dev/null)" = $B && echo same block
                peek /mnt/a/g 0 as w
                look snap0 0
                """, 3);
        assertThat(lines).containsExactly("same block", "w loaded 0x00 at 0 of /mnt/a/g (no fault)", "A");
    }

    @ParameterizedTest
    @DisplayName("E4.19 cost: the first store of a page copies once for each snapshot, later ones only fault after they were cleaned")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void laterStoresAreFree(String kernel) {
        List<String> lines = tail(kernel, SNAPPED + """
                lvcreate -s -L 256k -n snap1 vg0/lv0
                touch /mnt/a/f; sync
                dmsetup status vg0-snap0; dmsetup status vg0-snap1
                poke /mnt/a/f 0 B as w
                poke /mnt/a/f 1 B as w
                sync
                poke /mnt/a/f 2 B as w
                dmsetup status vg0-snap0
                dmsetup status vg0-snap1
                """, 7);
        assertThat(lines.subList(1, 3)).containsExactly("w stored 'B' at 0 of /mnt/a/f (write fault)",
                "w stored 'B' at 1 of /mnt/a/f (no fault)");
        assertThat(lines.get(4)).isEqualTo("w stored 'B' at 2 of /mnt/a/f (write fault)");
        assertThat(exceptions(lines.get(5)) - exceptions(lines.get(0))).isEqualTo(1);
        assertThat(exceptions(lines.get(6))).isEqualTo(exceptions(lines.get(5)));
    }

    @ParameterizedTest
    @DisplayName("E4.20 handover: a snapshot that gets a new table misses no store")
    @ValueSource(strings = {"dax-origin", "dax-full", "dax-2018-api"})
    void aHandoverMissesNothing(String kernel) {
        assertThat(tail(kernel, SNAPPED + LOOK + """
                poke /mnt/a/f 0 B as w
                lvextend -L +64k vg0/snap0
                poke /mnt/a/f 4096 B as w
                poke /mnt/a/f 0 C as w
                look snap0 0
                look snap0 4096
                """, 2)).containsExactly("A", "A");
    }
}
