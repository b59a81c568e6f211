package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import volscope.sim.machine.Transcript.Block;

/** What programs see that read a device without O_DIRECT, beside stores that go past its page cache. */
class PageCacheTest {

    private static final String MAPPED = """
            vgcreate vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mount -o dax=always /dev/vg0/lv0 /mnt
            daxtool alloc /mnt/f 65536; sync
            B=$(debugfs -R "bmap f 2" /dev/vg0/lv0 2>/dev/null)
            look() { dd "$@" bs=4k skip=$B count=1 status=none | head -c 1 | tr '\\0' 0; echo; }
            """;

    private static List<String> outputs(String script) {
        return Transcript.play(script, "6.1").blocks().stream().map(Block::output).filter(output -> output.size() > 1).map(List::getFirst)
                .toList();
    }

    private static List<String> looks(String script) {
        return outputs(MAPPED + script).stream().filter(line -> line.length() == 1).toList();
    }

    @Test
    void aStoreIsNotSeenInPagesThatWereReadBefore() {
        assertThat(looks("""
                look if=/dev/vg0/lv0
                poke /mnt/f 8192 B
                look if=/dev/vg0/lv0
                look if=/dev/vg0/lv0 iflag=direct
                look if=/dev/vg0/lv0
                look if=/dev/mapper/vg0-lv0
                """)).containsExactly("0", "0", "B", "0", "0");
    }

    @Test
    void flushbufsAndDropCachesForget() {
        assertThat(looks("""
                look if=/dev/vg0/lv0
                poke /mnt/f 8192 B
                blockdev --flushbufs /dev/vg0/lv0
                look if=/dev/vg0/lv0
                poke /mnt/f 8192 C
                echo 2 > /proc/sys/vm/drop_caches
                look if=/dev/vg0/lv0
                echo 1 > /proc/sys/vm/drop_caches
                look if=/dev/vg0/lv0
                """)).containsExactly("0", "B", "B", "C");
    }

    @Test
    void theLastCloseForgets() {
        assertThat(looks("""
                look if=/dev/vg0/lv0
                poke /mnt/f 8192 B
                umount /mnt
                look if=/dev/vg0/lv0
                """)).containsExactly("0", "B");
    }

    @Test
    void theDeviceBelowHasACacheOfItsOwn() {
        assertThat(looks("""
                B=$((B+256))
                look if=/dev/pmem0
                poke /mnt/f 8192 B
                look if=/dev/pmem0
                B=$((B-256))
                look if=/dev/vg0/lv0
                """)).containsExactly("0", "0", "B");
    }

    @Test
    void aDirectWriteIsSeenAWriteBelowIsNot() {
        assertThat(outputs("""
                dmsetup create a --table "0 64 linear /dev/vda 0"
                dmsetup create top --table "0 64 linear /dev/mapper/a 0"
                sec w /dev/mapper/a 0 16 A
                head -c 1 /dev/mapper/a; echo
                sec w /dev/mapper/a 0 1 B
                head -c 1 /dev/mapper/a; echo
                sec w /dev/vda 0 1 C
                head -c 1 /dev/mapper/a; echo
                head -c 1 /dev/mapper/top; echo
                """)).containsExactly("A", "B", "B", "C");
    }

    @Test
    void structuresOfExt4AreSeenAsTheyAreInMemory() {
        List<String> names = outputs("""
                mkfs.ext4 -q -b 4096 /dev/vda
                mount /dev/vda /mnt
                echo text > /mnt/a-name-to-look-for
                dd if=/dev/vda bs=1M count=64 status=none | grep -c a-name-to-look-for
                dd if=/dev/vda bs=1M count=64 iflag=direct status=none | grep -c a-name-to-look-for
                """);
        assertThat(names).containsExactly("1", "0");
    }

    @Test
    void otherWordsAreRefused() {
        List<Block> blocks = Transcript
                .play("echo 5 > /proc/sys/vm/drop_caches\necho x > /proc/sys/vm/drop_caches\ncat /proc/sys/vm/drop_caches",
                        "6.1")
                .blocks();
        assertThat(blocks).extracting(block -> block.output().getLast()).containsExactly("? 1", "? 1", "? 1");
        assertThat(blocks.getLast().output().getFirst()).isEqualTo("cat: /proc/sys/vm/drop_caches: Permission denied");
        assertThat(blocks).allMatch(block -> block.log().isEmpty());
    }
}
