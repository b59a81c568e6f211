package volscope.sim.fs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.TestMachine.Done;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.profile.Profiles;

/** Making, mounting and unmounting volumes: what is printed, what is logged, what /proc/mounts says. */
class MountToolsTest {

    private TestMachine machine = new TestMachine(Profiles.V6_1);

    /** Runs a line; its output, then its log lines after {@code k| }, then the exit code. */
    private String run(String line) {
        int before = machine.kernel.log().size();
        Done done = machine.run(FsPrograms.programs(), line);
        String log = machine.log(before);
        String marked = log.isEmpty()
                ? ""
                : Arrays.stream(log.split("\n", -1)).map(text -> "k| " + text + "\n").collect(Collectors.joining());
        return done.text() + "? " + done.code() + "\n" + marked;
    }

    private String mounted(String path) {
        return machine.vfs().readText("/proc/mounts").lines().filter(line -> line.contains(" " + path + " ")).collect(Collectors.joining());
    }

    private static final String WRONG = """
            mount: /mnt: wrong fs type, bad option, bad superblock on %s, missing codepage or helper program, or other error.
                   dmesg(1) may have more information after failed mount system call.
            ? 32
            """;
    private static final String MOUNTED = "? 0\nk| EXT4-fs (%s): mounted filesystem with ordered data mode. Quota mode: none.\n";

    @ParameterizedTest
    @CsvSource({"dax=always, 'rw,relatime,dax=always'", "dax, 'rw,relatime,dax=always'", "dax=inode, 'rw,relatime,dax=inode'",
        "dax=never, 'rw,relatime,dax=never'", "rw, 'rw,relatime'", "ro, 'ro,relatime'"})
    void ext4OnDax(String option, String shown) {
        assertThat(run("mkfs.ext4 -q -F -b 4096 /dev/pmem0")).isEqualTo("? 0\n");
        assertThat(run("mount -o " + option + " /dev/pmem0 /mnt")).isEqualTo(MOUNTED.formatted("pmem0"));
        assertThat(mounted("/mnt")).isEqualTo("/dev/pmem0 /mnt ext4 " + shown + " 0 0");
        assertThat(run("umount /mnt")).isEqualTo("? 0\nk| EXT4-fs (pmem0): unmounting filesystem.\n");
        assertThat(mounted("/mnt")).isEmpty();
        assertThat(machine.block().get(TestMachine.PMEM0).holder()).isEmpty();
    }

    @Test
    void ext4WithoutDax() {
        run("mkfs.ext4 -q -F /dev/vda");
        String refused = WRONG.formatted("/dev/vda") + "k| EXT4-fs (vda): DAX unsupported by block device.\n";
        assertThat(run("mount -o dax=always /dev/vda /mnt")).isEqualTo(refused);
        assertThat(run("mount -o dax /dev/vda /mnt")).isEqualTo(refused);
        assertThat(run("mount -o dax=bogus /dev/vda /mnt")).isEqualTo(WRONG.formatted("/dev/vda") + "k| ext4: Bad value for 'dax'\n");
        assertThat(run("mount -o dax=inode /dev/vda /mnt")).isEqualTo(MOUNTED.formatted("vda"));
        assertThat(run("mount -o remount,dax=always /mnt")).isEqualTo("""
                mount: /mnt: mount point not mounted or bad option.
                       dmesg(1) may have more information after failed mount system call.
                ? 32
                k| EXT4-fs: can't change dax mount option while remounting
                """);
    }

    @Test
    void smallBlocksOnDax() {
        assertThat(run("mkfs.ext4 -q -F -b 1024 /dev/pmem0")).isEqualTo(
                """
                        Warning: specified blocksize 1024 is less than device physical sectorsize 4096
                        /dev/pmem0 is capable of DAX but current block size 1024 is different from system page size 4096 so filesystem will not support DAX.
                        ? 0
                        """);
        assertThat(run("mount -o dax=always /dev/pmem0 /mnt")).isEqualTo(WRONG.formatted("/dev/pmem0") + """
                k| EXT4-fs (pmem0): unsupported blocksize for DAX
                k|\s
                k| EXT4-fs (pmem0): DAX unsupported by block device.
                """);
    }

