package volscope.sim.dm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Disk;
import volscope.sim.device.Disk.Access;
import volscope.sim.kernel.Errno;
import volscope.sim.profile.Profiles;

/** Tables that are refused: why, in which order the reasons are looked for, and that nothing of them stays. */
class TableErrorsTest {

    private static final String ADDING = "device-mapper: ioctl: error adding target to table";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // what the core looks for, in this order: each row breaks all the rules behind the one it names
        "8 0 nosuch x                             | EINVAL | zero-length target",
        "8 18446744073709551615 nosuch x          | EINVAL | too large device",
        "18446744073709551615 8 nosuch x          | EINVAL | too large device",
        "8 18014398509481976 nosuch x             | EINVAL | too large device",
        "8 8 nosuch x                             | EINVAL | nosuch: unknown target type",
        "8 8 linear x                             | EINVAL | linear: Gap in table (-EINVAL)",
        "0 8 linear 254:0 0 / 4 8 linear x        | EINVAL | linear: Gap in table (-EINVAL)",
        "0 8 linear 254:0 0 / 16 8 linear x       | EINVAL | linear: Gap in table (-EINVAL)",
        "0 8 linear                               | EINVAL | linear: Invalid argument count (-EINVAL)",
        "0 8 linear 254:0 0 0                     | EINVAL | linear: Invalid argument count (-EINVAL)",
        "0 8 linear 254:99 x                      | EINVAL | linear: Invalid device sector (-EINVAL)",
        "0 8 linear 254:0 -1                      | EINVAL | linear: Invalid device sector (-EINVAL)",
        "0 8 linear 254:0 0x8                     | EINVAL | linear: Invalid device sector (-EINVAL)",
        "0 8 linear 254:99 0                      | ENXIO  | linear: Device lookup failed (-ENXIO)",
        "0 8 linear 4096:0 0                      | EOVERFLOW | linear: Device lookup failed (-EOVERFLOW)",
        "0 8 linear 0:1048576 0                   | EOVERFLOW | linear: Device lookup failed (-EOVERFLOW)",
        "0 8 linear 253:0 0                       | ENXIO | linear: Device lookup failed (-ENXIO)",
        "0 8 linear 254:0:0 0                     | ENODEV | linear: Device lookup failed (-ENODEV)",
        "0 8 linear /dev/nope 0                   | ENODEV | linear: Device lookup failed (-ENODEV)",
        "0 8 linear /etc/fstab 0                  | ENODEV | linear: Device lookup failed (-ENODEV)",
        "0 8 zero 1                               | EINVAL | zero: No arguments required (-EINVAL)",
        "0 8 striped 2                            | EINVAL | striped: Not enough arguments (-EINVAL)",
        "0 8 striped 0 x                          | EINVAL | striped: Invalid stripe count (-EINVAL)",
        "0 8 striped -2 8                         | EINVAL | striped: Invalid stripe count (-EINVAL)",
        "0 8 striped 4294967296 8                 | EINVAL | striped: Invalid stripe count (-EINVAL)",
        "0 9 striped 2 0                          | EINVAL | striped: Invalid chunk_size (-EINVAL)",
        "0 9 striped 2 8                          | EINVAL | striped: Target length not divisible by number of stripes (-EINVAL)",
        "0 8 striped 2 8                          | EINVAL | striped: Target length not divisible by chunk size (-EINVAL)",
        "0 16 striped 2 8 254:0 0                 | EINVAL | striped: Not enough destinations specified (-EINVAL)",
        "0 16 striped 2 8 254:0 0 254:16 0 0      | EINVAL | striped: Not enough destinations specified (-EINVAL)",
        "0 16 striped 2 8 254:0 0 254:16 x        | EINVAL | striped: Couldn't parse stripe destination (-EINVAL)",
        "0 16 striped 2 8 254:0 0 254:99 0        | ENXIO  | striped: Couldn't parse stripe destination (-ENXIO)",
        "0 8 delay 254:0 0                        | EINVAL | delay: Requires exactly 3, 6 or 9 arguments (-EINVAL)",
        "0 8 delay 254:0 0 0 254:0                | EINVAL | delay: Requires exactly 3, 6 or 9 arguments (-EINVAL)",
        "0 8 delay 254:99 x 0                     | EINVAL | delay: Invalid device sector (-EINVAL)",
        "0 8 delay 254:99 0 x                     | EINVAL | delay: Invalid delay (-EINVAL)",
        "0 8 delay 254:99 0 0                     | ENXIO  | delay: Device lookup failed (-ENXIO)",
        "0 8 flakey 254:0 0 1                     | EINVAL | flakey: Invalid argument count (-EINVAL)",
        "0 8 flakey 254:99 x 1 1                  | EINVAL | flakey: Invalid device sector (-EINVAL)",
        "0 8 flakey 254:99 0 x 1                  | EINVAL | flakey: Invalid up interval (-EINVAL)",
        "0 8 flakey 254:99 0 1 x                  | EINVAL | flakey: Invalid up interval (-EINVAL)",
        "0 8 flakey 254:99 0 0 0                  | EINVAL | flakey: Total (up + down) interval is zero (-EINVAL)",
        "0 8 flakey 254:99 0 4294967295 4294967295 | EINVAL | flakey: Interval overflow (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 7                | EINVAL | flakey: Invalid number of feature args (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 2 drop_writes    | EINVAL | flakey: Invalid number of feature args (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 1 nosuch         | EINVAL | flakey: Unrecognised flakey feature requested (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 2 drop_writes drop_writes | EINVAL | flakey: Feature drop_writes duplicated (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 2 drop_writes error_writes | EINVAL | flakey: Feature error_writes conflicts with feature drop_writes (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 1 corrupt_bio_byte | EINVAL | flakey: Feature corrupt_bio_byte requires parameters (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 5 corrupt_bio_byte 0 r 1 0 | EINVAL | flakey: Invalid corrupt bio byte (-EINVAL)",
        "0 8 flakey 254:99 0 1 1 5 corrupt_bio_byte 1 x 1 0 | EINVAL | flakey: Invalid corrupt bio direction (r or w) (-EINVAL)",
        "0 8 flakey 254:99 0 1 1                  | ENXIO  | flakey: Device lookup failed (-ENXIO)"})
    void aTargetThatCannotBe(String table, Errno errno, String reason) {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", table))).contains(errno);
        assertThat(rig.newLog()).containsExactly("device-mapper: table: 253:0: " + reason, ADDING);
        assertNothingStays(rig);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 65537 linear 254:0 0       | vda too small for target: start=0, len=65537, dev_size=65536",
        "0 8 linear 254:0 65536       | vda too small for target: start=65536, len=8, dev_size=65536",
        "0 8 linear 254:0 65530       | vda too small for target: start=65530, len=8, dev_size=65536",
        "0 8 linear 254:0 18446744073709551615 | vda too small for target: start=18446744073709551615, len=8, dev_size=65536",
        "0 8 linear 254:0 0 / 8 16 striped 2 8 254:16 0 254:16 65536 | vdb too small for target: start=65536, len=8, dev_size=65536",
        "0 9 linear 254:32 0          | len=9 not aligned to h/w logical block size 4096 of vdc",
        "0 16 linear 254:32 0 / 16 9 linear 254:0 0 | table line 2 (start sect 16 len 9) not aligned to h/w logical block size 4096",
        "0 9 linear 254:0 0 / 9 16 linear 254:32 0 | table line 1 (start sect 9 len 16) not aligned to h/w logical block size 4096"})
    void aTableThatDoesNotFit(String table, String text) {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", table))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).containsExactly("device-mapper: table: 253:0: " + text,
                "device-mapper: core: Cannot calculate initial queue limits",
                "device-mapper: ioctl: unable to set up device queue for new table.");
        assertNothingStays(rig);
        assertThat(rig.device("a").type()).isZero();
        assertThat(rig.block().named("dm-0")).isEmpty();
    }

    private static void assertNothingStays(DmRig rig) {
        assertThat(rig.device("a").inactive()).isEmpty();
        assertThat(rig.device("a").lower()).isEmpty();
        assertThat(rig.block().disks()).extracting(Disk::opens).containsOnly(0);
        assertThat(rig.block().disks()).extracting(Disk::holder).containsOnly(Optional.empty());
    }

    @Test
    void blocksOfTheWholeMayEndInsideATableIfTheNextTargetsTakeTheRest() {
        DmRig rig = new DmRig(Profiles.V6_1);
        String table = "0 8 linear 254:32 0 / 8 7 linear 254:0 0 / 15 1 linear 254:0 0";
        rig.create("a", table);
        assertThat(rig.tableOf("a", Slot.LIVE)).isEqualTo(table);
        assertThat(rig.block().get(rig.device("a").dev()).limits().logicalBlock()).isEqualTo(4096);
    }

    @Test
    void aStartInsideAPhysicalBlockIsWarnedOf() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", "0 8 linear 254:32 1"))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).startsWith("device-mapper: table: 253:0: adding target device vdc caused an alignment inconsistency: "
                + "physical_block_size=4096, logical_block_size=4096, alignment_offset=0, start=512",
                "device-mapper: table: 253:0: start=1 not aligned to h/w logical block size 4096 of vdc");
    }

    @Test
    void anEmptyTableIsRefused() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", ""))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).containsExactly("device-mapper: ioctl: populate_table: no targets specified");
    }

    @Test
    void aLaterLoadIsNotMeasuredButItsResumeIs() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.create("a", "0 8 linear 254:0 0");
        rig.load("a", "0 65537 linear 254:16 0");
        assertThat(rig.newLog()).isEmpty();
        assertThat(DmRig.refusal(() -> rig.resume("a"))).contains(Errno.EINVAL);
        assertThat(rig.newLog())
                .containsExactly("device-mapper: table: 253:0: vdb too small for target: start=0, len=65537, dev_size=65536");
        assertThat(rig.device("a").isSuspended()).isTrue();
        assertThat(rig.device("a").inactive()).isEmpty();
        assertThat(rig.tableOf("a", Slot.LIVE)).isEqualTo("0 8 linear 254:0 0");
        assertThat(rig.block().get(DmRig.DISK_2).opens()).isZero();
        rig.resume("a");
        assertThat(rig.device("a").isSuspended()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/dev/nope, ENOENT", "/etc/fstab, ENOTBLK", "/dev/null, ENOTBLK"})
    void laterKernelsTellWhatAPathIs(String path, Errno errno) {
        DmRig rig = new DmRig(Profiles.V6_12);
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", "0 8 linear " + path + " 0"))).contains(errno);
        assertThat(rig.newLog()).contains("device-mapper: table: 253:0: linear: Device lookup failed (-" + errno + ")");
    }

    @Test
    void theFirstKernelsDoNotSayTheErrno() {
        DmRig rig = new DmRig(Profiles.V4_8);
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", "0 8 linear"))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).containsExactly("device-mapper: table: 253:0: linear: Invalid argument count", ADDING);
    }

    @Test
    void aDeviceThatAnotherHolderHasIsBusy() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.block().claim(DmRig.DISK, "ext4 /mnt");
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.load("a", "0 8 linear 254:0 0"))).contains(Errno.EBUSY);
    }

    @Test
    void tablesOfOneDeviceShareAnOpenIfTheyOpenAlike() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.create("a", "0 8 linear 254:0 0 / 8 8 linear 254:0 64");
        assertThat(rig.block().get(DmRig.DISK).opens()).isEqualTo(1);
        rig.load("a", "0 8 linear 254:0 8");
        assertThat(rig.block().get(DmRig.DISK).opens()).isEqualTo(1);
        rig.load("a", "0 8 linear 254:0 8", Access.READ_ONLY);
        assertThat(rig.block().get(DmRig.DISK).opens()).isEqualTo(2);
        rig.resume("a");
        assertThat(rig.block().get(DmRig.DISK).opens()).isEqualTo(1);
        rig.create("b", "0 8 linear 254:0 0");
        assertThat(rig.block().get(DmRig.DISK).opens()).isEqualTo(2);
        rig.dm().control().removeAll();
        assertThat(rig.block().get(DmRig.DISK).opens()).isZero();
    }

    @Test
    void aModuleIsLoadedWhenATableAsksForItsTarget() {
        DmRig rig = new DmRig(Profiles.V6_1);
        assertThat(rig.dm().messages().targetTypes()).extracting(TargetType::name).containsExactly("striped", "linear", "error");
        rig.create("a", "0 8 zero");
        assertThat(rig.dm().messages().targetTypes()).extracting(TargetType::name).containsExactly("zero", "striped", "linear", "error");
        assertThat(DmRig.refusal(() -> rig.dm().messages().targetType("nosuch"))).contains(Errno.EINVAL);
        assertThat(List.of("delay", "flakey")).allSatisfy(name -> assertThat(rig.dm().messages().targetType(name).name()).isEqualTo(name));
    }
}
