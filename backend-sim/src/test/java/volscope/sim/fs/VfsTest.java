package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.PathLookup;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.profile.Profiles;

/** The tree in memory, computed trees, device nodes and open files. */
class VfsTest {

    private final TestMachine machine = new TestMachine(Profiles.V6_1);
    private final Vfs vfs = machine.vfs();

    private void refused(Errno errno, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @Test
    void aFileHoldsWhatWasWritten() {
        vfs.writeFile("/tmp/a", "one\n".getBytes(UTF_8));
        vfs.appendFile("/tmp/a", "two\n".getBytes(UTF_8));
        machine.reopen();
        assertThat(machine.vfs().readText("/tmp/a")).isEqualTo("one\ntwo\n");
        machine.vfs().writeFile("/tmp/a", "3".getBytes(UTF_8));
        assertThat(machine.vfs().readText("/tmp/a")).isEqualTo("3");
    }

    @Test
    void anOpenFileKeepsItsPositionOverRevisions() {
        long handle = vfs.open("/tmp/a", OpenMode.TRUNCATE);
        vfs.write(handle, "hello ".getBytes(UTF_8));
        machine.reopen();
        machine.vfs().write(handle, "world".getBytes(UTF_8));
        machine.vfs().close(handle);
        assertThat(machine.vfs().readText("/tmp/a")).isEqualTo("hello world");
    }

    @Test
    void anUnlinkedFileLivesWhileItIsOpen() {
        vfs.writeFile("/tmp/a", "x".getBytes(UTF_8));
        int before = vfs.state().inodes().size();
        long handle = vfs.open("/tmp/a", OpenMode.READ);
        vfs.unlink("/tmp/a");
        assertThat(new String(vfs.read(handle, 9), UTF_8)).isEqualTo("x");
        vfs.close(handle);
        assertThat(vfs.state().inodes()).hasSize(before - 1);
    }

    @ParameterizedTest
    @CsvSource({"/tmp/link/f, /tmp/d/f", "/tmp/./d/../d/f, /tmp/d/f", "/../tmp/d/f, /tmp/d/f", "/tmp/rel, /tmp/d/f",
        "/proc/mounts, /proc/self/mounts"})
    void linksAndDotsLeadOn(String path, String real) {
        vfs.mkdir("/tmp/d");
        vfs.writeFile("/tmp/d/f", new byte[0]);
        vfs.symlink("/tmp/d", "/tmp/link");
        vfs.symlink("d/f", "/tmp/rel");
        assertThat(vfs.realpath(path)).isEqualTo(real);
        assertThat(vfs.exists(path)).isTrue();
    }

    @Test
    void refusalsHaveLinuxNumbers() {
        vfs.mkdir("/tmp/d");
        vfs.writeFile("/tmp/d/f", new byte[0]);
        vfs.symlink("loop", "/tmp/loop");
        refused(Errno.ELOOP, () -> vfs.readFile("/tmp/loop"));
        refused(Errno.ENOENT, () -> vfs.readFile("/tmp/none"));
        refused(Errno.ENOTDIR, () -> vfs.readFile("/tmp/d/f/x"));
        refused(Errno.EISDIR, () -> vfs.readFile("/tmp/d"));
        refused(Errno.EISDIR, () -> vfs.open("/tmp/d", OpenMode.TRUNCATE));
        refused(Errno.EEXIST, () -> vfs.mkdir("/tmp/d"));
        refused(Errno.ENOTEMPTY, () -> vfs.rmdir("/tmp/d"));
        refused(Errno.EACCES, () -> vfs.open("/sys/block/vda/size", OpenMode.TRUNCATE));
        refused(Errno.EINVAL, () -> vfs.rename("/tmp/d", "/tmp/d/e"));
        refused(Errno.EBUSY, () -> vfs.rmdir("/sys"));
        refused(Errno.ENAMETOOLONG, () -> vfs.readFile("/tmp/" + "n".repeat(256)));
        refused(Errno.ENOTBLK, () -> vfs.blockDevice("/dev/null"));
        refused(Errno.EBADF, () -> vfs.read(12345, 1));
        assertThat(vfs.stat("/tmp/d/f/x")).isEmpty();
    }

    @Test
    void aRenameReplaces() {
        vfs.writeFile("/tmp/a", "a".getBytes(UTF_8));
        vfs.writeFile("/tmp/b", "b".getBytes(UTF_8));
        vfs.rename("/tmp/a", "/tmp/b");
        assertThat(vfs.readText("/tmp/b")).isEqualTo("a");
        assertThat(vfs.list("/tmp")).containsExactly("b");
    }

    @Test
    void nodesOfDevicesComeAndGoWithThem() {
        assertThat(vfs.list("/dev")).contains("pmem0", "vda", "null", "mapper");
        assertThat(vfs.lookup("/dev/pmem1")).contains(new PathLookup.BlockNode(TestMachine.PMEM1));
        assertThat(vfs.stat("/dev/vda").map(Stat::modeText)).contains("brw-------");
        vfs.mknod("/dev/mapper/x", TestMachine.VDA, 0660, 0, 6);
        vfs.symlink("/dev/mapper/x", "/dev/y");
        machine.block().remove(TestMachine.VDA);
        assertThat(vfs.exists("/dev/vda")).isFalse();
        assertThat(vfs.lookup("/dev/y")).contains(new PathLookup.BlockNode(TestMachine.VDA));
        refused(Errno.ENXIO, () -> vfs.open("/dev/y", OpenMode.READ));
    }

    @Test
    void anOpenDeviceCountsAndReadsWhatItHolds() {
        long handle = vfs.open("/dev/pmem0", OpenMode.READ_WRITE);
        assertThat(machine.block().get(TestMachine.PMEM0).opens()).isEqualTo(1);
        vfs.seek(handle, 4090);
        byte[] text = "across a page".getBytes(UTF_8);
        vfs.write(handle, text);
        assertThat(vfs.position(handle)).isEqualTo(4090 + text.length);
        assertThat(machine.block().media().read(TestMachine.PMEM0, 4090, text.length)).isEqualTo(text);
        vfs.seek(handle, 4090);
        assertThat(vfs.read(handle, text.length)).isEqualTo(text);
        vfs.seek(handle, vfs.size(handle) - 1);
        assertThat(vfs.read(handle, 100)).hasSize(1);
        assertThat(vfs.read(handle, 100)).isEmpty();
        refused(Errno.ENOSPC, () -> vfs.write(handle, text));
        vfs.close(handle);
        assertThat(machine.block().get(TestMachine.PMEM0).opens()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/sys/block/pmem0/queue/dax, 1", "/sys/block/vda/queue/dax, 0", "/sys/block/pmem0/size, 1044480",
        "/sys/block/pmem0/queue/physical_block_size, 4096", "/sys/block/vda/dev, 254:0", "/sys/dev/block/259:1/size, 1044480",
        "/sys/class/block/vda/ro, 0", "/etc/hostname, oracle"})
    void filesTellTheState(String path, String line) {
        assertThat(vfs.readText(path)).isEqualTo(line + "\n");
    }

    @Test
    void computedDirectoriesListWhatThereIs() {
        assertThat(vfs.list("/sys/block")).containsExactly("pmem0", "pmem1", "vda");
        assertThat(vfs.readText("/proc/partitions")).contains(" 259        1     522240 pmem1\n");
        assertThat(vfs.readText("/proc/mounts")).contains("sysfs /sys sysfs rw,relatime 0 0\n");
        assertThat(vfs.readText("/etc/lvm/lvm.conf")).contains("monitoring = 0");
    }

    @Test
    void characterDevicesDoTheirPart() {
        long zero = vfs.open("/dev/zero", OpenMode.READ);
        assertThat(vfs.read(zero, 3)).containsExactly(0, 0, 0);
        long full = vfs.open("/dev/full", OpenMode.WRITE);
        refused(Errno.ENOSPC, () -> vfs.write(full, new byte[1]));
        long random = vfs.open("/dev/urandom", OpenMode.READ);
        assertThat(Arrays.equals(vfs.read(random, 16), vfs.read(random, 16))).isFalse();
        assertThat(vfs.device(random)).isEqualTo(Optional.empty());
    }
}
