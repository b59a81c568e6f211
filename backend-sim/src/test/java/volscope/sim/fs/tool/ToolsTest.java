package volscope.sim.fs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.sim.device.Data;
import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.TestMachine.Done;
import volscope.sim.profile.Profiles;

/** What the programs print, line by line, as the real ones do. */
class ToolsTest {

    private final TestMachine machine = new TestMachine(Profiles.V6_1);

    private Done run(String line) {
        return machine.run(FsPrograms.programs(), line);
    }

    private void expect(String line, int code, String... output) {
        Done done = run(line);
        String text = output.length == 0 ? "" : String.join("\n", output) + "\n";
        assertThat(done).as(line).isEqualTo(new Done(text, code));
    }

    @Test
    void files() {
        expect("mkdir -p /tmp/a/b", 0);
        expect("mkdir /tmp/a", 1, "mkdir: cannot create directory '/tmp/a': File exists");
        expect("touch /tmp/a/f /tmp/a/.h", 0);
        expect("ls /tmp/a", 0, "b", "f");
        expect("ls -A /tmp/a", 0, ".h", "b", "f");
        expect("rm /tmp/a/b", 1, "rm: cannot remove '/tmp/a/b': Is a directory");
        expect("rm /tmp/none", 1, "rm: cannot remove '/tmp/none': No such file or directory");
        expect("rm -f /tmp/none", 0);
        expect("truncate -s 1M /tmp/a/f", 0);
        expect("stat -c %s:%F:%a /tmp/a/f /tmp/a", 0, "1048576:regular file:644", "100:directory:755");
        expect("cp /tmp/a/f /tmp/g", 0);
        expect("cp /tmp/a /tmp/c", 1, "cp: -r not specified; omitting directory '/tmp/a'");
        expect("cp -r /tmp/a /tmp/c", 0);
        expect("ls -R /tmp/c", 0, "/tmp/c:", "b", "f", "", "/tmp/c/b:");
        expect("mv /tmp/g /tmp/c", 0);
        expect("ln -s f /tmp/c/l", 0);
        expect("readlink /tmp/c/l", 0, "f");
        expect("readlink -f /tmp/c/../c/l", 0, "/tmp/c/f");
        expect("ls -d /tmp/c", 0, "/tmp/c");
        expect("rm -rf /tmp/a /tmp/c", 0);
        expect("ls /tmp", 0);
        expect("ls /tmp/none", 2, "ls: cannot access '/tmp/none': No such file or directory");
        expect("rmdir /mnt/x", 1, "rmdir: '/mnt/x': No such file or directory");
    }

    @Test
    void longListings() {
        machine.vfs().mknodCharacter("/dev/dax1.0", new volscope.sim.device.DevNo(252, 1), 0600, 0);
        expect("ls -l /dev/pmem0 /dev/dax1.0", 0, "crw------- 1 root root 252, 1 Jan  1 00:00 /dev/dax1.0",
                "brw------- 1 root root 259, 0 Jan  1 00:00 /dev/pmem0");
        machine.vfs().mknod("/dev/mapper/g-lv", new volscope.sim.device.DevNo(253, 0), 0660, 0, 6);
        machine.vfs().mkdir("/dev/g");
        machine.vfs().symlink("/dev/mapper/g-lv", "/dev/g/lv");
        expect("ls -l /dev/g /dev/mapper", 0, "/dev/g:", "total 0", "lrwxrwxrwx 1 root root 16 Jan  1 00:00 lv -> /dev/mapper/g-lv", "",
                "/dev/mapper:", "total 0", "crw------- 1 root root  10, 236 Jan  1 00:00 control",
                "brw-rw---- 1 root    6 253,   0 Jan  1 00:00 g-lv");
    }

    @Test
    void sectors() {
        expect("sec w /dev/vda 0 64 A", 0);
        expect("sec w /dev/vda 9 1 0x00", 0);
        expect("sec r /dev/vda 8 4", 0, "8+1 'A'", "9+1 0x00", "10+2 'A'");
        expect("sec c /dev/vda 16 4 A", 0, "ok");
        machine.block().media().write(TestMachine.VDA, 512, Data.of("x".getBytes(UTF_8)));
        expect("sec r /dev/vda 0 3", 0, "0+1 'A'", "1+1 fnv:a5dfbd2c5acf91ba", "2+1 'A'");
        expect("sec r /dev/vda 1048575 2", 1, "read /dev/vda 1048575+2: end of device (after 512 bytes)");
        expect("sec w /dev/vda 1048575 2 B", 1, "write /dev/vda 1048575+2: No space left on device (after 512 bytes)");
        expect("sec r /dev/none 0 1", 1, "open /dev/none: No such file or directory");
        expect("blockdev --setro /dev/vda", 0);
        expect("sec w /dev/vda 0 1 X", 1, "write /dev/vda 0+1: Operation not permitted (after 0 bytes)");
        expect("sec W /dev/pmem0 3 1 C", 0);
        expect("sec R /dev/pmem0 2 3", 0, "2+1 0x00", "3+1 'C'", "4+1 0x00");
    }

