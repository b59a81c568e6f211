package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.machine.Transcript.Block;

/** The commands that Linux does not have: what they tell, and what they say where they cannot be. */
class LabCommandsTest {

    private static final String MAPPED = """
            vgcreate -s 4k vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mount -o dax=always /dev/vg0/lv0 /mnt
            dd if=/dev/zero of=/mnt/f bs=4k count=4 status=none; sync
            """;

    private static List<String> last(String kernel, String script) {
        return Transcript.play(script, kernel).blocks().getLast().output();
    }

    @Test
    void helpTellsEachWithAnExample() {
        List<String> lines = last("6.1", "help");
        assertThat(lines).anyMatch(line -> line.matches("poke +store a byte through a mapping; as in: poke /mnt/f 8192 A"));
        assertThat(lines.subList(0, lines.size() - 2)).hasSizeGreaterThan(15).allMatch(line -> line.contains("; as in: "));
        for (String line : lines.subList(0, lines.size() - 2)) {
            String name = line.split(" ")[0];
            assertThat(line.substring(line.indexOf("; as in: ") + 9)).as(line).startsWith(name);
            assertThat(last("6.1", "help " + name)).as(name).hasSizeGreaterThan(2).endsWith("? 0");
        }
    }

    @Test
    void whyFollowsAPlaceOfAFileDown() {
        List<Block> blocks = Transcript.play(MAPPED + """
                lvcreate -s -L 256k -n snap0 vg0/lv0
                poke /mnt/f 8192 B as w
                why /mnt/f 8192
                """, "dax-full").blocks();
        List<String> lines = blocks.getLast().output();
        assertThat(lines.get(0)).isEqualTo("byte 8192 of /mnt/f is in its page 2, which is mapped directly");
        assertThat(lines.get(1)).matches("page 2 is page \\d+ of vg0-lv0");
        long sector = 8 * Long.parseLong(lines.get(1).split(" ")[4]);
        assertThat(lines.get(2)).isEqualTo("sector " + sector + " of vg0-lv0 is sector " + sector + " of vg0-lv0-real (snapshot-origin)");
        assertThat(lines.get(3)).isEqualTo("sector " + sector + " of vg0-lv0-real is sector " + (sector + 2048) + " of pmem0 (linear)");
        assertThat(lines).contains("w maps it writable", "the file's index has it dirty", "that is chunk " + sector / 8 + " of vg0-snap0");
        assertThat(lines).anyMatch(
                line -> line.matches("  poke /mnt/f 8192 B as w \\(at \\d+\\) made its old content go to chunk \\d+ of the store"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            why                     | usage: why DEVICE CHUNK, why FILE OFFSET                                  | 2
            why /mnt/none 3         | why: /mnt/none: No such file or directory                                 | 1
            why nothing 3           | why: nothing: No such device                                              | 1
            why /etc/hostname 0     | why: /etc/hostname: Operation not supported                               | 1
            peek /mnt/f             | peek: wrong number of words                                               | 2
            peek /mnt/f x           | peek: not understood; as in: peek /mnt/f 8192 as writer                   | 2
            peek /mnt 0             | peek: /mnt: Is a directory                                                | 1
            peek /mnt/none 0        | peek: /mnt/none: No such file or directory                                | 1
            peek /mnt/f 16384       | sh: signal 7 (Bus error) on access to /mnt/f at 16384                     | 1
            poke /etc/hostname 0 A sync | poke: /etc/hostname: Operation not supported                          | 1
            dma pin /etc/hostname 0 as d | dma: /etc/hostname: Operation not supported                          | 1
            dma done /mnt/f 0 as d  | dma: d holds no page at 0 of /mnt/f                                       | 1
            dma pin /mnt/f 99999 as d | d: Bad address                                                          | 1
            clwb /mnt/none 0        | clwb: /mnt/none: No such file or directory                                | 1
            help nothing            | help: no command nothing; help alone lists them                           | 1
            """)
    void whatCannotBeIsRefusedWithASentence(String line, String sentence, int code) {
        List<String> output = last("6.1", MAPPED + line);
        assertThat(output.getFirst()).isEqualTo(sentence);
        assertThat(output.getLast()).isEqualTo("? " + code);
    }

    @Test
    void aPrivateStoreIsSeenByItsTaskAlone() {
        List<Block> blocks = Transcript.play(MAPPED + """
                poke /mnt/f 0 P private as p
                peek /mnt/f 0 as p
                peek /mnt/f 0 as r
                poke /mnt/f 1 Q private as p
                poke /mnt/f 0 S private as r
                """, "6.1").blocks();
        assertThat(blocks.subList(5, 10)).extracting(block -> block.output().getFirst()).containsExactly(
                "p stored 'P' at 0 of /mnt/f (copy fault)", "p loaded 'P' at 0 of /mnt/f (no fault)",
                "r loaded 0x00 at 0 of /mnt/f (read fault)",
                "p stored 'Q' at 1 of /mnt/f (no fault)", "poke: r maps /mnt/f in another way; name another task, as in: as r2");
    }

    @Test
    void scriptsThatNeverEndAreCutOff() {
        List<Block> blocks = Transcript.play("""
                x=0; while true; do x=$((x+1)); done
                (while :; do while :; do break; done; done)
                while :; do sleep 1; done
                while :; do sleep 1; done & wait
                echo after
                """, "6.1").blocks();
        assertThat(blocks.get(0).output().getFirst()).endsWith("cut off after 250000 rounds of loops: a script has to end");
        assertThat(blocks.get(1).output().getFirst()).endsWith("cut off after 250000 rounds of loops: a script has to end");
        assertThat(blocks.get(2).output()).containsExactly("cut off after 2000 sleeps: a line has to end", "? 124");
        assertThat(blocks.get(3).output()).containsExactly("cut off after 2000 sleeps: a line has to end", "? 124");
        assertThat(blocks.get(4).output()).containsExactly("after", "? 0");
    }

    @Test
    void aFaultThatRepeatsForEverIsToldOf() {
        Block block = Transcript.play(MAPPED + """
                peek /mnt/f 0
                dmsetup suspend vg0-lv0
                dmsetup load vg0-lv0 --table "0 32768 linear 259:0 204800"
                dmsetup resume vg0-lv0
                ( timeout 5 daxtool map /mnt/f 0 1 Z shared; echo rc=$? )
                timeout 5 poke /mnt/f 0 B; echo rc=$?
                fsfreeze -f /mnt; echo rc=$?
                """, "6.1").blocks().getLast();
        assertThat(block.output()).as("a fault that repeats does not keep a freeze from going on").containsExactly("rc=0", "? 0");
    }
}
