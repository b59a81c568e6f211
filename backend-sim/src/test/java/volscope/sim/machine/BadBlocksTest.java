package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import volscope.sim.machine.Transcript.Block;

/** Sectors of memory that cannot be read: what bios, faults and file reads make of them. */
class BadBlocksTest {

    private static final String FILE = """
            vgcreate vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mount -o dax=always /dev/vg0/lv0 /mnt
            daxtool alloc /mnt/f 65536; sync
            S=$(($(debugfs -R "bmap f 2" /dev/vg0/lv0 2>/dev/null)*8+2048))
            """;

    private static List<Block> play(String kernel, String script) {
        return Transcript.play(script, kernel).blocks();
    }

    private static List<String> last(String kernel, String script) {
        return play(kernel, script).getLast().output();
    }

    @Test
    void theListJoinsWhatTouches() {
        assertThat(last("6.1", """
                echo "16 8" > /sys/block/pmem0/badblocks
                echo "30 2" > /sys/block/pmem0/badblocks
                echo "24 4" > /sys/block/pmem0/badblocks
                echo "28 1" > /sys/block/pmem0/badblocks
                cat /sys/block/pmem0/badblocks
                """)).containsExactly("16 13", "30 2", "? 0");
    }

    @Test
    void onlyMemoryHasAList() {
        assertThat(last("6.1", "ls /sys/block/vda/badblocks").getLast()).isNotEqualTo("? 0");
        assertThat(last("6.1", "echo \"16\" > /sys/block/pmem0/badblocks").getLast()).isEqualTo("? 1");
    }

    @Test
    void biosFailWhereTheyMeetThem() {
        List<Block> blocks = play("6.1", """
                echo "16 8" > /sys/block/pmem0/badblocks
                dd if=/dev/pmem0 of=/dev/null bs=4k count=4 iflag=direct
                dd if=/dev/pmem0 of=/dev/null bs=4k count=4
                dd if=/dev/zero of=/dev/pmem0 bs=4k count=4 oflag=direct
                """);
        assertThat(blocks.get(1).output()).startsWith("dd: error reading '/dev/pmem0': Input/output error", "2+0 records in");
        assertThat(blocks.get(1).log()).isEmpty();
        assertThat(blocks.get(2).output()).startsWith("dd: error reading '/dev/pmem0': Input/output error", "2+0 records in");
        assertThat(blocks.get(2).log()).containsExactly("Buffer I/O error on dev pmem0, logical block 2, async page read");
        assertThat(blocks.get(3).output()).startsWith("dd: error writing '/dev/pmem0': Input/output error", "3+0 records in",
                "2+0 records out");
    }

    @Test
    void accessesOfAMappedFileDo() {
        List<Block> blocks = play("6.1", FILE + """
                echo "$S 1" > /sys/block/pmem0/badblocks
                daxtool peek /mnt/f 8192 4
                daxtool peek /mnt/f 4096 4
                daxtool map /mnt/f 8192 4 B shared
                daxtool pwrite /mnt/f 8192 4 C
                dd if=/mnt/f of=/dev/null bs=4k
                xfs_io -c "fpunch 8192 4096" /mnt/f
                daxtool peek /mnt/f 8192 4
                """);
        List<Block> after = blocks.subList(7, blocks.size());
        assertThat(after.get(0).output()).containsExactly("signal 7 (Bus error) on access", "? 1");
        assertThat(after.get(1).output()).containsExactly("....", "? 0");
        assertThat(after.get(2).output()).containsExactly("signal 7 (Bus error) on access", "? 1");
        assertThat(after.get(3).output()).containsExactly("pwrite: Bad address (errno 14)", "? 1");
        assertThat(after.get(4).output()).startsWith("dd: error reading '/mnt/f': Input/output error", "2+0 records in");
        assertThat(after.get(5).output()).containsExactly("? 0");
        assertThat(after.get(6).output()).containsExactly("....", "? 0");
    }

    @Test
    void aWindowWithABadSectorIsMappedPageByPage() {
        List<Block> blocks = play("6.1", """
                mkfs.ext4 -q -F -b 4096 /dev/pmem0
                mount -o dax=always /dev/pmem0 /mnt
                dd if=/dev/zero of=/mnt/f bs=2M count=1 status=none; sync
                echo "$(($(debugfs -R "bmap f 9" /dev/pmem0 2>/dev/null)*8)) 1" > /sys/block/pmem0/badblocks
                peek /mnt/f 0
                peek /mnt/f 36864
                """);
        assertThat(blocks.get(4).output().getFirst()).isEqualTo("sh loaded 0x00 at 0 of /mnt/f (read fault)");
        assertThat(blocks.get(5).output().getFirst()).isEqualTo("sh: signal 7 (Bus error) on access to /mnt/f at 36864");
    }

    @Test
    void theCopyOfABadChunkEndsTheSnapshotNotTheOrigin() {
        List<Block> blocks = play("dax-full", FILE + """
                lvcreate -s -L 4M -n snap0 vg0/lv0
                echo "$S 1" > /sys/block/pmem0/badblocks
                dd if=/dev/vg0/lv0 of=/dev/null bs=4k count=1 status=none
                dmsetup status vg0-snap0
                poke /mnt/f 8192 B as w
                dmsetup status vg0-snap0
                poke /mnt/f 4096 B as w
                """);
        assertThat(blocks.get(blocks.size() - 4).output().getFirst()).endsWith("16/8192 16");
        assertThat(blocks.get(blocks.size() - 3).output().getFirst()).isEqualTo("w: signal 7 (Bus error) on access to /mnt/f at 8192");
        assertThat(blocks.get(blocks.size() - 2).output().getFirst()).endsWith("Invalid");
        assertThat(blocks.getLast().output().getFirst()).isEqualTo("w stored 'B' at 4096 of /mnt/f (write fault)");
    }
}
