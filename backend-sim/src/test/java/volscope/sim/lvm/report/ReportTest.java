package volscope.sim.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.command.LineWords;
import volscope.sim.lvm.LvmMachine;
import volscope.sim.profile.Profiles;

/** Reports and displays of a group with an origin, two snapshots and a striped volume, under names and sizes of their own. */
class ReportTest {

    private final LvmMachine machine = new LvmMachine(Profiles.V6_1);

    @BeforeEach
    void makeVolumes() {
        ok("vgcreate -s 1M --addtag blue data-1 /dev/vda /dev/vdb");
        ok("lvcreate -L 10M -n home data-1");
        ok("lvcreate -s -L 2M -n monday data-1/home");
        ok("lvcreate -s -L 3M -c 16k -p r --addtag old -n tuesday data-1/home");
        ok("lvcreate -i 2 -L 4M -n fast data-1");
    }

    private void ok(String line) {
        assertThat(run(line).code()).as(line).isZero();
    }

    private LvmMachine.Done run(String line) {
        return machine.run(LineWords.split(line).toArray(String[]::new));
    }

    private List<String> names(String line) {
        return run("lvs --noheadings -o name " + line).output().stream().map(String::strip).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"''; fast home monday tuesday", "-O -name; tuesday monday home fast",
        "-O size; monday tuesday fast home", "-O +size; monday tuesday fast home", "-O origin,-size; home fast tuesday monday",
        "-S origin=home; monday tuesday", "-S 'origin!=home'; fast home", "-S 'lv_size>3m'; fast home", "-S 'size>=3'; fast home tuesday",
        "-S 'size=2048k || name=~^fa'; fast monday", "-S '!(size<4m) && origin=\"\"'; fast home", "-S 'tags=old'; tuesday",
        "-S 'lv_tags={old}'; tuesday", "-S 'lv_tags=[old,new]'; ''", "-S 'lv_role={origin,public}'; home",
        "-S 'permissions=read-only'; tuesday", "-S 'lv_snapshot_invalid=0 && origin=home'; monday tuesday",
        "-S 'lv_active_locally=\"active locally\", name!~o'; fast tuesday", "-S 'data_percent<1'; monday tuesday", "@old; tuesday",
        "@blue; fast home monday tuesday", "data-1/home; home", "/dev/data-1/fast data-1/home; fast home",
        "/dev/mapper/data--1-monday; monday"})
    void rowsAreSortedAndSelected(String arguments, String expected) {
        assertThat(names(arguments)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"-o name; LV", "-o lv_name,size; LV,LSize", "-o name -o size; LV,LSize",
        "-o+tags -o-pool_lv,origin; LV,VG,Attr,LSize,Data%,Meta%,Move,Log,Cpy%Sync,Convert,LV Tags",
        "-o+move_pv -o#move_pv,pool_lv; LV,VG,Attr,LSize,Origin,Data%,Meta%,Log,Cpy%Sync,Convert"})
    void columnsAreChosen(String arguments, String expected) {
        assertThat(run("lvs --separator , " + arguments).output().getFirst()).isEqualTo("  " + expected);
    }

    @Test
    void everyFieldHasAValueInEveryReport() {
        for (String report : List.of("lvs -o lv_all,vg_all,seg_all", "vgs -o vg_all", "pvs -o pv_all,vg_all,pvseg_all",
                "vgs -o+lv_name,devices",
                "pvs -a -o pv_all,lv_name,seg_all")) {
            LvmMachine.Done done = run(report);
            assertThat(done.code()).as(report).isZero();
            assertThat(done.output()).as(report).hasSizeGreaterThan(1)
                    .noneMatch(line -> line.contains("null") || line.contains("Optional"));
        }
    }

    @Test
    void valuesArePutUnderOneAnother() {
        assertThat(run("lvs -o name,size,tags,chunk_size").output()).containsExactly("  LV      LSize  LV Tags Chunk ",
                "  fast     4.00m             0 ", "  home    10.00m             0 ", "  monday   2.00m          4.00k",
                "  tuesday  3.00m old     16.00k");
    }

    @Test
    void rowsHaveWidthsOfTheirOwnWithoutBuffer() {
        assertThat(run("lvs --unbuffered -o name,size data-1/tuesday data-1/home").output()).containsExactly("  LV   LSize ",
                "  home 10.00m", "  tuesday 3.00m");
    }

    @Test
    void valuesHaveNamesIfAsked() {
        assertThat(run("lvs --nameprefixes --unquoted --noheadings -o name,attr --binary -S name=home").output())
                .containsExactly("  LVM2_LV_NAME=home LVM2_LV_ATTR=owi-a-s---");
    }

    @Test
    void yesAndNoMayBeDigits() {
        assertThat(run("lvs --binary --noheadings -o name,lv_merging,lv_check_needed,lv_active_locally data-1/home").output())
                .containsExactly("  home          0              -1          1");
    }

    @Test
    void physicalExtentsHaveOwners() {
        assertThat(run("pvs --segments --noheadings --separator : -o pv_name,pvseg_start,pvseg_size,lv_name").output()).containsExactly(
                "  /dev/vda:0:10:home", "  /dev/vda:10:2:monday", "  /dev/vda:12:3:tuesday", "  /dev/vda:15:2:fast", "  /dev/vda:17:494:",
                "  /dev/vdb:0:2:fast", "  /dev/vdb:2:509:");
    }

    @Test
    void stripesAreShownOneByOne() {
        assertThat(run("lvdisplay -m data-1/fast").output()).containsSubsequence("  Logical extents 0 to 3:", "    Type\t\tstriped",
                "    Stripes\t\t2", "    Stripe size\t\t64.00 KiB", "    Stripe 0:", "      Physical volume\t/dev/vda",
                "      Physical extents\t15 to 16", "    Stripe 1:", "      Physical volume\t/dev/vdb", "      Physical extents\t0 to 1");
    }

    @Test
    void aReadOnlySnapshotIsDisplayed() {
        assertThat(run("lvdisplay data-1/tuesday").output()).contains("  LV Write Access        read only",
                "  LV snapshot status     active destination for home", "  LV Size                10.00 MiB",
                "  COW-table size         3.00 MiB", "  Snapshot chunk size    16.00 KiB");
    }

    @Test
    void inactiveVolumesSaySo() {
        ok("vgchange -an data-1");
        assertThat(run("lvscan").output()).contains("  inactive Original '/dev/data-1/home' [10.00 MiB] inherit",
                "  inactive          '/dev/data-1/fast' [4.00 MiB] inherit");
        assertThat(run("lvdisplay data-1/home").output()).contains("  LV Status              NOT available",
                "                         monday [INACTIVE]").noneMatch(line -> line.contains("Block device"));
        assertThat(run("lvdisplay -c data-1/home").output()).containsExactly("  /dev/data-1/home:data-1:3:0:-1:0:20480:10:-1:0:-1:-1:-1");
        assertThat(run("lvs --noheadings -o lv_suspended,kernel_minor,data_percent data-1/monday").output())
                .containsExactly("     unknown   -1       ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"lvs -S foo=1; 5; Unrecognised selection field: foo",
        "lvs -S lv_size=big; 5; Failed to parse numeric value for selection field lv_size.",
        "lvs -S 'name=a &&'; 5; Selection syntax error at ''.", "lvs -S '(name=a'; 5; Syntax error: right parenthesis expected at ''",
        "lvs -S 'name>a'; 5; Selection syntax error at 'name>a'.", "lvs --units q; 3; Invalid units specification",
        "lvs -o+pv_name; 5; Can't report LV and PV fields at the same time in report type \"lv\".",
        "lvs -O nope; 5; dm_report: Unrecognised field: nope", "vgs -o nope; 5; Unrecognised field: nope",
        "pvs /dev/none; 5; Cannot use /dev/none: device not found",
        "pvs /dev/pmem0; 5; Failed to find physical volume \"/dev/pmem0\".",
        "pvdisplay /dev/mapper/data--1-home; 5; Cannot use /dev/mapper/data--1-home: device is an LV",
        "lvdisplay data-1/none; 5; Failed to find logical volume \"data-1/none\"", "vgdisplay none; 5; Cannot process volume group none",
        "lvdisplay -C -c; 3; Incompatible options selected.", "lvscan data-1; 3; Command does not accept argument: data-1."})
    void whatMakesNoSenseIsRefused(String line, int code, String complaint) {
        LvmMachine.Done done = run(line);
        assertThat(done.code()).isEqualTo(code);
        assertThat(done.output()).contains("  " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"lvs -o help; ''", "vgs -O ?; ''", "pvs -S help; ' [string]'"})
    void fieldsAreListed(String line, String type) {
        LvmMachine.Done done = run(line);
        assertThat(done.code()).isZero();
        assertThat(done.output())
                .contains("    lv_name                     - Name.  LVs created for internal use are enclosed in brackets." + type);
    }

    @Test
    void settingsHaveUnits() {
        assertThat(run("lvs --config global/units=\"k\" --noheadings -o size data-1/fast").output()).containsExactly("  4096.00k");
    }
}
