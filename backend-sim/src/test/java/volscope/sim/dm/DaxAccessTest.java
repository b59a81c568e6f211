package volscope.sim.dm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Dax;
import volscope.sim.device.Dax.Granted;
import volscope.sim.device.Dax.Intent;
import volscope.sim.device.Dax.Refused;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** Pages asked for through tables. */
class DaxAccessTest {

    private static String ask(DmRig rig, DevNo dev, long page, long pages) {
        return switch (rig.block().directAccess(dev, page, pages, Intent.READ)) {
            case Granted(Dax.Pfn pfn, long count) -> pfn.memory() + " " + pfn.page() + "+" + count;
            case Refused(Errno errno) -> errno.name();
            case Dax.Wait wait -> wait.reason();
            case Dax.Stuck stuck -> stuck.reason();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // table | page | wanted | answer
        "0 8192 linear 259:0 2048                        | 0    | 1    | 259:0 256+1",
        "0 8192 linear 259:0 2048                        | 1000 | 512  | 259:0 1256+24",
        "0 8192 linear 259:0 2048                        | 1024 | 1    | EIO",
        "0 64 linear 259:0 0 / 64 64 linear 259:1 800    | 7    | 4    | 259:0 7+1",
        "0 64 linear 259:0 0 / 64 64 linear 259:1 800    | 8    | 4    | 259:1 100+4",
        "0 64 striped 2 8 259:0 0 259:1 80               | 3    | 4    | 259:1 11+1",
        "0 64 striped 2 16 259:0 0 259:1 80              | 4    | 4    | 259:0 2+2",
        "0 64 striped 2 4 259:0 0 259:1 80               | 0    | 1    | EIO",
        "0 8192 linear 259:0 3                           | 1    | 1    | 259:0 1+1",
        "0 64 error                                      | 0    | 1    | EIO",
        "0 64 zero                                       | 0    | 1    | EIO",
        "0 64 linear 254:0 0                             | 0    | 1    | EOPNOTSUPP"})
    void pagesOfATable(String table, long page, long pages, String answer) {
        DmRig rig = new DmRig(Profiles.V6_1);
        assertThat(ask(rig, rig.create("a", table), page, pages)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"6.1, 259:0 1+1", "6.12, 259:0 1+1", "4.8, EINVAL"})
    void whatIsNotAlignedIsRoundedDownOrRefused(String kernel, String answer) {
        Profile profile = Profiles.named(kernel).orElseThrow();
        DmRig rig = new DmRig(profile);
        assertThat(ask(rig, rig.create("a", "0 8192 linear 259:0 3"), 1, 1)).isEqualTo(answer);
    }

    @Test
    void suspendedDevicesGoOnAnswering() {
        DmRig rig = new DmRig(Profiles.V6_1);
        DevNo dev = rig.create("a", "0 64 linear 259:0 0");
        rig.suspend("a");
        assertThat(ask(rig, dev, 0, 1)).isEqualTo("259:0 0+1");
        rig.load("a", "0 64 linear 259:1 0");
        assertThat(ask(rig, dev, 0, 1)).isEqualTo("259:0 0+1");
        rig.resume("a");
        assertThat(ask(rig, dev, 0, 1)).isEqualTo("259:1 0+1");
    }

    @Test
    void aDeviceWithoutATableHasNoPages() {
        DmRig rig = new DmRig(Profiles.V6_1);
        DevNo dev = rig.createEmpty("a");
        assertThat(ask(rig, dev, 0, 1)).isEqualTo("ENXIO");
        rig.load("a", "0 64 linear 259:0 0");
        assertThat(ask(rig, dev, 0, 1)).isEqualTo("EIO");
    }
}
