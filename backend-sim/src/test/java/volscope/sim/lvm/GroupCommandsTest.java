package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.BlockIo;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.profile.Profiles;

/** Commands that change which physical volumes a group has, its name, or what it was. */
class GroupCommandsTest {

    private LvmMachine machine;

    @BeforeEach
    void twoGroups() {
        machine = new LvmMachine(Profiles.V6_1);
        machine.disk("vdd", 48, 1048576);
        run("vgcreate one /dev/vda /dev/vdb");
        run("vgcreate two /dev/vdc");
        run("lvcreate -an -Zn -L 8M -n x one /dev/vda");
        run("lvcreate -an -Zn -L 8M -n y one /dev/vdb");
        run("lvcreate -an -Zn -L 8M -n x two");
    }

    private LvmMachine.Done run(String line) {
        return machine.run(line.split(" "));
    }

    private List<String> show(String line) {
        return run(line).output().stream().map(text -> text.strip().replaceAll(" +", " ")).toList();
    }

    private void check(String line, int code, String message) {
        LvmMachine.Done done = run(line);
        assertThat(done.output()).as(line).contains("  " + message);
        assertThat(done.code()).as(line).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vgmerge one two               | 5 | Duplicate logical volume name "x" in "one" and "two"
            vgmerge one one               | 5 | Duplicate volume group name "one"
            vgmerge one three             | 5 | Volume group "three" not found
            vgsplit one one /dev/vda      | 5 | Duplicate volume group name "one"
            vgsplit one two /dev/vda      | 5 | Duplicate logical volume name "x" in "two" and "one"
            vgsplit -l 9 one two /dev/vda | 5 | Volume group "two" exists, but new VG option specified
            vgsplit one new /dev/vdc      | 5 | Physical volume /dev/vdc not in volume group one
            vgsplit -n z one new          | 5 | Logical volume z not in volume group one
            vgsplit one b@d /dev/vda      | 5 | Invalid vg name b@d.
            vgreduce one /dev/vda         | 5 | Physical volume "/dev/vda" still in use
            vgreduce two /dev/vda         | 5 | Failed to find physical volume "/dev/vda".
            vgreduce two /dev/vdc         | 5 | Physical volume "/dev/vdc" still in use
            vgreduce --removemissing one  | 0 | Volume group "one" is already consistent.
            vgextend one /dev/vdc         | 5 | Physical volume '/dev/vdc' is already in volume group 'two'
            vgextend one /dev/nope        | 5 | No device found for /dev/nope.
            vgextend three /dev/vdd       | 5 | Cannot process volume group three
            vgextend --restoremissing one /dev/vda | 5 | No PV has been restored.
            vgrename one two              | 5 | New VG name "two" already exists
            vgrename one one              | 5 | Old and new volume group names must differ
            vgrename one b@d              | 5 | New volume group name "b@d" is invalid.
            vgimport one                  | 5 | Volume group "one" is not exported
            vgcfgrestore three            | 5 | Restore failed.
            pvresize -y --setphysicalvolumesize 5m /dev/vda | 5 | /dev/vda: cannot resize to 1 extents as 2 are allocated.
            pvresize -y --setphysicalvolumesize 1m /dev/vda | 5 | Size must exceed minimum of 4096 sectors on PV /dev/vda.
            pvchange --addtag t /dev/nope | 5 | Cannot use /dev/nope: device not found
            pvmove /dev/vda /dev/vdc      | 5 | Physical Volume "/dev/vdc" not found in Volume Group "one".
            pvmove /dev/vdc               | 5 | No extents available for allocation.
            pvmove -n z /dev/vda          | 5 | Logical volume z not found.
            pvmove -n y /dev/vda          | 5 | No data to move for one.
            lvrename one x y              | 5 | Logical Volume "y" already exists in volume group "one"
            lvrename one x a_tmeta        | 3 | Names including "_tmeta" are reserved. Please choose a different LV name.
            """)
    void refusalsLeaveAllAsItWas(String line, int code, String message) {
        List<String> before = show("vgs -o vg_name,pv_count,lv_count,vg_uuid,vg_size");
        check(line, code, message);
        assertThat(show("vgs -o vg_name,pv_count,lv_count,vg_uuid,vg_size")).isEqualTo(before);
    }

    @Test
    void splitAndMergeGoBackAndForth() {
        check("vgsplit one new /dev/vdb", 0, "New volume group \"new\" successfully split from \"one\"");
        assertThat(show("pvs --noheadings -o pv_name,vg_name")).containsExactly("/dev/vda one", "/dev/vdb new", "/dev/vdc two");
        assertThat(show("lvs --noheadings -o lv_name,vg_name")).containsExactly("y new", "x one", "x two");
        assertThat(show("vgs --noheadings -o vg_name,vg_seqno")).containsExactly("new 2", "one 4", "two 2");
        check("vgmerge one new", 0, "Volume group \"new\" successfully merged into \"one\"");
        assertThat(show("lvs --noheadings -o lv_name,vg_name")).containsExactly("x one", "y one", "x two");
        run("vgmerge two one");
        assertThat(show("vgs --noheadings -o vg_name,pv_count")).containsExactly("one 2", "two 1");
    }

    @Test
    void splitTakesSnapshotsWithTheirOrigin() {
        run("lvcreate -s -L 4M -n s one/x /dev/vda");
        run("vgsplit -n x one new");
        assertThat(show("lvs --noheadings -o lv_name,vg_name,origin new")).containsExactly("s new x", "x new");
        run("lvcreate -s -L 4M -n t one/y /dev/vdb");
        run("vgextend one /dev/vdd");
        run("pvmove -n t /dev/vdb /dev/vdd");
        check("vgsplit one third /dev/vdd", 5, "Can't split snapshot t between two Volume Groups");
    }

    @Test
    void moveKeepsContentAndExtents() {
        run("lvchange -ay one/x");
        machine.fill("/dev/mapper/one-x", 0, 8, 'a');
        machine.fill("/dev/mapper/one-x", 16376, 8, 'b');
        run("lvextend -l +3 one/x /dev/vda");
        check("pvmove -i 1 /dev/vda:0-0", 0, "/dev/vda: Moved: 100.00%");
        assertThat(show("lvs --noheadings -o seg_pe_ranges one/x")).containsExactly("/dev/vdb:2-2", "/dev/vda:1-4");
        run("pvmove -i 1 /dev/vda");
        assertThat(show("lvs --noheadings -o seg_pe_ranges one/x")).containsExactly("/dev/vdb:2-6");
        assertThat(show("pvs --noheadings -o pv_name,pv_pe_alloc_count")).containsExactly("/dev/vda 0", "/dev/vdb 7", "/dev/vdc 2");
        byte[] first = BlockIo.read(machine, new DevNo(253, 0), 0, 1).toArray();
        byte[] last = BlockIo.read(machine, new DevNo(253, 0), 16383, 1).toArray();
        assertThat(first[0]).isEqualTo((byte) 'a');
        assertThat(last[511]).isEqualTo((byte) 'b');
    }

    @Test
    void renameTakesActiveDevicesAlong() {
        run("lvchange -ay one/x");
        run("lvcreate -s -L 4M -n s-1 one/x");
        check("vgrename one o-ne", 0, "Volume group \"one\" successfully renamed to \"o-ne\"");
        assertThat(machine.kernel().get(Dm.LAYER).byName().stream().map(device -> device.name())).containsExactlyInAnyOrder("o--ne-x",
                "o--ne-x-real", "o--ne-s--1", "o--ne-s--1-cow");
        assertThat(run("vgs one").code()).isEqualTo(5);
    }

    @Test
    void exportedGroupsAreLeftAlone() {
        run("lvchange -ay one/x");
        check("vgexport one", 5, "Volume group \"one\" has active logical volumes");
        run("lvchange -an one/x");
        check("vgexport one", 0, "Volume group \"one\" successfully exported");
        check("lvcreate -L 4M one", 5, "Volume group one is exported");
        assertThat(show("lvs --noheadings -o lv_name,vg_name")).containsExactly("x two");
        check("vgrename one three", 0, "Volume group \"one\" successfully renamed to \"three\"");
        check("vgimport three", 0, "Volume group \"three\" successfully imported");
    }

    @Test
    void restoreBringsBackWhatTheFileSays() {
        run("vgcfgbackup -f /etc/%s.txt one");
        run("lvremove -f one/x");
        run("lvcreate -an -Zn -L 16M -n z one");
        check("vgcfgrestore -f /etc/one.txt one", 0, "Restored volume group one.");
        assertThat(show("lvs --noheadings -o lv_name,lv_size one")).containsExactly("x 8.00m", "y 8.00m");
        assertThat(show("vgs --noheadings -o vg_seqno one")).containsExactly("4");
        check("vgcfgrestore -f /etc/one.txt two", 5, "'/etc/one.txt' does not contain volume group 'two'.");
    }

    @Test
    void restoreAsksWhileVolumesAreActive() {
        run("lvchange -ay one/x");
        LvmMachine.Done done = run("vgcfgrestore one");
        assertThat(done.output()).containsExactly("  Volume group one has active volume: x.",
                "  WARNING: Found 1 active volume(s) in volume group \"one\".",
                "  Restoring VG with active LVs, may cause mismatch with its metadata.",
                "Do you really want to proceed with restore of volume group \"one\", while 1 volume(s) are active? [y/n]: [n]",
                "  Restore aborted.");
        assertThat(done.code()).isEqualTo(5);
        assertThat(run("vgcfgrestore -y one").code()).isZero();
    }

    private LvmMachine.Done tag(int from, int to) {
        return run("lvchange " + IntStream.range(from, to).mapToObj(i -> "--addtag a" + i + "0".repeat(1000) + " ")
                .collect(Collectors.joining()) + "two/x");
    }

    @Test
    void aTextThatNoAreaCanTakeChangesNothing() {
        assertThat(tag(100, 600).code()).isZero();
        String before = String.join("", show("vgs --noheadings -o vg_mda_free,vg_seqno two"));
        LvmMachine.Done done = tag(600, 690);
        assertThat(done.code()).isEqualTo(5);
        assertThat(done.output().get(0)).isEqualTo("  Logical volume two/x changed.");
        assertThat(done.output().get(1)).matches(
                "  VG two 4 metadata on /dev/vdc \\(59\\d{4} bytes\\) exceeds maximum metadata size \\(521472 bytes\\)");
        assertThat(done.output().subList(2, 5)).containsExactly("  WARNING: Failed to write an MDA of VG two.",
                "  Failed to write VG two.", "  Failed to update metadata of two/x on disk.");
        assertThat(show("vgs --noheadings -o vg_mda_free,vg_seqno two")).containsExactly(before);
    }
}
