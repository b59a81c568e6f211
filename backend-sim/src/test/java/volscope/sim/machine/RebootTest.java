package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** What a machine does when it boots again: activation, merges that waited, mounts, and modules that are not to be loaded. */
class RebootTest {

    private static final String NO_SNAPSHOTS = "mkdir -p /etc/modprobe.d; echo 'install dm_snapshot /bin/false' > /etc/modprobe.d/no.conf";

    private Machine machine;
    private RevisionId at;

    @BeforeEach
    void powerOn() {
        machine = Transcript.open("#: pmem0=raw pmem1=raw\n", "6.1", MachineRecording.LINES).machine();
        at = machine.start();
    }

    private Run run(String line) {
        Run run = machine.run(at, line);
        at = run.end();
        return run;
    }

    private void good(String... lines) {
        for (String line : lines) {
            Run run = run(line);
            assertThat(run.exitCode()).as(line + "\n" + run.text()).isZero();
        }
    }

    private String text(String line) {
        return run(line).text();
    }

    private void snapshot() {
        good("vgcreate vg0 /dev/vda", "lvcreate -L 32M -n lv0 vg0", "sec w /dev/vg0/lv0 0 64 A", "lvcreate -s -L 8M -n snap0 vg0/lv0",
                "sec w /dev/vg0/lv0 0 64 B", "lvcreate -L 8M -n other vg0");
    }

    @Test
    void whatFstabNamesIsMounted() {
        good("vgcreate vg0 /dev/vda", "lvcreate -L 32M -n lv0 vg0", "lvcreate -L 32M -n lv1 vg0", "mkfs.ext4 -q /dev/vg0/lv0",
                "mkfs.ext4 -q /dev/vg0/lv1", "mkdir -p /mnt/a /mnt/b", "mount /dev/vg0/lv0 /mnt/a", "echo hello > /mnt/a/f",
                "mkfs.ext4 -q -F /dev/vdb", "mkdir /mnt/plain", "mount /dev/vdb /mnt/plain");
        good("""
                printf '# comment\\n/dev/vg0/lv0 /mnt/a ext4 ro,noatime 0 2\\n/dev/vg0/lv1 /mnt/b ext4 noauto\\n/dev/vg0/gone /mnt/c\\n' \
                > /etc/fstab""");
        good("reboot");
        assertThat(text("cat /mnt/a/f")).isEqualTo("hello\n");
        assertThat(text("grep /mnt /proc/mounts")).startsWith("/dev/mapper/vg0-lv0 /mnt/a ext4 ro,noatime").hasLineCount(1);
        assertThat(run("touch /mnt/a/g").exitCode()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot", "crash none", "crash all"})
    void aMergeThatWaitedBegins(String cut) {
        snapshot();
        good("exec 5</dev/vg0/lv0");
        assertThat(text("lvconvert --merge vg0/snap0")).contains("will occur on next activation");
        good("sync", cut);
        assertThat(text("sec r /dev/vg0/lv0 0 64")).isEqualTo("0+64 'A'\n");
        good("sleep 30");
        assertThat(text("lvs -a --noheadings -o lv_name,lv_attr vg0").lines().map(String::strip))
                .containsExactly("lv0   -wi-a-----", "other -wi-a-----");
    }

    @Test
    void withoutItsModuleASnapshotIsNotActivatedButTheRestIs() {
        snapshot();
        good(NO_SNAPSHOTS, "reboot");
        assertThat(text("lsmod")).doesNotContain("dm_snapshot", "dm_bufio").contains("dm_mod", "ext4");
        assertThat(text("dmsetup table")).isEqualTo("vg0-other: 0 16384 linear 254:0 83968\n");
        assertThat(text("lvs --noheadings -o lv_name,lv_attr vg0").lines().map(String::strip))
                .containsExactly("lv0   owi---s---", "other -wi-a-----", "snap0 swi---s---");
        assertThat(run("lvchange -ay vg0/lv0")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.text()).isEqualTo("""
                    modprobe: ERROR: ../libkmod/libkmod-module.c:1047 command_do() Error running install command '/bin/false' \
                    for module dm_snapshot: retcode 1
                    modprobe: ERROR: could not insert 'dm_snapshot': Invalid argument
                      /sbin/modprobe failed: 1
                      Can't process LV vg0/snap0: snapshot target support missing from kernel?
                    """);
        });
        assertThat(run("lvconvert --merge vg0/snap0")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.text()).endsWith("  Can't initialize snapshot merge. Missing support in kernel?\n");
        });
        for (String line : List.of("lvcreate -s -L 4M -n s2 vg0/other", "lvcreate --type snapshot -L 4M -V 8M -n sp vg0")) {
            assertThat(run(line)).satisfies(run -> {
                assertThat(run.exitCode()).isEqualTo(3);
                assertThat(run.text()).endsWith("""
                          snapshot: Required device-mapper target(s) not detected in your kernel.
                          Run `lvcreate --help' for more information.
                        """);
            });
        }
        assertThat(text("dmsetup create a --table '0 16 snapshot-merge 254:0 254:16 P 8'")).contains("Invalid argument");
        good("rm /etc/modprobe.d/no.conf", "reboot");
        assertThat(text("lvs --noheadings -o lv_attr vg0/lv0 vg0/snap0")).contains("owi-a-s---", "swi-a-s---");
        assertThat(text("sec r /dev/vg0/snap0 0 64")).isEqualTo("0+64 'A'\n");
    }

    @Test
    void aMergeWaitsForTheModule() {
        snapshot();
        good("exec 5</dev/vg0/lv0", "lvconvert --merge vg0/snap0", NO_SNAPSHOTS, "reboot");
        assertThat(text("lvs -a --noheadings -o lv_name,lv_attr vg0")).contains("Owi---s---", "Swi---s---");
        good("rm /etc/modprobe.d/no.conf", "lvchange -ay vg0/lv0", "sleep 30");
        assertThat(text("sec r /dev/vg0/lv0 0 64")).isEqualTo("0+64 'A'\n");
        assertThat(text("lvs -a --noheadings -o lv_name vg0")).doesNotContain("snap0");
    }

    @Test
    void theBlacklistCountsForOtherNamesOnly() {
        good("mkdir -p /etc/modprobe.d; echo 'blacklist dm-snapshot' > /etc/modprobe.d/no.conf", "modprobe -r dm-snapshot");
        assertThat(run("dmsetup create a --table '0 16 snapshot-origin 254:0'").exitCode()).isEqualTo(1);
        good("modprobe -b dm-snapshot");
        assertThat(text("lsmod")).doesNotContain("dm_snapshot");
        good("dmsetup create b --table '0 16 snapshot 254:0 254:16 P 8'");
        assertThat(text("lsmod")).contains("dm_snapshot");
        good("reboot");
        assertThat(text("lsmod")).contains("dm_snapshot");
    }

    @Test
    void aCommandInPlaceOfWhatAModuleNeedsKeepsItOut() {
        good("mkdir -p /etc/modprobe.d; echo 'install dm_bufio /bin/false' > /etc/modprobe.d/no.conf", "modprobe -r dm-snapshot");
        assertThat(text("modprobe --ignore-install dm-snapshot")).contains("for module dm_bufio: retcode 1");
        good("echo 'install dm_snapshot /bin/true' > /etc/modprobe.d/no.conf", "modprobe dm-snapshot");
        assertThat(text("lsmod")).doesNotContain("dm_snapshot");
        good("modprobe -i dm-snapshot");
        assertThat(text("lsmod")).contains("dm_snapshot", "dm_bufio");
    }
}
