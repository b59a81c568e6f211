package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.fs.Vfs;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** The refused snapshot under other names and sizes: what is said and left behind follows from the state, not from a name. */
class RefusedSnapshotTest {

    @ParameterizedTest
    @CsvSource({"vg0, lv0, 128, snap0, 4", "data, base, 16, now, 8", "a-b, x--y, 64, s.1, 12"})
    void refusalNamesWhatIsThere(String vg, String lv, int size, String snapshot, int store) {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        machine.run("vgcreate", vg, "/dev/pmem1");
        machine.run("lvcreate", "-L", size + "M", "-n", lv, vg);

        var done = machine.run("lvcreate", "-s", "-L", store + "M", "-n", snapshot, vg + "/" + lv);

        assertThat(done.code()).isEqualTo(5);
        assertThat(done.output()).containsExactly("  device-mapper: reload ioctl on  (253:0) failed: Invalid argument",
                "  device-mapper: remove ioctl on  (253:1) failed: No such device or address",
                "  device-mapper: reload ioctl on  (253:2) failed: Invalid argument",
                "  device-mapper: remove ioctl on  (253:1) failed: No such device or address",
                "  Failed to suspend logical volume " + vg + "/" + lv + ".", "  Aborting. Manual intervention required.");
        long sectors = size * 2048L;
        assertThat(done.ops()).contains("target (253:2): 0 " + sectors + " snapshot 253:1 253:1 P 8",
                "target (253:1): 0 " + store * 2048L + " linear 259:1 " + (2048 + sectors));
        assertThat(machine.kernel().get(Vfs.LAYER).list("/dev/mapper")).contains(dm(vg) + "-" + dm(lv),
                dm(vg) + "-" + dm(snapshot) + "-cow");
        assertThat(machine.run("lvremove", "-f", vg + "/" + snapshot).code()).isZero();
    }

    private static String dm(String name) {
        return name.replace("-", "--");
    }

    @ParameterizedTest
    @CsvSource({"4.8, 0", "6.1, 5", "6.12, 5", "dax-origin, 0"})
    void kernelDecides(String kernel, int code) {
        Profile profile = Profiles.named(kernel).orElseThrow();
        LvmMachine machine = new LvmMachine(profile);
        machine.run("vgcreate", "vg0", "/dev/pmem0");
        machine.run("lvcreate", "-L", "32M", "-n", "lv0", "vg0");

        assertThat(machine.run("lvcreate", "-s", "-L", "4M", "vg0/lv0").code()).isEqualTo(code);
    }
}
