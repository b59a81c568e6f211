package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** The daemon that watches snapshots. */
class MonitorTest {

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

    private void prepare(String settings) {
        List.of("echo '" + settings + "' >>/etc/lvm/lvm.conf", "vgcreate vg /dev/vda", "lvcreate -L 64M -n o vg",
                "lvcreate -s -L 20M -n s vg/o").forEach(this::run);
    }

    private String size() {
        return told("lv_size");
    }

    private String monitor() {
        return told("seg_monitor");
    }

    /** A field of the snapshot; that the guest's file has a setting already is told above it. */
    private String told(String field) {
        return run("lvs --noheadings -o " + field + " vg/s").text().lines().filter(line -> !line.contains("duplicate config value"))
                .collect(Collectors.joining()).strip();
    }

    @ParameterizedTest
    @CsvSource({"70,20,4113,24.00m", "70,20,3000,20.00m", "100,20,4113,20.00m", "80,50,4113,32.00m", "80,50,4000,20.00m"})
    void aSnapshotThatFillsUpIsExtendedAsTheSettingsSay(int threshold, int percent, int chunks, String after) {
        prepare("activation/monitoring=1 activation/snapshot_autoextend_threshold=" + threshold + " activation/snapshot_autoextend_percent="
                + percent);
        assertThat(monitor()).isEqualTo("monitored");
        run("dd if=/dev/zero of=/dev/vg/o bs=4k count=" + chunks + " oflag=direct status=none");
        assertThat(size()).isEqualTo("20.00m");
        run("sleep 11");
        assertThat(size()).isEqualTo(after);
    }

    @Test
    void nobodyWatchesWithoutTheSetting() {
        prepare("activation/snapshot_autoextend_threshold=70");
        run("dd if=/dev/zero of=/dev/vg/o bs=4k count=4113 oflag=direct status=none");
        run("sleep 60");
        assertThat(size()).isEqualTo("20.00m");
        run("lvchange --monitor y vg/s");
        run("sleep 11");
        assertThat(size()).isEqualTo("24.00m");
    }

    @Test
    void watchingEndsAndBeginsOnDemandAndWithActivation() {
        prepare("activation/monitoring=1");
        run("lvchange --monitor n vg/s");
        assertThat(monitor()).isEqualTo("not monitored");
        run("lvchange -an vg/o");
        assertThat(monitor()).isEmpty();
        run("lvchange -ay vg/o");
        assertThat(monitor()).isEqualTo("monitored");
        run("lvchange --refresh --ignoremonitoring vg/o");
        assertThat(monitor()).isEqualTo("monitored");
    }

    @Test
    void aSnapshotThatIsNoLongerValidIsUnmounted() {
        prepare("activation/monitoring=1");
        run("lvremove -f vg/s");
        List.of("mkfs.ext4 -q -F /dev/vg/o", "lvcreate -s -L 4M -n s vg/o", "mkdir /mnt/s", "mount -o ro /dev/vg/s /mnt/s")
                .forEach(this::run);
        assertThat(run("mountpoint -q /mnt/s").exitCode()).isZero();
        run("dd if=/dev/zero of=/dev/vg/o bs=1M seek=20 count=8 oflag=direct status=none");
        assertThat(run("lvs --noheadings -o lv_attr vg/s").text()).contains("swi-I");
        assertThat(run("mountpoint -q /mnt/s").exitCode()).isNotZero();
    }

    @Test
    void aLineThatNothingWakesEndsThoughTheDaemonGoesOn() {
        prepare("activation/monitoring=1");
        run("dmsetup suspend vg-o");
        assertThat(run("sec w /dev/vg/o 0 8 X").waits()).isPresent();
    }
}
