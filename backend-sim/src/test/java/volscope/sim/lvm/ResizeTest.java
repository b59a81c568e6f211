package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.profile.Profiles;

/** {@code lvextend}, {@code lvreduce} and {@code lvresize}: roundings, bounds and refusals. */
class ResizeTest {

    private LvmMachine machine;

    @BeforeEach
    void groupOfTwoDisks() {
        machine = new LvmMachine(Profiles.V6_1);
        machine.disk("vda", 0, 44 * 2048);
        machine.disk("vdb", 16, 44 * 2048);
        run("vgcreate t /dev/vda /dev/vdb");
        run("lvcreate -l 5 -n a t /dev/vda");
        run("lvcreate -i 2 -I 32k -l 4 -n s t");
        run("lvchange -an t");
    }

    private LvmMachine.Done run(String line) {
        return machine.run(line.split(" "));
    }

    private String extents(String volume) {
        return run("lvs --noheadings --units b --nosuffix -o lv_size t/" + volume).output().getFirst().strip();
    }

    private void check(String line, int code, String message) {
        LvmMachine.Done done = run(line);
        assertThat(done.output()).as(line).contains("  " + message);
        assertThat(done.code()).as(line).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lvextend -L +1 t/a             | Rounding size to boundary between physical extents: 4.00 MiB. | 6
            lvextend -L 21 t/a             | Rounding size to boundary between physical extents: 24.00 MiB. | 6
            lvreduce -L -5 t/a             | Rounding size to boundary between physical extents: 4.00 MiB. | 4
            lvreduce -L 13 t/a             | Rounding size to boundary between physical extents: 16.00 MiB. | 4
            lvresize -l +50%LV t/a         | Size of logical volume t/a changed from 20.00 MiB (5 extents) to 32.00 MiB (8 extents). | 8
            lvresize -l -50%LV t/a         | Size of logical volume t/a changed from 20.00 MiB (5 extents) to 12.00 MiB (3 extents). | 3
            lvextend -l +10%FREE t/a       | Size of logical volume t/a changed from 20.00 MiB (5 extents) to 28.00 MiB (7 extents). | 7
            lvextend -l +100%PVS t/a /dev/vda | Size of logical volume t/a changed from 20.00 MiB (5 extents) to 32.00 MiB (8 extents). | 8
            lvextend t/a /dev/vdb          | Size of logical volume t/a changed from 20.00 MiB (5 extents) to 52.00 MiB (13 extents). | 13
            lvresize -l 100%VG t/a         | Reducing 100%VG to remaining free space 64.00 MiB in VG. | 16
            lvextend -l +1 t/s             | Rounding size (5 extents) up to stripe boundary size for segment (6 extents). | 6
            lvextend -l +1 t/s             | Using stripesize of last segment 32.00 KiB | 6
            lvextend -i 1 -l +1 t/s        | Size of logical volume t/s changed from 16.00 MiB (4 extents) to 20.00 MiB (5 extents). | 5
            lvextend -i 2 -l +1 t/a        | Using default stripesize 64.00 KiB | 7
            lvextend -i 2 -I 8m -l +2 t/a  | Reducing stripe size 8.00 MiB to maximum, physical extent size 4.00 MiB. | 7
            lvreduce -l -1 t/s             | Rounding size (3 extents) up to stripe boundary size for segment (4 extents). | 4
            lvreduce -l 1 t/s              | Rounding size (1 extents) up to stripe boundary size for segment (2 extents). | 2
            lvreduce -l 2 t/a /dev/vda     | Ignoring PVs on command line when reducing. | 2
            """)
    void sizesAreRounded(String line, String message, int extents) {
        String volume = line.contains("t/s") ? "s" : "a";
        boolean refused = line.equals("lvreduce -l -1 t/s");
        boolean noForm = line.contains("lvreduce -l 2 t/a /dev/vda");
        if (noForm) {
            line = line.replace("lvreduce", "lvresize");
        }
        check(line, refused ? 5 : 0, message);
        assertThat(extents(volume)).isEqualTo(Long.toString(extents * 4L << 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lvextend -l 3 t/a           | 5 | New size given (3 extents) not larger than existing size (5 extents)
            lvreduce -l 9 t/a           | 5 | New size given (9 extents) not less than existing size (5 extents)
            lvresize -l 5 t/a           | 5 | New size (5 extents) matches existing size (5 extents).
            lvreduce -l -5 t/a          | 5 | Unable to reduce t/a below 1 extent.
            lvextend -l +99 t/a         | 5 | Insufficient free space: 99 extents needed, but only 11 available
            lvextend -l +4 t/a /dev/vda | 5 | Insufficient free space: 4 extents needed, but only 3 available
            lvextend --alloc contiguous -l +4 t/a | 5 | Insufficient suitable contiguous allocatable extents for logical volume a: 4 more required
            lvextend --alloc cling -l +4 t/a | 5 | Insufficient suitable allocatable extents for logical volume a: 1 more required
            lvextend -l +1 t/a /dev/vdc | 5 | Physical Volume "/dev/vdc" not found in Volume Group "t".
            lvextend -l +50%ORIGIN t/a  | 5 | Specified LV does not have an origin LV.
            lvextend --type zero -l +1 t/a | 5 | VolumeType does not match (zero).
            lvextend -i 2 -I 3k -l +2 t/a | 5 | Stripe size must be power of 2.
            lvextend -i 2 -I 2k -l +2 t/a | 5 | Invalid stripe size 2.00 KiB.
            lvextend -l +1 t/b          | 5 | Logical volume b not found in volume group t.
            lvextend -l +1 u/b          | 5 | Cannot process volume group u
            lvextend -l +1 b            | 3 | Please specify a logical volume path.
            lvextend --use-policies t/a | 5 | Policy-based resize is supported only for snapshot, thin pool and vdo pool volumes.
            lvextend -r -l +1 t/a       | 5 | Logical volume t/a must be activated before resizing filesystem.
            """)
    void wrongSizesAreRefused(String line, int code, String message) {
        check(line, code, message);
        assertThat(extents("a")).isEqualTo(Long.toString(20L << 20));
    }

