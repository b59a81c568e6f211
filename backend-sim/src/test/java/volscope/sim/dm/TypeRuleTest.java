package volscope.sim.dm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.kernel.Errno;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** Which table may follow which: the type of a table, the type its device keeps from the first load, and the rule between them. */
class TypeRuleTest {

    private static final String DISK = "0 8192 linear 254:0 0";
    private static final String PMEM = "0 8192 linear 259:0 0";

    /** Tables that are DAX by themselves on 5.12 and later, and those that are not. */
    private static final Map<String, Boolean> TABLES = Map.ofEntries(Map.entry(DISK, false), Map.entry(PMEM, true),
            Map.entry("0 8192 striped 2 8 259:0 0 259:1 0", true), Map.entry("0 8192 striped 2 8 259:0 0 254:0 0", false),
            Map.entry("0 8192 striped 2 8 254:0 0 259:0 0", false),
            Map.entry("0 4096 linear 259:0 0 / 4096 4096 linear 259:1 0", true),
            Map.entry("0 4096 linear 259:0 0 / 4096 4096 linear 254:0 0", false),
            Map.entry("0 4096 linear 259:0 0 / 4096 4096 error", false), Map.entry("0 4096 linear 259:0 0 / 4096 4096 zero", false),
            Map.entry("0 8192 delay 259:0 0 0", false), Map.entry("0 8192 flakey 259:0 0 1 0", false), Map.entry("0 8192 error", false),
            Map.entry("0 8192 zero", false));

    private static List<Profile> modern() {
        return List.of(Profiles.V6_1, Profiles.V6_12, Profiles.DAX_ORIGIN);
    }

    static List<Arguments> firstTables() {
        List<Arguments> rows = new ArrayList<>();
        modern().forEach(profile -> TABLES.forEach((table, dax) -> rows.add(Arguments.of(profile, table, dax))));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("firstTables")
    void theFirstTableGivesTheType(Profile profile, String table, boolean dax) {
        DmRig rig = new DmRig(profile);
        rig.createEmpty("a");
        assertThat(rig.device("a").type()).isZero();
        rig.load("a", table);
        assertThat(rig.device("a").type()).isEqualTo(dax ? 3 : 1);
        assertThat(rig.block().get(rig.device("a").dev()).limits().dax()).as("queue flag from the load on").isEqualTo(DaxFlag.of(dax));
    }

    static List<Arguments> pairs() {
        List<Arguments> rows = new ArrayList<>();
        for (Profile profile : modern()) {
            for (String first : List.of(DISK, PMEM)) {
                TABLES.forEach((second, dax) -> rows.add(Arguments.of(profile, first, second, dax)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aLaterTableMustHaveTheTypeOrGoFromBioToDax(Profile profile, String first, String second, boolean dax) {
        DmRig rig = new DmRig(profile);
        rig.create("a", first);
        rig.newLog();
        int old = rig.device("a").type();
        boolean typeless = second.equals("0 8192 error") || second.equals("0 8192 zero");
        boolean accepted = old == 1 || dax || typeless;
        Optional<Errno> refusal = DmRig.refusal(() -> rig.load("a", second));
        assertThat(refusal).isEqualTo(accepted ? Optional.empty() : Optional.of(Errno.EINVAL));
        assertThat(rig.newLog()).isEqualTo(accepted
                ? List.of()
                : List.of("device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load."));
        assertThat(rig.device("a").type()).as("only the first load sets it").isEqualTo(old);
        assertThat(rig.device("a").inactive().isPresent()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @MethodSource("modern")
    void afterAnUpgradeItMayGoBack(Profile profile) {
        DmRig rig = new DmRig(profile);
        rig.create("a", DISK);
        for (String table : List.of(PMEM, DISK, PMEM, "0 8192 zero", PMEM)) {
            rig.load("a", table);
            rig.resume("a");
            boolean dax = table.equals(PMEM);
            assertThat(rig.block().get(rig.device("a").dev()).limits().hasDax()).as(table).isEqualTo(dax);
            assertThat(rig.device("a").type()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("modern")
    void aRefusalLeavesEverythingAsItWas(Profile profile) {
        DmRig rig = new DmRig(profile);
        rig.create("a", PMEM);
        rig.load("a", "0 4096 linear 259:1 0");
        assertThat(DmRig.refusal(() -> rig.load("a", DISK))).contains(Errno.EINVAL);
        assertThat(rig.tableOf("a", Slot.LIVE)).isEqualTo(PMEM);
        assertThat(rig.tableOf("a", Slot.INACTIVE)).isEqualTo("0 4096 linear 259:1 0");
        assertThat(rig.block().get(DmRig.DISK).opens()).isZero();
        assertThat(rig.block().get(DmRig.DISK).holder()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modern")
    void clearingDoesNotUndoTheType(Profile profile) {
        DmRig rig = new DmRig(profile);
        rig.createEmpty("a");
        rig.load("a", PMEM);
        rig.dm().tables().clear(DmKey.name("a"));
        assertThat(DmRig.refusal(() -> rig.load("a", DISK))).contains(Errno.EINVAL);
    }

    @Test
    void aLoadedButNotResumedLowerDeviceCountsAsDax() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.createEmpty("lower");
        rig.load("lower", PMEM);
        rig.create("upper", "0 8192 linear 253:0 0");
        assertThat(rig.device("upper").type()).isEqualTo(3);
    }

    @Test
    void aLowerDeviceWithAPartialPageDoesNotCount() {
        DmRig rig = new DmRig(Profiles.V6_1);
        rig.create("lower", "0 8185 linear 259:0 0");
        rig.create("upper", "0 8000 linear 253:0 0");
        assertThat(rig.device("lower").type()).isEqualTo(3);
        assertThat(rig.device("upper").type()).isEqualTo(1);
        assertThat(rig.newLog()).containsExactly("dm-0: error: unaligned partition for dax");
    }

    @ParameterizedTest
    @CsvSource({"0 8192 linear 259:0 0, 4", "0 8192 linear 254:0 0, 1", "0 8192 striped 2 8 259:0 0 254:0 0, 4",
        "0 8192 striped 2 8 254:0 0 254:16 0, 1"})
    void inTheFirstKernelsOneDaxDeviceOfATargetIsEnough(String table, int type) {
        DmRig rig = new DmRig(Profiles.V4_8);
        rig.create("a", table);
        assertThat(rig.device("a").type()).isEqualTo(type);
    }

    @Test
    void inTheFirstKernelsNothingInheritsDax() {
        DmRig rig = new DmRig(Profiles.V4_8);
        rig.create("a", PMEM);
        assertThat(DmRig.refusal(() -> rig.load("a", "0 8192 error"))).contains(Errno.EINVAL);
        assertThat(rig.newLog()).containsExactly("device-mapper: ioctl: can't change device type after initial table load.");
    }
}
