package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** The tools that list block devices, make them of files, and look at what is on them. */
class BlockToolsTest {

    private final Machine machine = ((Opening.Lab) new SimulatedMachines(MachineRecording.LINES, 1)
            .open("#: pmem0=raw vda=1536M modules=nd_e820 append=memmap=64M!1G\n", Optional.empty())).machine();
    private RevisionId at = machine.start();

    private Run run(String line) {
        Run run = machine.run(at, line);
        at = run.end();
        return run;
    }

    private String text(String line) {
        return run(line).text();
    }

    @Test
    void listsDevicesAsATree() {
        run("dmsetup create low -u LVM-x --table '0 8192 linear /dev/vda 0'");
        run("dmsetup create high -r --table '0 2048 linear /dev/mapper/low 0'");
        assertThat(text("lsblk /dev/vda")).isEqualTo("""
                NAME     MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS
                vda      254:0    0  1.5G  0 disk\s
                `-low    253:0    0    4M  0 lvm \s
                  `-high 253:1    0    1M  1 dm  \s
                """);
        assertThat(text("lsblk -s -n -o NAME,PKNAME /dev/mapper/high")).isEqualTo("high    \n`-low   dm-1\n  `-vda dm-0\n");
        assertThat(text("lsblk -l -n -b -o KNAME,SIZE /dev/vda")).isEqualTo("dm-0     4194304\ndm-1     1048576\nvda   1610612736\n");
        assertThat(text("lsblk -P -d -o NAME,DAX /dev/pmem2")).isEqualTo("NAME=\"pmem2\" DAX=\"1\"\n");
        assertThat(text("lsblk -s -r -n -o NAME /dev/mapper/high")).isEqualTo("high\nlow\nvda\n");
        assertThat(text("lsblk -d -n -x SIZE -o NAME /dev/vda /dev/mapper/low /dev/mapper/high")).isEqualTo("high\nlow\nvda\n");
        assertThat(run("lsblk -x FOO").exitCode()).isEqualTo(1);
        assertThat(text("lsblk -r /dev/none")).isEqualTo("lsblk: /dev/none: not a block device\n");
        assertThat(run("lsblk -o NAME,FOO").exitCode()).isEqualTo(1);
        assertThat(run("lsblk /dev/none").exitCode()).isEqualTo(32);
    }

    @Test
    void tellsWhatIsOnADevice() {
        assertThat(run("blkid /dev/vdb").exitCode()).isEqualTo(2);
        run("mkfs.ext4 -q -L data -b 4096 /dev/vdb");
        assertThat(text("blkid /dev/vdb")).matches("/dev/vdb: LABEL=\"data\" UUID=\"[-0-9a-f]{36}\" BLOCK_SIZE=\"4096\" TYPE=\"ext4\"\n");
        assertThat(text("blkid -p -s USAGE -o value /dev/vdb")).isEqualTo("filesystem\n");
        assertThat(text("blkid -L data")).isEqualTo("/dev/vdb\n");
        run("pvcreate -q /dev/vda");
        assertThat(text("blkid -s TYPE")).contains("/dev/vda: TYPE=\"LVM2_member\"\n", "/dev/vdb: TYPE=\"ext4\"\n");
        run("dmsetup create s --table '0 8192 snapshot /dev/vda /dev/vdc P 8'");
        assertThat(text("blkid -o value -s TYPE /dev/vdc")).isEqualTo("DM_snapshot_cow\n");
    }

    @Test
    void makesFilesLookLikeDisks() {
        assertThat(run("losetup -f").exitCode()).isEqualTo(1);
        run("modprobe loop; truncate -s 1M /tmp/f");
        assertThat(text("losetup -f --show -b 4096 -o 4096 /tmp/f")).isEqualTo("/dev/loop0\n");
        assertThat(text("cat /sys/block/loop0/size /sys/block/loop0/queue/logical_block_size")).isEqualTo("2040\n4096\n");
        run("sec w /dev/loop0 8 8 A");
        assertThat(text("dd if=/tmp/f bs=4096 skip=2 count=1 status=none | tr -d A | wc -c")).isEqualTo("0\n");
        assertThat(run("losetup /dev/loop0 /tmp/f").text())
                .isEqualTo("losetup: /tmp/f: failed to set up loop device: Device or resource busy\n");
        run("truncate -s 2M /tmp/f; losetup -c /dev/loop0");
        assertThat(text("blockdev --getsz /dev/loop0")).isEqualTo("4088\n");
        run("losetup -d /dev/loop0");
        assertThat(text("losetup")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-o 100 -l 512,1,'blkdiscard: /dev/vdb: offset 100 is not aligned to sector size 512'", "-o 0 -l 4096,0,",
        "-l 700,1,'blkdiscard: /dev/vdb: length 700 is not aligned to sector size 512'",
        "-v -o 0 -l 1k,0,/dev/vdb: Discarded 1024 bytes from the offset 0",
        "-o 1T,1,blkdiscard: /dev/vdb: offset is greater than device size"})
    void discards(String options, int code, String said) {
        Run run = run("blkdiscard " + options + " /dev/vdb");
        assertThat(run.exitCode()).isEqualTo(code);
        assertThat(run.text().strip()).isEqualTo(said == null ? "" : said);
    }

    @Test
    void discardedSectorsReadAsZeroes() {
        run("sec w /dev/vdb 0 32 A");
        run("blkdiscard -o 4096 -l 4096 /dev/vdb");
        run("blkdiscard -z -o 12288 -l 4096 /dev/vdb");
        assertThat(text("sec r /dev/vdb 0 32")).isEqualTo("0+8 'A'\n8+8 0x00\n16+8 'A'\n24+8 0x00\n");
    }

    @Test
    void choosesMappedDevicesByACondition() {
        run("dmsetup create low --table '0 8 zero'");
        run("dmsetup create high --table '0 8 linear /dev/mapper/low 0'");
        assertThat(text("dmsetup info -c --noheadings -o name -S 'open>0'")).isEqualTo("low\n");
        assertThat(text("dmsetup info -c --noheadings -o name -S 'name=~^h || (minor=0 && !open=0)'")).isEqualTo("high\nlow\n");
        assertThat(text("dmsetup info -c --noheadings -o name -S 'device_count=1'")).isEqualTo("high\n");
        assertThat(run("dmsetup info -c -S 'open=x'").exitCode()).isEqualTo(1);
    }
}