    @Test
    void xfsNeverFailsForDax() {
        run("mkfs.xfs -q -f /dev/vda");
        assertThat(run("mount -o dax=always /dev/vda /mnt")).isEqualTo("""
                ? 0
                k| XFS (vda): DAX unsupported by block device. Turning off DAX.
                k| XFS (vda): Mounting V5 Filesystem
                k| XFS (vda): Ending clean mount
                """);
        assertThat(mounted("/mnt")).isEqualTo(
                "/dev/vda /mnt xfs rw,relatime,attr2,dax=never,inode64,logbufs=8,logbsize=32k,noquota 0 0");
        assertThat(run("umount /mnt")).isEqualTo("? 0\nk| XFS (vda): Unmounting Filesystem\n");
        run("mkfs.xfs -q -f /dev/pmem0");
        assertThat(run("mount -o dax=always /dev/pmem0 /mnt")).isEqualTo("""
                ? 0
                k| XFS (pmem0): DAX enabled. Warning: EXPERIMENTAL, use at your own risk
                k| XFS (pmem0): Mounting V5 Filesystem
                k| XFS (pmem0): Ending clean mount
                """);
    }

    @Test
    void twoXfsVolumesOfOneId() {
        run("mkfs.xfs -q -f /dev/pmem0");
        run("dd if=/dev/pmem0 of=/dev/pmem1 bs=1M status=none");
        run("mount /dev/pmem0 /mnt");
        run("mkdir -p /opt");
        assertThat(run("mount /dev/pmem1 /opt")).contains("Filesystem has duplicate UUID").contains(" - can't mount\n");
        assertThat(run("mount -o nouuid /dev/pmem1 /opt")).startsWith("? 0\n");
        assertThat(mounted("/opt")).contains("rw,relatime,nouuid,attr2,inode64");
    }

    @Test
    void newerKernelsLogTheId() {
        machine = new TestMachine(Profiles.V6_12);
        run("mkfs.ext4 -q -F -b 4096 /dev/pmem0");
        assertThat(run("mount /dev/pmem0 /mnt")).matches("""
                \\? 0
                k\\| EXT4-fs \\(pmem0\\): mounted filesystem [0-9a-f-]{36} r/w with ordered data mode. Quota mode: none.
                """);
        assertThat(run("umount /mnt")).matches("\\? 0\nk\\| EXT4-fs \\(pmem0\\): unmounting filesystem [0-9a-f-]{36}\\.\n");
    }

    @Test
    void whatIsBusyIsLeftAlone() {
        run("mkfs.ext4 -q -F /dev/vda");
        machine.block().claim(TestMachine.VDA, "device-mapper");
        assertThat(run("mount /dev/vda /mnt")).isEqualTo("""
                mount: /mnt: /dev/vda already mounted or mount point busy.
                       dmesg(1) may have more information after failed mount system call.
                ? 32
                k| /dev/vda: Can't open blockdev
                """);
        assertThat(run("mkfs.ext4 -q -F /dev/vda"))
                .isEqualTo("/dev/vda is apparently in use by the system; will not make a filesystem here!\n? 1\n");
        machine.block().release(TestMachine.VDA);
        run("mount /dev/vda /mnt");
        assertThat(run("mkfs.ext4 -q -F /dev/vda")).isEqualTo("/dev/vda is mounted; will not make a filesystem here!\n? 1\n");
        assertThat(run("mkfs.xfs -q -f /dev/vda")).isEqualTo("mkfs.xfs: /dev/vda contains a mounted filesystem\n? 1\n");
        machine.vfs().writeFile("/mnt/f", "x".getBytes(UTF_8));
        long handle = machine.vfs().open("/mnt/f", OpenMode.READ);
        assertThat(run("umount /mnt")).isEqualTo("umount: /mnt: target is busy.\n? 32\n");
        machine.vfs().close(handle);
        assertThat(run("umount /mnt")).startsWith("? 0");
        assertThat(run("umount /mnt")).isEqualTo("umount: /mnt: not mounted.\n? 32\n");
    }