    @Test
    void differentSegmentsNeedStripesSaid() {
        run("lvextend -i 1 -l +1 t/s");
        check("lvextend -l +1 t/s", 5, "Please specify number of stripes (-i) and stripesize (-I)");
        check("lvextend -i 2 -I 16k -l +2 t/s", 0, "Logical volume t/s successfully resized.");
        assertThat(run("lvs --noheadings --segments -o stripes,stripe_size t/s").output().stream().map(String::strip))
                .containsExactly("2 32.00k", "1     0", "2 16.00k");
    }

    @Test
    void activeVolumesShrinkAfterAQuestion() {
        run("lvchange -ay t/a");
        LvmMachine.Done refused = run("lvreduce -l 1 t/a");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.output()).containsExactly("  WARNING: Reducing active logical volume to 4.00 MiB.",
                "  THIS MAY DESTROY YOUR DATA (filesystem etc.)", "Do you really want to reduce t/a? [y/n]: [n]",
                "  Logical volume t/a NOT reduced.");
        assertThat(machine.answer("y\n", "lvreduce", "-l", "1", "t/a").code()).isZero();
        assertThat(extents("a")).isEqualTo(Long.toString(4L << 20));
    }

    @Test
    void originsKeepTheirSizeWhileActive() {
        run("lvcreate -s -l 1 -n snap t/a");
        check("lvreduce -f -l 1 t/a", 5, "Snapshot origin volumes cannot be reduced in size yet.");
        run("lvchange -ay t/a");
        check("lvextend -l +1 t/a", 5, "Snapshot origin volumes can be resized only while inactive: try lvchange -an.");
    }

    @Test
    void storesGrowToWhatTheirOriginCanFill() {
        run("lvcreate -s -l 2 -n snap t/a");
        check("lvextend -l +9 t/snap", 0, "Reached maximum COW size 24.00 MiB (6 extents).");
        assertThat(extents("snap")).isEqualTo(Long.toString(24L << 20));
        check("lvextend -l +1 t/snap", 0, "Size of logical volume t/snap unchanged from 24.00 MiB (6 extents).");
    }

    @ParameterizedTest
    @CsvSource({"100, 20, 0, 8", "70, 20, 0, 12", "60, 100, 0, 16", "10, 20, 0, 16", "70, 0, 5, 8"})
    void policyDecidesTheGrowth(int threshold, int percent, int code, int megabytes) {
        run("lvchange -ay t/a");
        run("lvcreate -s -L 8M -n snap t/a");
        machine.fill("/dev/mapper/t-snap", 0, 12800, 'x');
        LvmMachine.Done done = machine.run("lvextend", "--use-policies", "--config", "activation{snapshot_autoextend_threshold=" + threshold
                + " snapshot_autoextend_percent=" + percent + "}", "t/snap");
        assertThat(done.code()).as("%s", done.output()).isEqualTo(code);
        assertThat(extents("snap")).isEqualTo(Long.toString((long) megabytes << 20));
    }

    @Test
    void policyNeedsAnActiveSnapshot() {
        run("lvcreate -s -L 8M -n snap t/a");
        LvmMachine.Done done = machine.run("lvextend", "--use-policies", "--config", "activation/snapshot_autoextend_threshold=70",
                "t/snap");
        assertThat(done.output()).isEqualTo(List.of("  Can't read state of locally inactive LV t/snap."));
        assertThat(done.code()).isEqualTo(5);
    }
}
