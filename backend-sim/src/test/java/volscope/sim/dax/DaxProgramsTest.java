package volscope.sim.dax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.TestMachine.Done;
import volscope.sim.kernel.Program;
import volscope.sim.mm.MemoryManager;
import volscope.sim.profile.Profiles;

/** What the programs that map files print. */
class DaxProgramsTest {

    private final Map<String, Program> programs = new HashMap<>(FsPrograms.programs());
    private TestMachine machine = new TestMachine(Profiles.V6_1, MemoryManager.LAYER);

    @BeforeEach
    void mount() {
        programs.putAll(DaxPrograms.programs());
        expect("mkfs.ext4 -q -F -b 4096 /dev/pmem0", 0);
        expect("mount -o dax=always /dev/pmem0 /mnt", 0);
    }

    private void expect(String line, int code, String... output) {
        Done done = machine.run(programs, line);
        String text = output.length == 0 ? "" : String.join("\n", output) + "\n";
        assertThat(done).as(line).isEqualTo(new Done(text, code));
    }

    @Test
    void mapping() {
        expect("daxtool alloc /mnt/f 65536", 0, "ok");
        expect("daxtool statx /mnt/f", 0, "attr dax=1 (mask 1)");
        expect("daxtool map /mnt/f 0 10 A sync", 0, "stored 10 bytes", "msync ok");
        expect("daxtool map /mnt/f 100 10 B shared", 0, "stored 10 bytes", "msync ok");
        expect("daxtool map /mnt/f 200 10 C private", 0, "stored 10 bytes", "msync ok");
        expect("daxtool peek /mnt/f 0 12", 0, "AAAAAAAAAA..");
        expect("daxtool peek /mnt/f 98 14", 0, "..BBBBBBBBBB..");
        expect("daxtool peek /mnt/f 200 3", 0, "...");
        expect("daxtool map /mnt/f 4090 12 D sync", 0, "stored 12 bytes", "msync ok");
        expect("daxtool peek /mnt/f 4088 16", 0, "..DDDDDDDDDDDD..");
        expect("daxtool peek /mnt/f 65536 1", 1, "signal 7 (Bus error) on access");
        expect("daxtool pwrite /mnt/f 8 4 Q", 0, "wrote 4");
        expect("daxtool peek /mnt/f 8 6", 0, "QQQQ..");
        expect("daxtool peek /mnt/none 0 1", 1, "open: No such file or directory (errno 2)");
        expect("daxtool hold /mnt/f 0 1 1 msync", 0, "stores done");
        assertThat(machine.kernel.get(MemoryManager.LAYER).publish().tasks()).isEmpty();
    }

    @Test
    void withoutDax() {
        expect("umount /mnt", 0);
        expect("mount -o dax=never /dev/pmem0 /mnt", 0);
        expect("daxtool alloc /mnt/f 4096", 0, "ok");
        expect("daxtool statx /mnt/f", 0, "attr dax=0 (mask 1)");
        expect("daxtool map /mnt/f 0 10 A sync", 1, "mmap(MAP_SHARED_VALIDATE|MAP_SYNC): Operation not supported (errno 95)");
        expect("daxtool map /mnt/f 0 10 A shared", 0, "stored 10 bytes", "msync ok");
        expect("daxtool peek /mnt/f 8 4", 0, "AA..");
    }

    @ParameterizedTest
    @CsvSource({"PMEM_FSDAX, true", "PMEM_FSDAX_DEV, true", "PMEM_VIRTIO, false", "VIRTIO, false"})
    void memoryIsSynchronousOrNot(Disk.Kind kind, boolean synchronous) {
        Limits limits = machine.block().get(TestMachine.PMEM1).limits();
        machine.block().put(Disk.of(TestMachine.PMEM1, "pmem1", kind, 1024, limits));
        assertThat(DaxDevices.isSynchronous(machine.kernel, TestMachine.PMEM1)).isEqualTo(synchronous);
    }

    @Test
    void flagsOfAFile() {
        expect("umount /mnt", 0);
        expect("mount -o dax=inode /dev/pmem0 /mnt", 0);
        expect("touch /mnt/x", 0);
        expect("daxtool statx /mnt/x", 0, "attr dax=0 (mask 1)");
        assertThat(machine.run(programs, "xfs_io -c lsattr /mnt/x").text()).isEqualTo("----------------- /mnt/x \n");
        long file = machine.vfs().volumeFile("/mnt/x").orElseThrow().inode();
        assertThat(file).isEqualTo(12);
        expect("chattr +x /mnt/x", 0);
        assertThat(machine.run(programs, "xfs_io -c lsattr /mnt/x").text()).isEqualTo("--------------x-- /mnt/x \n");
        expect("daxtool statx /mnt/x", 0, "attr dax=1 (mask 1)");
        expect("umount /mnt", 0);
        expect("mount /dev/pmem0 /mnt", 0);
        expect("daxtool statx /mnt/x", 0, "attr dax=1 (mask 1)");
    }

    @Test
    void oneByte() {
        expect("daxtool alloc /mnt/f 16384", 0, "ok");
        expect("poke /mnt/f 8192 A", 0, "sh stored 'A' at 8192 of /mnt/f (write fault)");
        expect("poke /mnt/f 8193 0x00", 0, "sh stored 0x00 at 8193 of /mnt/f (no fault)");
        expect("peek /mnt/f 8192 as reader", 0, "reader loaded 'A' at 8192 of /mnt/f (read fault)");
        expect("peek /mnt/f 16384", 1, "sh: signal 7 (Bus error) on access to /mnt/f at 16384");
        expect("poke /mnt/none 0 A", 1, "poke: /mnt/none: No such file or directory");
        expect("poke /etc/hostname 0 O", 0, "sh stored 'O' at 0 of /etc/hostname (page cache)");
        assertThat(machine.vfs().readText("/etc/hostname")).isEqualTo("Oracle\n");
    }
}