    @Test
    void whatIsNotThere() {
        assertThat(run("mount /dev/mapper/none /mnt")).isEqualTo("""
                mount: /mnt: special device /dev/mapper/none does not exist.
                       dmesg(1) may have more information after failed mount system call.
                ? 32
                k| /dev/mapper/none: Can't open blockdev
                """);
        assertThat(run("mount /dev/vda /mnt")).isEqualTo(WRONG.formatted("/dev/vda"));
        assertThat(run("mount /mnt")).isEqualTo("mount: /mnt: can't find in /etc/fstab.\n? 1\n");
        machine = new TestMachine(Profiles.V6_12);
        assertThat(run("mount /dev/mapper/none /mnt")).endsWith("k| /dev/mapper/none: Can't lookup blockdev\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs"})
    void filesSurvive(String type) {
        run("mkfs." + type + (type.equals("xfs") ? " -q -f" : " -q -F") + " /dev/pmem0");
        run("mount /dev/pmem0 /mnt");
        run("mkdir -p /mnt/a/b");
        machine.vfs().writeFile("/mnt/a/b/f", "hello\n".getBytes(UTF_8));
        run("ln -s a/b/f /mnt/l");
        run("umount /mnt");
        assertThat(machine.vfs().list("/mnt")).isEmpty();
        machine.reopen();
        run("mount /dev/pmem0 /mnt");
        assertThat(machine.vfs().readText("/mnt/l")).isEqualTo("hello\n");
        List<String> names = type.equals("ext4") ? List.of("a", "l", "lost+found") : List.of("a", "l");
        assertThat(machine.vfs().list("/mnt")).isEqualTo(names);
        assertThat(run("rm -r /mnt/a")).isEqualTo("? 0\n");
        assertThat(run("mv /etc/hostname /mnt/h")).isEqualTo("? 0\n");
        assertThat(machine.vfs().readText("/mnt/h")).isEqualTo("oracle\n");
    }

    @Test
    void aListingOfTheRoot() {
        run("mkfs.ext4 -q -F /dev/pmem0");
        run("mount /dev/pmem0 /mnt");
        machine.vfs().writeFile("/mnt/f", new byte[65536]);
        assertThat(run("ls -l /mnt")).isEqualTo("""
                total 80
                -rw-r--r-- 1 root root 65536 Jan  1 00:00 f
                drwx------ 2 root root 16384 Jan  1 00:00 lost+found
                ? 0
                """);
    }

    @Test
    void looksFromOutside() {
        run("mkfs.ext4 -q -F -b 4096 /dev/vda 16384");
        assertThat(run("e2fsck -fn /dev/vda")).isEqualTo("""
                e2fsck 1.47.0 (5-Feb-2023)
                Pass 1: Checking inodes, blocks, and sizes
                Pass 2: Checking directory structure
                Pass 3: Checking directory connectivity
                Pass 4: Checking reference counts
                Pass 5: Checking group summary information
                /dev/vda: 11/16384 files (9.1% non-contiguous), 2065/16384 blocks
                ? 0
                """);
        assertThat(run("dumpe2fs -h /dev/vda")).contains("First block:              0\n").contains("Block size:               4096\n");
        run("mount /dev/vda /mnt");
        machine.vfs().writeFile("/mnt/f", new byte[8192]);
        long inode = machine.vfs().volumeFile("/mnt/f").orElseThrow().inode();
        long volume = machine.vfs().volumeFile("/mnt/f").orElseThrow().volume();
        List<Long> blocks = machine.kernel.get(FileSystems.LAYER).files(volume).blocks(inode);
        assertThat(run("debugfs -R blocks /dev/vda")).contains("Unknown request");
        assertThat(blocks).hasSize(2);
        run("umount /mnt");
        assertThat(run("e2fsck -fn /dev/vda")).contains(": 12/16384 files").contains(", 2067/16384 blocks");
        assertThat(run("e2fsck -fn /dev/pmem0")).contains("Bad magic number in super-block").endsWith("? 8\n");
    }

    @Test
    void freezes() {
        run("mkfs.ext4 -q -F /dev/pmem0");
        run("mount /dev/pmem0 /mnt");
        assertThat(run("fsfreeze -f /mnt")).isEqualTo("? 0\n");
        assertThat(run("fsfreeze -f /mnt")).isEqualTo("fsfreeze: /mnt: freeze failed: Device or resource busy\n? 1\n");
        assertThat(run("xfs_freeze -f /mnt")).isEqualTo("xfs_freeze: cannot freeze filesystem at /mnt: Device or resource busy\n? 1\n");
        assertThat(run("fsfreeze -u /mnt")).isEqualTo("? 0\n");
        assertThat(run("fsfreeze -u /mnt")).isEqualTo("fsfreeze: /mnt: unfreeze failed: Invalid argument\n? 1\n");
    }
}
