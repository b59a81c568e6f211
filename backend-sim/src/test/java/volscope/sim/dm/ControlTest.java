package volscope.sim.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmMessages.Awaited;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profiles;

/** Creating, naming and removing devices, their messages and events. */
class ControlTest {

    private final DmRig rig = new DmRig(Profiles.V6_1);
    private final DmControl control = rig.dm().control();

    @Test
    void minorsAreTheLowestFree() {
        assertThat(List.of("a", "b", "c")).extracting(name -> rig.createEmpty(name).minor()).containsExactly(0, 1, 2);
        control.remove(DmKey.name("b"));
        assertThat(rig.createEmpty("d").minor()).isEqualTo(1);
        assertThat(control.create("e", "", OptionalInt.of(40)).dev().minor()).isEqualTo(40);
        assertThat(rig.createEmpty("f").minor()).isEqualTo(3);
    }

    @Test
    void devicesAreListedByName() {
        List.of("b", "a", "B", "ab").forEach(rig::createEmpty);
        assertThat(control.list()).extracting(DmInfo::name).containsExactly("B", "a", "ab", "b");
    }

    @ParameterizedTest
    @CsvSource({"'', '', -1, EINVAL, name not supplied when creating device", "x/y, '', -1, EINVAL, invalid device name",
        "a, '', -1, EBUSY,", "b, U, -1, EBUSY,", "b, '', 0, ENXIO,", "a, '', 0, ENXIO,"})
    void aDeviceThatCannotBe(String name, String uuid, int minor, Errno errno, String text) {
        control.create("a", "U", OptionalInt.empty());
        OptionalInt wanted = minor < 0 ? OptionalInt.empty() : OptionalInt.of(minor);
        assertThat(DmRig.refusal(() -> control.create(name, uuid, wanted))).contains(errno);
        assertThat(rig.newLog()).isEqualTo(text == null ? List.of() : List.of("device-mapper: ioctl: " + text));
        assertThat(control.list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a/b | device name cannot contain '/'",
        "control | device name cannot be \"control\", \".\", or \"..\"", ". | device name cannot be \"control\", \".\", or \"..\"",
        ".. | device name cannot be \"control\", \".\", or \"..\""})
    void laterKernelsKeepMoreNamesForThemselves(String name, String text) {
        DmRig later = new DmRig(Profiles.V6_12);
        assertThat(DmRig.refusal(() -> later.createEmpty(name))).contains(Errno.EINVAL);
        assertThat(later.newLog()).containsExactly("device-mapper: ioctl: " + text);
        if (!name.contains("/")) {
            assertThat(rig.createEmpty(name).minor()).as("6.1 takes it").isZero();
        }
    }

