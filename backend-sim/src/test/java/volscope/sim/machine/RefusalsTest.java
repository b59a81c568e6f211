package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.explain.Explanation;
import volscope.model.explain.Explanation.Rule;
import volscope.model.explain.Explanation.Way;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** Each refusal says which rule it was and what it met, whatever volumes and disks are called, and its ways out lead out. */
class RefusalsTest {

    private static final List<String> VOLUME = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0");
    private static final List<String> SNAPSHOT = plus(VOLUME, "lvcreate -s -L 4M -n snap0 vg0/lv0");
    private static final List<String> MOUNTED = plus(VOLUME, "mkfs.ext4 -q -F /dev/vg0/lv0", "lvcreate -s -L 8M -n snap0 vg0/lv0",
            "mount /dev/vg0/lv0 /mnt");
    private static final List<String> XFS = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 400M -n lv0 vg0", "mkfs.xfs -f /dev/vg0/lv0",
            "lvcreate -s -L 8M -n snap0 vg0/lv0", "mount /dev/vg0/lv0 /mnt", "mkdir /mnt2");
    private static final List<String> DEAD = plus(SNAPSHOT, "sec w /dev/vg0/lv0 0 16384 A");
    /** Whole words of the cases, and what they are in another world. */
    private static final Map<String, String> OTHER = Map.of("vg0", "archive", "lv0", "home", "snap0", "before", "vda", "vdb", "vdb", "vda");
    /** Ways that show something, and lead nowhere. */
    private static final Set<Way> LOOKS = EnumSet.of(Way.LOOK);

    /** What leads there, what is refused, by which rule, and what of it the card has to name. */
    record Case(List<String> before, String line, Rule rule, List<String> names) {

        @Override
        public String toString() {
            return rule + ": " + line;
        }

        Case renamed() {
            return new Case(before.stream().map(RefusalsTest::rename).toList(), rename(line), rule,
                    names.stream().map(RefusalsTest::rename).toList());
        }
    }

    private static String rename(String line) {
        return Stream.of(line.splitWithDelimiters("\\W", 0)).map(word -> OTHER.getOrDefault(word, word)).collect(Collectors.joining());
    }

    private static List<String> plus(List<String> lines, String... more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static Case of(List<String> before, String line, Rule rule, String... names) {
        return new Case(before, line, rule, List.of(names));
    }

    private static Stream<Case> cases() {
        return Stream.of(
                of(VOLUME, "lvcreate -L 4M -n lv0 vg0", Rule.NAME_TAKEN, "vg0/lv0", "64 MiB"),
                of(VOLUME, "vgcreate vg0 /dev/vdb", Rule.GROUP_NAME_TAKEN, "vg0"),
                of(VOLUME, "lvcreate -L 4M -n snapshot1 vg0", Rule.NAME_RESERVED, "snapshot"),
                of(VOLUME, "lvcreate -L 900M -n more vg0", Rule.NOT_ENOUGH_SPACE, "vg0", "225"),
                of(plus(SNAPSHOT, "lvcreate -l 100%FREE -n rest vg0", "sec w /dev/vg0/lv0 0 6000 A"),
                        "lvextend --use-policies --config 'activation/snapshot_autoextend_threshold=50 "
                                + "activation/snapshot_autoextend_percent=50' vg0/snap0",
                        Rule.POLICY_STEP, "vg0/snap0", "vg0", "4 MiB"),
                of(plus(SNAPSHOT, "dmsetup create vg0-new --table \"0 8192 linear /dev/vdb 0\""), "lvcreate -L 4M -n new vg0",
                        Rule.DEVICE_LEFT, "vg0-new", "linear"),
                of(plus(VOLUME, "dmsetup create vg0-snap0-cow --table \"0 8192 linear /dev/vdb 0\""),
                        "lvcreate -s -L 4M -n snap0 vg0/lv0", Rule.DEVICE_LEFT, "vg0-snap0-cow", "vg0/snap0"),
                of(plus(SNAPSHOT, "dmsetup suspend vg0-lv0"), "lvremove -f vg0/snap0", Rule.DEVICE_SUSPENDED, "vg0-lv0"),
                of(plus(VOLUME, "lvcreate -L 4M -n old vg0", "dmsetup create keep --table \"0 8192 linear /dev/mapper/vg0-old 0\""),
                        "lvremove -f vg0/old", Rule.DEVICE_IN_USE, "vg0-old", "keep"),
                of(VOLUME, "dmsetup create bad --table \"0 99999999 linear /dev/vdb 0\"", Rule.TABLE_INVALID, "vdb"),
                of(VOLUME, "lvcreate -s -L 4M -n s vg0/nothing", Rule.NO_SUCH_VOLUME, "vg0", "vg0/lv0"),
                of(VOLUME, "lvcreate -L 4M -n s elsewhere", Rule.NO_SUCH_GROUP, "vg0"),
                of(VOLUME, "vgextend vg0 /dev/nope", Rule.NO_SUCH_DEVICE, "/dev/vdb"),
                of(VOLUME, "lvcreate -s -L 4M -c 3k -n s vg0/lv0", Rule.CHUNK_SIZE, "512K"),
                of(SNAPSHOT, "lvcreate -s -L 4M -n s vg0/snap0", Rule.SNAPSHOT_OF_SNAPSHOT, "vg0/snap0", "vg0/lv0"),
                of(SNAPSHOT, "lvreduce -f -L 32M vg0/lv0", Rule.ORIGIN_REDUCED, "vg0/lv0", "snap0"),
                of(SNAPSHOT, "lvextend -L +16M vg0/lv0", Rule.ORIGIN_ACTIVE, "vg0/lv0", "snap0"),
                of(MOUNTED, "lvextend -L +16M vg0/lv0", Rule.ORIGIN_ACTIVE, "/mnt"),
                of(MOUNTED, "lvremove -f vg0/lv0", Rule.FILE_SYSTEM_IN_USE, "vg0/lv0", "/mnt"),
                of(MOUNTED, "lvconvert --merge vg0/snap0", Rule.MERGE_WAITS, "vg0/snap0", "vg0/lv0", "/mnt"),
                of(plus(MOUNTED, "lvconvert --merge vg0/snap0"), "lvremove -f vg0/snap0", Rule.MERGE_LOCKS, "vg0/snap0", "vg0/lv0"),
                of(DEAD, "lvconvert --merge vg0/snap0", Rule.SNAPSHOT_INVALID, "vg0/snap0", "4 MiB", "vg0/lv0"),
                of(DEAD, "sec r /dev/vg0/snap0 0 8", Rule.SNAPSHOT_INVALID, "vg0/snap0", "vg0/lv0"),
                of(VOLUME, "pvremove /dev/vda", Rule.VOLUME_IN_GROUP, "/dev/vda", "vg0"),
                of(VOLUME, "vgreduce vg0 /dev/vda", Rule.VOLUME_HELD, "/dev/vda", "vg0-lv0"),
                of(VOLUME, "vgexport vg0", Rule.VOLUMES_ACTIVE, "vg0", "vg0/lv0"),
                of(plus(VOLUME, "vgchange -an vg0", "vgexport vg0"), "lvcreate -L 4M -n s vg0", Rule.EXPORTED, "vg0"),
                of(XFS, "mount /dev/vg0/snap0 /mnt2", Rule.SAME_UUID, "vg0/lv0", "/mnt"),
                of(plus(VOLUME, "mkfs.ext4 -q -F -b 4096 /dev/vg0/lv0"), "mount -o dax=always /dev/vg0/lv0 /mnt", Rule.DAX_REFUSED,
                        "vg0-lv0",
                        "linear"),
                of(VOLUME, "mount /dev/vg0/lv0 /mnt", Rule.NO_FILE_SYSTEM, "vg0-lv0"),
                of(plus(MOUNTED, "fsfreeze -f /mnt"), "fsfreeze -f /mnt", Rule.ALREADY_FROZEN, "/mnt"),
                of(MOUNTED, "mount /dev/vg0/lv0 /mnt", Rule.ALREADY_MOUNTED, "vg0-lv0", "/mnt"),
                of(MOUNTED, "umount /mnt2", Rule.NOT_MOUNTED, "/mnt"),
                of(plus(VOLUME, "mkfs.ext4 -q -F /dev/vg0/lv0"), "mount /dev/vg0/lv0 /nope", Rule.NO_MOUNT_POINT, "/nope"),
                of(SNAPSHOT, "dmsetup remove vg0-lv0-real", Rule.DEVICE_BUSY, "vg0-lv0-real", "vg0-snap0"),
                of(VOLUME, "dmsetup create vg0-lv0 --table \"0 8 zero\"", Rule.DEVICE_NAME_TAKEN, "vg0-lv0", "linear"),
                of(List.of("vgcreate vg0 /dev/vda /dev/vdb", "lvcreate -L 64M -n lv0 vg0 /dev/vda", "wipefs -a -f /dev/vdb"),
                        "lvcreate -L 4M -n more vg0", Rule.VOLUMES_MISSING, "vg0", "1"),
                of(plus(SNAPSHOT, "dmsetup suspend vg0-snap0-cow"), "sec w /dev/vg0/lv0 0 8 A", Rule.DEVICE_KEEPS, "vg0-snap0-cow"),
                of(plus(VOLUME, "dmsetup suspend vg0-lv0"), "dd if=/dev/zero of=/dev/vg0/lv0 bs=4k count=1", Rule.DEVICE_KEEPS, "vg0-lv0"),
                of(plus(VOLUME, "mkfs.ext4 -q -F /dev/vg0/lv0", "dmsetup suspend vg0-lv0"), "mount /dev/vg0/lv0 /mnt", Rule.DEVICE_KEEPS,
                        "vg0-lv0"),
                of(plus(MOUNTED, "touch /mnt/a", "dmsetup suspend vg0-lv0"), "touch /mnt/a", Rule.DEVICE_KEEPS, "vg0-lv0", "/mnt"),
                of(plus(MOUNTED, "fsfreeze -f /mnt"), "touch /mnt/a", Rule.FILE_SYSTEM_FROZEN, "vg0-lv0", "/mnt"),
                of(VOLUME, "lvremove vg0/lv0", Rule.NOT_CONFIRMED, "vg0/lv0"),
                of(VOLUME, "lvresize -L 64M vg0/lv0", Rule.SAME_SIZE, "vg0/lv0", "64 MiB"),
                of(VOLUME, "lvcreate -L 4M --chunksize 4k -n y vg0", Rule.WRONG_FORM, "lvcreate"));
    }

    private final Machine machine = machine();

    private static Machine machine() {
        if (!(new SimulatedMachines(MachineRecording.LINES, 1).open("", Optional.empty()) instanceof Opening.Lab lab)) {
            throw new AssertionError("the default machine opens");
        }
        return lab.machine();
    }

    private RevisionId run(RevisionId at, List<String> lines) {
        RevisionId end = at;
        for (String line : lines) {
            Run run = machine.run(end, line);
            assertThat(run.exitCode()).as("%s gives %s", line, run.text()).isZero();
            end = run.end();
        }
        return end;
    }

    private void holds(Case refused) {
        RevisionId before = run(machine.start(), refused.before());
        Run run = machine.run(before, refused.line());
        assertThat(run.explanation()).as(run.text()).isPresent();
        Explanation why = run.explanation().orElseThrow();
        assertThat(why.rule()).isEqualTo(refused.rule());
        assertThat(why.asked().line()).isEqualTo(refused.line());
        String facts = why.facts().stream().flatMap(fact -> fact.arguments().stream()).collect(Collectors.joining(" "));
        assertThat(facts).contains(refused.names());
        for (Explanation.WayOut way : why.waysOut()) {
            if (!LOOKS.contains(way.kind())) {
                boolean follows = run.exitCode() == 0 || way.kind() == Way.CLEAN_UP;
                RevisionId end = run(follows ? run.end() : before, way.lines());
                assertThat(machine.revision(end).waiting()).as("after %s", way).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsCardNamesWhatItMet(Case refused) {
        holds(refused);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsCardFollowsTheNames(Case refused) {
        holds(refused.renamed());
    }

    @Test
    void asManyRulesAsPeopleMeet() {
        Set<Rule> elsewhere = EnumSet.of(Rule.TYPE_IS_FIXED);
        assertThat(cases().map(Case::rule)).hasSizeGreaterThan(25).containsAll(EnumSet.complementOf(EnumSet.copyOf(elsewhere)));
    }

    @Test
    void onlyWhatKeepsTheLineIsToResume() {
        RevisionId end = run(machine.start(),
                plus(SNAPSHOT, "lvcreate -L 4M -n old vg0", "dmsetup suspend vg0-old", "dmsetup suspend vg0-lv0"));
        RevisionId waiting = machine.run(end, "sec w /dev/vg0/old 0 8 A").end();
        Explanation why = machine.run(waiting, "sec w /dev/vg0/lv0 0 8 A").explanation().orElseThrow();
        assertThat(why.waysOut()).containsExactly(new Explanation.WayOut(Way.LET_RUN, List.of("dmsetup resume vg0-lv0")));
    }

    @Test
    void whatSucceedsIsNotExplained() {
        RevisionId end = run(machine.start(), MOUNTED);
        assertThat(machine.run(end, "lvs").explanation()).isEmpty();
    }
}