    @Test
    void copies() {
        expect("sec w /dev/vda 0 8 A", 0);
        expect("dd if=/dev/vda of=/tmp/save bs=1M count=2 status=none", 0);
        expect("stat -c %s /tmp/save", 0, "2097152");
        expect("dd if=/dev/zero of=/dev/vda bs=4096 count=1 oflag=direct status=none", 0);
        expect("sec r /dev/vda 0 8", 0, "0+8 0x00");
        expect("dd if=/tmp/save of=/dev/vda bs=512 count=2 seek=4 status=noxfer", 0, "2+0 records in", "2+0 records out");
        expect("sec r /dev/vda 0 8", 0, "0+4 0x00", "4+2 'A'", "6+2 0x00");
        expect("dd if=/dev/zero of=/dev/vda bs=1M seek=511 oflag=direct status=none", 1,
                "dd: error writing '/dev/vda': No space left on device");
        expect("dd if=/none of=/tmp/x", 1, "dd: failed to open '/none': No such file or directory");
        expect("dd if=/dev/zero of=/tmp/x bs=4q", 1, "dd: invalid number: '4q'");
        assertThat(run("dd if=/dev/zero of=/tmp/x bs=4k count=18").text())
                .startsWith("18+0 records in\n18+0 records out\n73728 bytes (74 kB, 72 KiB) copied, ");
        expect("dd nonsense", 1, "dd: unrecognized operand 'nonsense'", "Try 'dd --help' for more information.");
    }

    @Test
    void devices() {
        expect("blockdev --getsz --getsize64 /dev/pmem0", 0, "1044480", "534773760");
        expect("blockdev --getro /dev/pmem0", 0, "0");
        expect("blockdev --getsz /dev/none", 1, "blockdev: cannot open /dev/none: No such file or directory");
        expect("blockdev --report", 0, "RO    RA   SSZ   BSZ        StartSec            Size   Device",
                "rw   256   512  4096               0       536870912   /dev/vda",
                "rw   256   512  4096               0       534773760   /dev/pmem0",
                "rw   256   512  4096               0       534773760   /dev/pmem1");
        expect("daxflags", 0);
        assertThat(run("ndctl list -Nu").text().lines().map(line -> line.replaceAll("\"uuid\":\".*\"", "UUID"))).containsExactly("[",
                "  {", "    \"dev\":\"namespace1.0\",", "    \"mode\":\"fsdax\",", "    \"map\":\"mem\",",
                "    \"size\":\"510.00 MiB (534.77 MB)\",", "    UUID,", "    \"sector_size\":512,", "    \"align\":2097152,",
                "    \"blockdev\":\"pmem1\"", "  },", "  {", "    \"dev\":\"namespace0.0\",", "    \"mode\":\"fsdax\",",
                "    \"map\":\"mem\",", "    \"size\":\"510.00 MiB (534.77 MB)\",", "    UUID,", "    \"sector_size\":512,",
                "    \"align\":2097152,", "    \"blockdev\":\"pmem0\"", "  }", "]");
        assertThat(run("ndctl list -Nu")).isEqualTo(run("ndctl list -Nu"));
    }

    static Stream<String> kernels() {
        return Profiles.all().stream().map(profile -> profile.name());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theKernelTellsItsName(String kernel) {
        var other = new TestMachine(Profiles.named(kernel).orElseThrow());
        String release = Profiles.named(kernel).orElseThrow().release();
        assertThat(other.run(FsPrograms.programs(), "uname -r").text()).isEqualTo(release + "\n");
        assertThat(other.run(FsPrograms.programs(), "uname -a").text()).startsWith("Linux oracle " + release + " #1 SMP")
                .endsWith(" x86_64 GNU/Linux\n");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4k, 4096", "1M, 1048576", "2x512, 1024", "3MB, 3000000", "1KiB, 1024", "010, 10", "0x10, 16", "b, ''", "4q, ''"})
    void amounts(String text, String value) {
        assertThat(Amounts.read(text).stream().mapToObj(String::valueOf).toList())
                .isEqualTo(value.isEmpty() ? Arrays.asList() : Arrays.asList(value));
    }
}