    @Test
    void renamingKeepsTheNumberAndIsAnEvent() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0");
        assertThat(control.rename("a", "b")).extracting(DmInfo::name, DmInfo::dev, DmInfo::eventNr).containsExactly("b", dev, 1);
        assertThat(control.info(DmKey.name("a"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"nope | c | ENXIO | Unable to rename non-existent device, nope to c",
        "a | b | EBUSY | Unable to change name on mapped device a to one that already exists: b",
        "a | a | EBUSY | Unable to change name on mapped device a to one that already exists: a",
        "nope | b | EBUSY | Unable to change name on mapped device nope to one that already exists: b",
        "a | '' | EINVAL | Invalid new mapped device name or uuid string supplied.", "a | x/y | EINVAL | invalid device name"})
    void aNameThatCannotBeGiven(String name, String newName, Errno errno, String text) {
        List.of("a", "b").forEach(rig::createEmpty);
        assertThat(DmRig.refusal(() -> control.rename(name, newName))).contains(errno);
        assertThat(rig.newLog()).containsExactly("device-mapper: ioctl: " + text);
        assertThat(control.list()).extracting(DmInfo::name).containsExactly("a", "b");
    }

    @Test
    void aNameOfMoreThan127BytesCannotBeGiven() {
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> control.rename("a", "é".repeat(64)))).contains(Errno.EINVAL);
        assertThat(control.rename("a", "é".repeat(63) + "e").name()).hasSize(64);
    }

    @Test
    void aUuidIsSetOnce() {
        List.of("a", "b").forEach(rig::createEmpty);
        assertThat(control.setUuid("a", "U1").uuid()).isEqualTo("U1");
        assertThat(DmRig.refusal(() -> control.setUuid("a", "U2"))).contains(Errno.EINVAL);
        assertThat(DmRig.refusal(() -> control.setUuid("b", "U1"))).contains(Errno.EBUSY);
        assertThat(DmRig.refusal(() -> control.setUuid("nope", "U3"))).contains(Errno.ENXIO);
        assertThat(rig.newLog()).containsExactly(
                "device-mapper: ioctl: Unable to change uuid of mapped device a to U2 because uuid is already set to U1",
                "device-mapper: ioctl: Unable to change uuid on mapped device b to one that already exists: U1",
                "device-mapper: ioctl: Unable to rename non-existent device, nope to uuid U3");
    }

    @Test
    void anOpenDeviceStays() {
        rig.create("a", "0 8 linear 254:0 0");
        rig.create("b", "0 8 linear 253:0 0");
        assertThat(DmRig.refusal(() -> control.remove(DmKey.name("a")))).contains(Errno.EBUSY);
        rig.load("b", "0 8 linear 254:0 0");
        rig.resume("b");
        control.remove(DmKey.name("a"));
        assertThat(DmRig.refusal(() -> control.remove(DmKey.name("a")))).contains(Errno.ENXIO);
    }

    @Test
    void anInactiveTableHoldsItsDevicesToo() {
        rig.create("a", "0 8 linear 254:0 0");
        rig.create("b", "0 8 linear 254:16 0");
        rig.load("b", "0 8 linear 253:0 0");
        assertThat(DmRig.refusal(() -> control.remove(DmKey.name("a")))).contains(Errno.EBUSY);
        rig.dm().tables().clear(DmKey.name("b"));
        control.remove(DmKey.name("a"));
    }

    @Test
    void aDeferredRemovalHappensAtTheLastClose() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0");
        rig.block().open(dev);
        control.removeLater(DmKey.name("a"));
        assertThat(rig.info("a").is(DmInfo.Flag.DEFERRED_REMOVE)).isTrue();
        rig.block().close(dev);
        assertThat(control.list()).isEmpty();
        rig.create("b", "0 8 linear 254:0 0");
        control.removeLater(DmKey.name("b"));
        assertThat(control.list()).as("nobody had it open").isEmpty();
    }

    @Test
    void aChainOfDeferredRemovalsGoesAtOnce() {
        rig.create("a", "0 8 linear 254:0 0");
        rig.create("b", "0 8 linear 253:0 0");
        DevNo top = rig.create("c", "0 8 linear 253:1 0");
        rig.block().open(top);
        List.of("a", "b", "c").forEach(name -> control.removeLater(DmKey.name(name)));
        assertThat(control.list()).hasSize(3);
        rig.block().close(top);
        assertThat(control.list()).isEmpty();
        assertThat(rig.block().get(DmRig.DISK).opens()).isZero();
    }

    @Test
    void aDeferredRemovalCanBeCalledOff() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0");
        rig.block().open(dev);
        control.removeLater(DmKey.name("a"));
        rig.dm().messages().message(DmKey.name("a"), 0, "@Cancel_Deferred_Remove");
        rig.block().close(dev);
        assertThat(control.list()).hasSize(1);
    }

    @Test
    void removeAllLeavesWhatIsOpen() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0");
        rig.create("b", "0 8 linear 253:0 0");
        rig.create("c", "0 8 zero");
        rig.block().open(dev);
        control.removeAll();
        assertThat(control.list()).extracting(DmInfo::name).containsExactly("a");
        assertThat(rig.newLog()).containsExactly("device-mapper: ioctl: remove_all left 1 open device(s)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | '' | Empty message received.", "0 | '  ' | Empty message received.",
        "0 | hello | Target type does not support messages", "8 | hello | Target message sector outside device.",
        "-1 | hello | Target message sector outside device.", "0 | @nosuch | Unsupported message sent to DM core: @nosuch",
        "0 | @cancel_deferred_remove now | Invalid arguments for @cancel_deferred_remove"})
    void aMessageThatNobodyTakes(long sector, String text, String reason) {
        rig.create("a", "0 8 linear 254:0 0");
        assertThat(DmRig.refusal(() -> rig.dm().messages().message(DmKey.name("a"), sector, text))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).containsExactly("device-mapper: ioctl: " + reason);
    }

    @Test
    void aDeviceWithoutATableTakesNoMessage() {
        rig.createEmpty("a");
        assertThat(DmRig.refusal(() -> rig.dm().messages().message(DmKey.name("a"), 0, "hello"))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).containsExactly("device-mapper: ioctl: The device has no table.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 1 1 0 | |", "65535 255 255 0 | |", "1 1 1 1 | |",
        "1 1 1 | Unable to interpret geometry settings.",
        "1 1 1 x | Unable to interpret geometry settings.", "65536 1 1 0 | Geometry exceeds range limits.",
        "1 256 1 0 | Geometry exceeds range limits.", "1 1 256 0 | Geometry exceeds range limits.",
        "1 1 1 2 | Start sector is beyond the geometry limits."})
    void geometryIsRememberedIfItMakesSense(String text, String complaint) {
        rig.create("a", "0 8 linear 254:0 0");
        boolean refused = DmRig.refusal(() -> rig.dm().messages().setGeometry(DmKey.name("a"), text)).isPresent();
        assertThat(refused).isEqualTo(complaint != null);
        assertThat(rig.newLog()).allMatch(line -> line.endsWith(complaint)).hasSize(refused ? 1 : 0);
        assertThat(rig.device("a").geometry().equals(Geometry.NONE)).isEqualTo(refused);
    }

    @Test
    void geometryIsForgottenWhenTheSizeChanges() {
        rig.create("a", "0 8 linear 254:0 0");
        rig.dm().messages().setGeometry(DmKey.name("a"), "1 2 3 4");
        rig.load("a", "0 8 linear 254:16 0");
        rig.resume("a");
        assertThat(rig.device("a").geometry()).isEqualTo(new Geometry(1, 2, 3, 4));
        rig.load("a", "0 16 linear 254:16 0");
        rig.resume("a");
        assertThat(rig.device("a").geometry()).isEqualTo(Geometry.NONE);
    }

    @Test
    void onlyEventsOfALiveTableCount() {
        rig.createEmpty("a");
        control.rename("a", "b");
        assertThat(rig.info("b").eventNr()).isZero();
        rig.load("b", "0 8 linear 254:0 0");
        rig.resume("b");
        rig.suspend("b");
        rig.resume("b");
        assertThat(rig.info("b").eventNr()).isZero();
        control.rename("b", "c");
        assertThat(rig.info("c").eventNr()).isEqualTo(1);
    }

    @Test
    void aWaitEndsWithAnEvent() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0");
        Awaited device = rig.dm().messages().find(DmKey.name("a"));
        assertThatThrownBy(() -> rig.dm().messages().await(device, 0)).isInstanceOf(Sleeping.class);
        assertThat(rig.dm().messages().await(device, 99)).as("any other number").isPresent();
        rig.dm().event(dev);
        assertThat(rig.dm().messages().await(device, 0).orElseThrow().eventNr()).isEqualTo(1);
    }

    @Test
    void aWaitEndsWithTheDeviceEvenIfItsNumberIsUsedAgain() {
        rig.create("a", "0 8 linear 254:0 0");
        Awaited device = rig.dm().messages().find(DmKey.name("a"));
        control.remove(DmKey.name("a"));
        rig.create("a", "0 8 linear 254:0 0");
        assertThat(rig.dm().messages().await(device, 0)).isEmpty();
        assertThat(DmRig.refusal(() -> rig.dm().messages().find(DmKey.name("nope")))).contains(Errno.ENXIO);
    }

    @Test
    void depsAreThoseOfTheTableAskedFor() {
        rig.create("a", "0 8 linear 254:0 0 / 8 8 linear 254:16 0 / 16 8 linear 254:0 64");
        rig.load("a", "0 8 linear 259:0 0");
        assertThat(control.deps(DmKey.name("a"), Slot.LIVE)).as("last opened first").containsExactly(DmRig.DISK_2, DmRig.DISK);
        assertThat(control.deps(DmKey.name("a"), Slot.INACTIVE)).containsExactly(DmRig.PMEM);
        assertThat(control.info(DmKey.name("a"), Slot.INACTIVE).orElseThrow().targets()).isEqualTo(1);
        assertThat(rig.info("a").targets()).isEqualTo(3);
    }
}
