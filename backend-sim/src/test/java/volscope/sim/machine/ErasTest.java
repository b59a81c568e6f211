package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.machine.Transcript.Block;

/** What each kernel does with snapshots of a volume on persistent memory, row by row of the kernel profiles. */
class ErasTest {

    private static final String SETUP = """
            vgcreate -f vg0 /dev/pmem0
            lvcreate -L 64M -n lv0 vg0
            mkfs.ext4 -q -b 4096 /dev/vg0/lv0
            mkdir -p /mnt/a /mnt/b
            """;
    private static final String MAPPED = SETUP + """
            mount -o dax /dev/vg0/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=1 status=none; sync
            poke /mnt/a/f 0 A
            lvcreate -s -L 8M -n snap0 vg0/lv0
            """;

    private static Block last(String kernel, String script) {
        return Transcript.play(script, kernel).blocks().getLast();
    }

    private static String code(Block block) {
        return block.output().getLast();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.7,          ? 0, ''
            4.8,          ? 0, ''
            4.14,         ? 0, ''
            4.18,         ? 5, (old=4 vs new=1)
            5.4,          ? 5, (old=3 vs new=1)
            6.1,          ? 5, (old=3 vs new=1)
            6.12,         ? 5, (old=3 vs new=1)
            dax-origin,   ? 0, ''
            dax-full,     ? 0, ''
            dax-2018-api, ? 0, ''
            """)
    void makesASnapshotOrRefuses(String kernel, String code, String numbers) {
        Block block = last(kernel, SETUP + "lvcreate -s -L 8M -n snap0 vg0/lv0");
        assertThat(code(block)).isEqualTo(code);
        if (numbers.isEmpty()) {
            assertThat(block.log()).isEmpty();
        } else {
            assertThat(block.log().getFirst())
                    .isEqualTo("device-mapper: ioctl: can't change device type " + numbers + " after initial table load.");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.18, Failed to lock logical volume vg0/lv0.
            5.4,  Failed to lock logical volume vg0/lv0.
            6.1,  Failed to suspend logical volume vg0/lv0.
            """)
    void speaksAsLvmOfItsDay(String kernel, String sentence) {
        assertThat(last(kernel, SETUP + "lvcreate -s -L 8M -n snap0 vg0/lv0").output()).contains("  " + sentence);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.7,        ? 32, EXT4-fs (dm-0): DAX unsupported by block device.
            4.8,        ? 32, device-mapper: snapshots: device does not support dax.
            4.14,       ? 32, device-mapper: snapshots: device does not support dax.
            dax-origin, ? 0,  EXT4-fs (dm-0): mounted filesystem with ordered data mode. Quota mode: none.
            dax-full,   ? 0,  EXT4-fs (dm-0): mounted filesystem with ordered data mode. Quota mode: none.
            """)
    void mountsTheOriginOfASnapshot(String kernel, String code, String line) {
        Block block = last(kernel, SETUP + "lvcreate -s -L 8M -n snap0 vg0/lv0\nmount -o dax /dev/vg0/lv0 /mnt/a");
        assertThat(code(block)).isEqualTo(code);
        assertThat(block.log().getFirst()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.8,          no copy, snapshot 24/16384 16
            dax-origin,   copied,  snapshot 32/16384 16
            dax-full,     copied,  snapshot 32/16384 16
            dax-2018-api, copied,  snapshot 32/16384 16
            """)
    void copiesBeforeAStoreOfATaskThatHadThePageMapped(String kernel, String copies, String status) {
        List<Block> blocks = Transcript.play(MAPPED + "poke /mnt/a/f 0 B\ndmsetup status vg0-snap0", kernel).blocks();
        assertThat(blocks.get(blocks.size() - 2).output()).contains("sh stored 'B' at 0 of /mnt/a/f (write fault)");
        assertThat(blocks.getLast().output().getFirst()).as(copies).endsWith(status);
    }

    @ParameterizedTest
    @CsvSource({"4.14"})
    void killsAStoreThatComesToTheStub(String kernel) {
        Block block = last(kernel, MAPPED + "poke /mnt/a/f 0 B");
        assertThat(block.output()).contains("sh: signal 7 (Bus error) on access to /mnt/a/f at 0");
        assertThat(block.log()).containsExactly("device-mapper: snapshots: device does not support dax.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.8,          ? 32
            4.14,         ? 32
            dax-origin,   ? 32
            dax-full,     ? 0
            dax-2018-api, ? 0
            """)
    void mountsTheSnapshot(String kernel, String code) {
        assertThat(code(last(kernel, MAPPED + "mount -o dax,ro,noload /dev/vg0/snap0 /mnt/b"))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.8,      dax
            4.14,     dax
            4.18,     dax
            6.1,      dax=always
            dax-full, dax=always
            """)
    void showsTheOptionAsItWasWritten(String kernel, String option) {
        Block block = last(kernel, SETUP + "mount -o dax /dev/vg0/lv0 /mnt/a\ngrep /mnt/a /proc/mounts");
        assertThat(block.output().getFirst()).isEqualTo("/dev/mapper/vg0-lv0 /mnt/a ext4 rw,relatime," + option + " 0 0");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.18, ? 0,  DAX unsupported by block device. Turning off DAX.
            5.4,  ? 0,  DAX unsupported by block device. Turning off DAX.
            6.1,  ? 32, DAX unsupported by block device.
            """)
    void meetsADeviceWithoutDax(String kernel, String code, String words) {
        Block block = last(kernel, """
                mkfs.ext4 -q -b 4096 /dev/vda
                mkdir -p /mnt/a
                mount -o dax /dev/vda /mnt/a
                """);
        assertThat(code(block)).isEqualTo(code);
        assertThat(block.log().getFirst()).isEqualTo("EXT4-fs (vda): " + words);
    }
}
