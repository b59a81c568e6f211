package volscope.sim.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profiles;

/** What suspend and resume do to a device, and what happens to its bios meanwhile. */
class SuspendResumeTest {

    private static final String LIVE = "0 64 linear 254:0 0";
    private static final String NEXT = "0 128 linear 254:16 0";

    private final DmRig rig = new DmRig(Profiles.V6_1);

    /** Letters of a state: live table, inactive table, suspended. */
    private String state(String name) {
        DmInfo info = rig.info(name);
        return (info.is(Flag.LIVE_TABLE) ? "L" : "-") + (info.is(Flag.INACTIVE_TABLE) ? "I" : "-")
                + (info.is(Flag.SUSPENDED) ? "s" : "-");
    }

    private void reach(String state) {
        rig.createEmpty("a");
        if (state.charAt(0) == 'L') {
            rig.load("a", LIVE);
            rig.resume("a");
        }
        if (state.charAt(2) == 's') {
            rig.suspend("a");
        }
        if (state.charAt(1) == 'I') {
            rig.load("a", NEXT);
        }
        assertThat(state("a")).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "---, suspend, --s, OK", "--s, suspend, --s, OK", "-I-, suspend, -Is, OK", "L--, suspend, L-s, OK", "L-s, suspend, L-s, OK",
        "LI-, suspend, LIs, OK", "LIs, suspend, LIs, OK",
        "---, resume, ---, OK", "--s, resume, --s, EINVAL", "-I-, resume, L--, OK", "-Is, resume, L--, OK", "L--, resume, L--, OK",
        "L-s, resume, L--, OK", "LI-, resume, L--, OK", "LIs, resume, L--, OK",
        "---, clear, ---, OK", "-I-, clear, ---, OK", "-Is, clear, --s, OK", "LI-, clear, L--, OK", "LIs, clear, L-s, OK"})
    void eachCallFromEachState(String from, String call, String to, String outcome) {
        reach(from);
        Runnable made = switch (call) {
            case "suspend" -> () -> rig.suspend("a");
            case "resume" -> () -> rig.resume("a");
            default -> () -> rig.dm().tables().clear(DmKey.name("a"));
        };
        assertThat(DmRig.refusal(made).map(Errno::name).orElse("OK")).isEqualTo(outcome);
        assertThat(state("a")).isEqualTo(to);
        boolean swapped = call.equals("resume") && from.charAt(1) == 'I';
        if (to.charAt(0) == 'L') {
            assertThat(rig.tableOf("a", Slot.LIVE)).isEqualTo(swapped ? NEXT : LIVE);
            assertThat(rig.block().get(rig.device("a").dev()).sectors()).isEqualTo(swapped ? 128 : 64);
        }
    }

    @ParameterizedTest
    @CsvSource({"suspend", "resume", "clear", "load"})
    void aDeviceThatIsNotThereHasNoAddress(String call) {
        Runnable made = switch (call) {
            case "suspend" -> () -> rig.suspend("nope");
            case "resume" -> () -> rig.resume("nope");
            case "load" -> () -> rig.load("nope", LIVE);
            default -> () -> rig.dm().tables().clear(DmKey.name("nope"));
        };
        assertThat(DmRig.refusal(made)).contains(Errno.ENXIO);
    }

    private long start(BioOp op, DevNo dev, int value, BioFlag... flags) {
        Data data = op == BioOp.WRITE ? Data.of(DmRig.bytes(1, value)) : Data.EMPTY;
        Set<BioFlag> set = flags.length == 0 ? EnumSet.noneOf(BioFlag.class) : Set.of(flags);
        long id = rig.block().request(op, dev, 0, 1, data, set);
        rig.kernel().drain();
        return id;
    }

    @Test
    void biosWaitInOrderAndAreSentAtTheResume() {
        DevNo dev = rig.create("a", LIVE);
        rig.suspend("a");
        long first = start(BioOp.WRITE, dev, 1);
        long second = start(BioOp.WRITE, dev, 2);
        long read = start(BioOp.READ, dev, 0);
        assertThatThrownBy(() -> rig.block().await(first)).isInstanceOf(Sleeping.class);
        assertThat(rig.device("a").deferred()).hasSize(3);
        rig.reopen();
        rig.resume("a");
        rig.block().await(first);
        rig.block().await(second);
        assertThat(rig.block().await(read).toArray()).isEqualTo(DmRig.bytes(1, 2));
    }

    @Test
    void theyGoToTheNewTable() {
        DevNo dev = rig.create("a", LIVE);
        rig.suspend("a");
        long write = start(BioOp.WRITE, dev, 7);
        rig.load("a", NEXT);
        rig.resume("a");
        rig.block().await(write);
        assertThat(rig.read(DmRig.DISK, 0, 1)).isEqualTo(DmRig.bytes(1, 0));
        assertThat(rig.read(DmRig.DISK_2, 0, 1)).isEqualTo(DmRig.bytes(1, 7));
    }

    @Test
    void thoseThatMustNotWaitFail() {
        DevNo dev = rig.create("a", LIVE);
        rig.suspend("a");
        assertThat(rig.submit(BioOp.READ, dev, 0, 1, Data.EMPTY, BioFlag.NOWAIT)).isEqualTo("EAGAIN");
        assertThat(rig.submit(BioOp.READ, dev, 0, 1, Data.EMPTY, BioFlag.READAHEAD)).isEqualTo("EIO");
    }

    @Test
    void aSuspendWaitsForWhatIsBelow() {
        rig.create("lower", LIVE);
        DevNo dev = rig.create("a", "0 64 linear 253:0 0");
        rig.suspend("lower");
        long write = start(BioOp.WRITE, dev, 3);
        assertThatThrownBy(() -> rig.suspend("a")).isInstanceOf(Sleeping.class);
        long later = start(BioOp.WRITE, dev, 4);
        assertThat(rig.device("a").deferred()).as("bios that come while it waits").hasSize(1);
        rig.resume("lower");
        rig.suspend("a");
        rig.block().await(write);
        assertThat(rig.device("a").isSuspended()).isTrue();
        assertThatThrownBy(() -> rig.block().await(later)).isInstanceOf(Sleeping.class);
    }

    @Test
    void aResumeDuringASuspendThatWaitsDoesNothing() {
        rig.create("lower", LIVE);
        DevNo dev = rig.create("a", "0 64 linear 253:0 0");
        rig.suspend("lower");
        start(BioOp.WRITE, dev, 3);
        assertThatThrownBy(() -> rig.suspend("a")).isInstanceOf(Sleeping.class);
        rig.resume("a");
        assertThat(rig.device("a").blocksIo()).isTrue();
    }

    @Test
    void anInternalSuspendHoldsBiosAndOtherSuspends() {
        DevNo dev = rig.create("a", LIVE);
        rig.dm().internalSuspend(dev);
        long write = start(BioOp.WRITE, dev, 9);
        assertThat(rig.info("a").is(Flag.SUSPENDED)).isFalse();
        assertThat(rig.info("a").is(Flag.INTERNAL_SUSPEND)).isTrue();
        assertThatThrownBy(() -> rig.suspend("a")).isInstanceOf(Sleeping.class);
        rig.dm().internalResume(dev);
        rig.block().await(write);
        rig.suspend("a");
        assertThat(rig.info("a").is(Flag.SUSPENDED)).isTrue();
    }

    @Test
    void theTableDecidesWhetherTheDeviceMayBeWritten() {
        DevNo dev = rig.create("a", LIVE);
        rig.load("a", LIVE, Access.READ_ONLY);
        assertThat(rig.info("a").is(Flag.READ_ONLY)).isFalse();
        assertThat(rig.dm().control().info(DmKey.name("a"), Slot.INACTIVE).orElseThrow().is(Flag.READ_ONLY)).isTrue();
        rig.resume("a");
        assertThat(rig.info("a").is(Flag.READ_ONLY)).isTrue();
        assertThat(rig.block().get(dev).access()).isEqualTo(Access.READ_ONLY);
    }
}
