package volscope.sim.dm.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.dm.DmRig;
import volscope.sim.dm.Slot;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profiles;

/** The targets for tests: what they show, and what becomes of bios when. */
class TestTargetsTest {

    private static final long SECOND = 1_000_000_000;

    private final DmRig rig = new DmRig(Profiles.V6_1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"delay 254:0 0 0 | delay 254:0 0 0",
        "delay 254:0 8 100 254:16 0 20 | delay 254:0 8 100 254:16 0 20",
        "delay /dev/vda 8 1 /dev/vdb 0 2 /dev/vda 0 3 | delay 254:0 8 1 254:16 0 2 254:0 0 3",
        "flakey /dev/vda 0 1 2 | flakey 254:0 0 1 2 0 ",
        "flakey 254:0 0 1 2 0 | flakey 254:0 0 1 2 0 ", "flakey 254:0 0 1 2 1 Error_Writes | flakey 254:0 0 1 2 1 error_writes ",
        "flakey 254:0 0 1 2 6 drop_writes corrupt_bio_byte 32 R 1 0 | flakey 254:0 0 1 2 6 drop_writes corrupt_bio_byte 32 r 1 0 ",
        "striped 2 8 /dev/vda 0 /dev/vdb 16 | striped 2 8 254:0 0 254:16 16", "error some words | error ", "linear /dev/vda +8 |"})
    void tablesAreShownAsTheKernelShowsThem(String given, String shown) {
        if (shown == null) {
            assertThat(DmRig.refusal(() -> rig.create("a", "0 64 " + given))).isPresent();
            return;
        }
        rig.create("a", "0 64 " + given);
        assertThat(rig.tableOf("a", Slot.LIVE).stripTrailing()).isEqualTo("0 64 " + shown.stripTrailing());
    }

    @Test
    void flakeyFollowsItsClock() {
        DevNo dev = rig.create("a", "0 8 flakey 254:0 0 2 3");
        StringBuilder seen = new StringBuilder();
        for (int second = 0; second < 10; second++) {
            rig.kernel().advance(second * SECOND);
            seen.append(rig.write(dev, 0, DmRig.bytes(1, second)).equals("OK") ? 'u' : 'd');
        }
        assertThat(seen).hasToString("uuddduuddd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | EIO | EIO | old", "1 error_writes | OK | EIO | old", "1 drop_writes | OK | OK | old",
        "5 corrupt_bio_byte 1 w 7 0 | OK | OK | damaged"})
    void whatFlakeyDoesWhileItIsDown(String features, String read, String write, String after) {
        rig.write(DmRig.DISK, 0, DmRig.bytes(1, 1));
        DevNo dev = rig.create("a", "0 8 flakey 254:0 0 0 10 " + features);
        assertThat(rig.submit(BioOp.READ, dev, 0, 1, Data.EMPTY)).isEqualTo(read);
        assertThat(rig.write(dev, 0, DmRig.bytes(1, 2))).isEqualTo(write);
        byte[] expected = DmRig.bytes(1, after.equals("old") ? 1 : 2);
        if (after.equals("damaged")) {
            expected[0] = 7;
        }
        assertThat(rig.read(DmRig.DISK, 0, 1)).isEqualTo(expected);
    }

    @Test
    void flakeyDamagesNoRead() {
        rig.write(DmRig.DISK, 0, DmRig.bytes(1, 1));
        DevNo dev = rig.create("a", "0 8 flakey 254:0 0 0 10 5 corrupt_bio_byte 1 r 7 0");
        assertThat(rig.read(dev, 0, 1)).isEqualTo(DmRig.bytes(1, 1));
    }

    @Test
    void delayHoldsBiosBack() {
        DevNo dev = rig.create("a", "0 8 delay 254:0 0 0 254:0 0 500");
        assertThat(rig.submit(BioOp.READ, dev, 0, 1, Data.EMPTY)).isEqualTo("OK");
        long write = rig.block().request(BioOp.WRITE, dev, 0, 1, Data.of(DmRig.bytes(1, 3)), Set.of());
        assertThatThrownBy(() -> rig.block().await(write)).isInstanceOf(Sleeping.class);
        assertThat(rig.kernel().nextTimer() - rig.kernel().now()).isBetween(SECOND / 2 - 100_000, SECOND / 2);
        rig.kernel().advance(rig.kernel().nextTimer() - 1);
        assertThatThrownBy(() -> rig.block().await(write)).isInstanceOf(Sleeping.class);
        assertThatThrownBy(() -> rig.suspend("a")).isInstanceOf(Sleeping.class);
        rig.kernel().advance(rig.kernel().nextTimer());
        rig.block().await(write);
        rig.suspend("a");
        assertThat(rig.read(DmRig.DISK, 0, 1)).isEqualTo(DmRig.bytes(1, 3));
    }
}
