package volscope.sim.lvm.dmsetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profiles;

/** What dmsetup says and does, line by line. */
class DmsetupTest {

    private final Prompt prompt = new Prompt(Profiles.V6_1);

    private void quietly(String... lines) {
        for (String line : lines) {
            assertThat(prompt.run(line)).as(line).isEmpty();
        }
    }

    private void devices() {
        quietly("create lin --table '0 64 linear /dev/vda 8'", "create two -u LVM-xyz-real --table '0 64 linear 254:0 0\n64 8 zero'",
                "create my--vg-lv-real -u LVM-abc -r --table '0 16 linear /dev/mapper/lin 0'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "suspend | No device specified.", "resume | No device specified.", "clear | No device specified.", "remove | No device specified.",
        "wipe_table | No device specified.", "wait | No device specified.", "load | Please specify device.",
        "load x --notable | --notable only available when creating new device.", "load -u x a b | Too many command line arguments.",
        "create | Please provide a name for the new device.", "create a/b | Name \"a/b\" invalid. It contains \"/\".",
        "create a /nofile | Couldn't open '/nofile' for reading.", "create a nofile | Couldn't open 'nofile' for reading.",
        "create a --table x | Invalid format on line 1 of table .", "create a --table '0 8' | Invalid format on line 1 of table .",
        "create a --table '0 x zero' | Invalid format on line 1 of table .",
        "create a --table '0 8 abcdefghijklmnop' | Target type name abcdefghijklmnop is too long.",
        "rename lin x/y | Name \"x/y\" invalid. It contains \"/\".", "rename lin '' | Non empty new name is required.",
        "info /dev/nope | Device /dev/nope not found", "info /dev/vda | Device vda not found",
        "message lin x hello | Invalid sector.", "udevcomplete 0 | Incorrect cookie value.",
        "create 'a\\x20 b' | The name \"a\\x20 b\" contains mixed mangled and unmangled characters or it's already mangled improperly.;"
                + "Failed to mangle device name \"a\\x20 b\".",
        "create 'a\\x5cx20' | The name \"a\\x5cx20\" seems to be mangled more than once. This is not allowed in auto mode.",
        "suspend nope | device-mapper: suspend ioctl on nope  failed: No such device or address",
        "resume nope | device-mapper: resume ioctl on nope  failed: No such device or address",
        "clear nope | device-mapper: clear ioctl on nope  failed: No such device or address",
        "reload nope --table '0 8 zero' | device-mapper: reload ioctl on nope  failed: No such device or address",
        "remove nope | device-mapper: remove ioctl on nope  failed: No such device or address",
        "remove -u nope | device-mapper: remove ioctl on  nope failed: No such device or address",
        "remove -j 253 -m 9 | device-mapper: remove ioctl on  (253:9) failed: No such device or address",
        "rename nope x | device-mapper: rename ioctl on nope  failed: No such device or address",
        "rename lin two | device-mapper: rename ioctl on lin  failed: Device or resource busy",
        "message nope 0 x | device-mapper: message ioctl on nope  failed: No such device or address",
        "setgeometry nope 1 1 1 0 | device-mapper: setgeometry ioctl on nope  failed: No such device or address",
        "setgeometry lin 1 1 1 x | device-mapper: setgeometry ioctl on lin  failed: Invalid argument",
        "table nope | device-mapper: table ioctl on nope  failed: No such device or address",
        "deps nope | device-mapper: deps ioctl on nope  failed: No such device or address",
        "wait nope | device-mapper: waitevent ioctl on nope  failed: No such device or address",
        "status nope | Device does not exist.", "info nope | Device does not exist.", "info -u nope | Device does not exist.",
        "target-version nosuch | device-mapper: target-version ioctl on nosuch  failed: Invalid argument",
        "create lin --table '0 8 zero' | device-mapper: create ioctl on lin  failed: Device or resource busy",
        "create x -u LVM-abc --table '0 8 zero' | device-mapper: create ioctl on x LVM-abc failed: Device or resource busy",
        "create x -j 253 -m 0 --table '0 8 zero' | device-mapper: create ioctl on x (253:0) failed: No such device or address",
        "create x --table '0 8 nosuch' | device-mapper: reload ioctl on x (253:3) failed: Invalid argument",
        "remove lin | device-mapper: remove ioctl on lin  failed: Device or resource busy",
        "create --concise 'a,b' | Five comma-separated fields are required for each device;"
                + "Parsed 2 fields: name: a uuid: b minor: (null) flags: (null) table: (null)",
        "create --concise 'a,,,xx,0 1 zero' | Invalid flags parameter 'xx' must be 'ro' or 'rw' or empty.",
        "create --concise 'a,b,1,ro,\\' | Backslash must be followed by another character at end of string.;"
                + "Parsed 5 fields: name: a uuid: b minor: 1 flags: ro table:^",
        "create --concise a b | dmsetup create --concise takes at most one argument",
        "create --concise a --table x | --concise is incompatible with --[no]table, --minor, --uuid and --inactive."})
    void whatFails(String line, String complaints) {
        devices();
        String before = prompt.run("table --concise");
        assertThat(prompt.run(line)).isEqualTo(complaints.replace(';', '\n').replace('^', ' ') + "\nCommand failed.\n? 1\n");
        assertThat(prompt.run("table --concise")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "create z --minor 40 | Please specify both major number and minor number.",
        "create z -n --table x | --table and --notable are incompatible.",
        "create z --addnodeoncreate --addnodeonresume | --addnodeonresume and --addnodeoncreate are incompatible.",
        "ls --manglename some | Unknown name mangling mode.", "create z --readahead -5 | Negative read ahead value (-5) is not understood.",
        "create z -M 9 | Invalid argument for --mode: 9.^", "info -c --count -1 | Count must be zero or greater.",
        "info -c --interval 0 | Interval must be a positive integer.", "ls --tree -o ascii,foo,bar | Tree options not recognised: foo,bar.",
        "deps -o bar | Option not recognised: bar.", "info -o name | Option not recognised: name.",
        "ls --nosuch | dmsetup: unrecognized option '--nosuch'", "info -j | dmsetup: option requires an argument -- 'j'",
        "info -k | dmsetup: invalid option -- 'k'"})
    void whatIsNotUnderstood(String line, String complaint) {
        assertThat(prompt.run(line)).isEqualTo(complaint.replace('^', ' ') + "\nCouldn't process command line.\n? 1\n");
    }

    @Test
    void usageGoesWithACommandThatIsNone() {
        String usage = prompt.run("help");
        assertThat(usage).startsWith("Usage:\n\ndmsetup\n        [--version]").contains("\tsplitname <device> [<subsystem>]\n\n<device>");
        assertThat(prompt.run("-h")).isEqualTo(usage);
        assertThat(prompt.run("info -h")).isEqualTo(usage);
        assertThat(prompt.run("")).isEqualTo(usage + "? 1\n");
        assertThat(prompt.run("frobnicate")).isEqualTo("Unknown command.\n" + usage + "? 1\n");
        assertThat(prompt.run("ls lin")).isEqualTo("Incorrect number of arguments.\n" + usage + "? 1\n");
        assertThat(prompt.run("rename")).isEqualTo("Incorrect number of arguments.\n" + usage + "? 1\n");
    }

    @Test
    void nodesComeWithAResumeAndGoWithTheDevice() {
        quietly("create a --notable", "load a --table '0 8 zero'");
        assertThat(prompt.nodes()).isEmpty();
        quietly("resume a", "create b -M 600 -G 7 --table '0 8 zero'", "create c -n --addnodeoncreate");
        assertThat(prompt.nodes()).containsExactly("a brw-rw---- 6 253:0", "b brw------- 7 253:1", "c brw-rw---- 6 253:2");
        quietly("rename a d", "remove b", "create e -u U --table '0 8 zero'", "remove -u U");
        assertThat(prompt.nodes()).as("a removal by uuid does not know the name").extracting(node -> node.substring(0, 1))
                .containsExactly("c", "d", "e");
        quietly("mknodes e");
        assertThat(prompt.nodes()).hasSize(2);
        quietly("remove_all");
        assertThat(prompt.nodes()).isEmpty();
    }

    @Test
    void aRefusedTableLeavesNothing() {
        assertThat(prompt.run("create a --table '0 8 linear 254:99 0'"))
                .isEqualTo("device-mapper: reload ioctl on a (253:0) failed: No such device or address\nCommand failed.\n? 1\n");
        assertThat(prompt.run("create a -j 253 -m 7 -u U --table '0 8 linear 254:99 0'"))
                .isEqualTo("device-mapper: reload ioctl on a (253:7) failed: No such device or address\nCommand failed.\n? 1\n");
        assertThat(prompt.run("ls")).isEqualTo("No devices found\n");
        assertThat(prompt.nodes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"0 8 zero | 0 8 zero ", "  0   8\tzero   | 0 8 zero ",
        "+0 8zero # comment | 0 8 zero ", "0 8 linear /dev/vda 8 # comment | 0 8 linear 254:0 8",
        "0 8 linear 254:0 8#9 | 0 8 linear 254:0 8"})
    void aLineOfATableMayBeLoose(String line, String shown) {
        assertThat(prompt.run("create a", "# head\n\n" + line + "\n")).isEmpty();
        assertThat(prompt.run("table a").stripTrailing()).isEqualTo(shown.stripTrailing());
    }

    @Test
    void tablesComeFromFilesToo() {
        prompt.file("/tmp/tbl", "0 8 zero\n8 8 error\n");
        prompt.file("/tmp/bad", "0 8 zero\nfoo\n");
        quietly("create a tbl");
        assertThat(prompt.run("table a")).isEqualTo("0 8 zero \n8 8 error \n");
        assertThat(prompt.run("reload a bad")).startsWith("Invalid format on line 2 of table bad.\n");
        quietly("reload a /tmp/tbl");
    }

    @Test
    void severalDevicesAreTakenOneByOne() {
        devices();
        assertThat(prompt.run("status lin two")).isEqualTo("lin: 0 64 linear \ntwo: 0 64 linear \ntwo: 64 8 zero \n");
        assertThat(prompt.run("suspend lin nope two"))
                .isEqualTo("device-mapper: suspend ioctl on nope  failed: No such device or address\nCommand failed.\n? 1\n");
        assertThat(prompt.run("info -c --noheadings -o name,attr")).isEqualTo("lin:L-sw\nmy--vg-lv-real:L--r\ntwo:L--w\n");
    }

    @Test
    void listsOfDevices() {
        devices();
        assertThat(prompt.run("ls --target zero")).isEqualTo("two\t(253, 1)\n");
        assertThat(prompt.run("ls -o blk")).isEqualTo("lin\t(dm-0)\nmy--vg-lv-real\t(dm-2)\ntwo\t(dm-1)\n");
        assertThat(prompt.run("deps")).isEqualTo(
                "lin: 1 dependencies\t: (254, 0)\nmy--vg-lv-real: 1 dependencies\t: (253, 0)\ntwo: 1 dependencies\t: (254, 0)\n");
        assertThat(prompt.run("deps my--vg-lv-real -o devname")).isEqualTo("1 dependencies\t: (lin)\n");
        assertThat(prompt.run("table --target linear")).isEqualTo(
                "lin: 0 64 linear 254:0 8\nmy--vg-lv-real: 0 16 linear 253:0 0\ntwo: 0 64 linear 254:0 0\n");
        assertThat(prompt.run("table -j 253 -m 0")).isEqualTo("0 64 linear 254:0 8\n");
        assertThat(prompt.run("table /dev/mapper/lin")).isEqualTo("0 64 linear 254:0 8\n");
        assertThat(prompt.run("table /dev/dm-0")).isEqualTo("0 64 linear 254:0 8\n");
        assertThat(prompt.run("table --concise")).isEqualTo("lin,,0,rw,0 64 linear 254:0 8;"
                + "my--vg-lv-real,LVM-abc,2,ro,0 16 linear 253:0 0;two,LVM-xyz-real,1,rw,0 64 linear 254:0 0,64 8 zero \n");
    }

    @Test
    void aConciseLineMakesTheSameDevicesAgain() {
        devices();
        String line = prompt.run("table --concise");
        quietly("remove my--vg-lv-real", "remove_all");
        assertThat(prompt.run("create --concise", line.replace("my--vg-lv-real,LVM-abc,2,ro,0 16 linear 253:0 0;", "").strip())).isEmpty();
        assertThat(prompt.run("table --concise"))
                .isEqualTo("lin,,0,rw,0 64 linear 254:0 8;two,LVM-xyz-real,1,rw,0 64 linear 254:0 0,64 8 zero \n");
        assertThat(prompt.run("create --concise 'q\\,r,,9,ro,0 8 zero;  s,,,,0 8 error'")).isEmpty();
        assertThat(prompt.run("info -c --noheadings -o name,minor,attr")).contains("q,r:9:L--r\n", "s:2:L--w\n");
    }

    @Test
    void informationAtLength() {
        devices();
        quietly("reload two --table '0 8 zero'", "suspend two");
        assertThat(prompt.run("info two")).isEqualTo("""
                Name:              two
                State:             SUSPENDED
                Read Ahead:        256
                Tables present:    LIVE & INACTIVE
                Open count:        0
                Event number:      0
                Major, minor:      253, 1
                Number of targets: 2
                UUID: LVM-xyz-real

                """);
        assertThat(prompt.run("info two --inactive")).contains("Number of targets: 1\n");
        assertThat(prompt.run("table two --inactive")).isEqualTo("0 8 zero \n");
        assertThat(prompt.run("resume -v two")).contains("State:             ACTIVE\n", "Tables present:    LIVE\n");
    }

    @Test
    void aDeviceThatWasNeverLoadedHasNoReadAhead() {
        quietly("create a -n");
        assertThat(prompt.run("info a")).startsWith("/dev/mapper/a: open failed: No such file or directory\nName:              a\n"
                + "State:             ACTIVE\nTables present:    None\n");
        quietly("resume a");
        assertThat(prompt.run("info a")).startsWith("/dev/mapper/a: open failed: No such device or address\n");
        assertThat(prompt.run("table a")).isEqualTo("\n");
        assertThat(prompt.run("table")).isEqualTo("a: \n");
        assertThat(prompt.run("deps a")).isEqualTo("0 dependencies\t:\n");
        assertThat(prompt.run("info -c -o blkdevname a"))
                .isEqualTo("Could not resolve block device name for 253:0.\n"
                        + "_do_report_object: report function failed for field blkdevname\nCommand failed.\n? 1\n");
    }

    @Test
    void reports() {
        devices();
        assertThat(prompt.run("info -c lin")).isEqualTo(
                """
                        Name             Maj Min Stat Open Targ Event  UUID                            \nlin              253   0 L--w    1    1      0                                 \n""");
        assertThat(prompt.run("info -c -o name,open -O -open,name"))
                .isEqualTo("Name             Open\nlin                 1\nmy--vg-lv-real      0\ntwo                 0\n");
        assertThat(prompt.run("info -c --nameprefixes --noheadings -o name,uuid two")).isEqualTo("DM_NAME='two':DM_UUID='LVM-xyz-real'\n");
        assertThat(prompt.run("info -c --nameprefixes --unquoted --separator , --noheadings -o name,uuid two"))
                .isEqualTo("DM_NAME=two,DM_UUID=LVM-xyz-real\n");
        assertThat(prompt.run("info -c --rows -o name,minor --separator :")).isEqualTo("Name:lin:my--vg-lv-real:two\nMin:0:2:1\n");
        assertThat(prompt.run("info -c --noheadings -o vg_name,lv_name,lv_layer,subsystem"))
                .isEqualTo(":::\nmy-vg:lv:real:LVM\ntwo:::LVM\n");
        assertThat(prompt.run("info -c --noheadings -o name,devs_used,devnos_used,blkdevs_used,names_using_dev,devnos_using_dev lin"))
                .isEqualTo("lin::254:0:vda:my--vg-lv-real:253:2\n");
        assertThat(prompt.run("info -c -o +read_ahead,tables_loaded --noheadings lin")).isEqualTo("lin:253:0:L--w:1:1:0::256:Live\n");
        assertThat(prompt.run("info -c -o name,foo")).startsWith("Mapped Device Name Fields\n-------------------------\n")
                .endsWith(" \nUnrecognised field: foo\n? 1\n");
        assertThat(prompt.run("info -c nope")).isEqualTo("Device does not exist.\nCommand failed.\n? 1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"vg0-lv0 | vg0:lv0:", "a--b-c-d-e | a-b:c:d", "vg0 | vg0::", "vg0-lv0 FOO | ::", "a-- | a-::",
        "my--vg-a--b-cow LVM | my-vg:a-b:cow"})
    void namesOfVolumesAreSplit(String operands, String parts) {
        assertThat(prompt.run("splitname --noheadings " + operands)).isEqualTo(parts + "\n");
    }

    @Test
    void trees() {
        devices();
        assertThat(prompt.run("ls --tree")).isEqualTo("""
                my--vg-lv-real (253:2)
                 `-lin (253:0)
                    `- (254:0)
                two (253:1)
                 `- (254:0)
                """);
        assertThat(prompt.run("ls --tree -o inverted,nodevice")).isEqualTo(" |-lin\n |  `-my--vg-lv-real\n `-two\n");
        assertThat(prompt.run("ls --tree -o inv,blk")).isEqualTo("""
                 <vda> (254:0)
                 |-lin <dm-0> (253:0)
                 |  `-my--vg-lv-real <dm-2> (253:2)
                 `-two <dm-1> (253:1)
                """);
        assertThat(prompt.run("ls --tree -o compact")).isEqualTo("""
                my--vg-lv-real (253:2)---lin (253:0)--- (254:0)
                two (253:1)--- (254:0)
                """);
        prompt.env(Map.of("LC_ALL", "", "LANG", "de_DE.UTF-8"));
        assertThat(prompt.run("ls --tree -o active,rw")).isEqualTo("""
                my--vg-lv-real (253:2) [ACTIVE, RO]
                 └─lin (253:0) [ACTIVE, RW]
                    └─ (254:0)
                two (253:1) [ACTIVE, RW]
                 └─ (254:0)
                """);
    }

    @ParameterizedTest
    @CsvSource({"71, 0", "72, 0", "73, 2"})
    void aTreeIsCutAtTheWidthOfATerminal(int length, int lost) {
        String name = "n".repeat(length);
        quietly("create " + name + " --table '0 8 zero'");
        String line = name + " (253:0)";
        assertThat(prompt.run("ls --tree")).isEqualTo((lost == 0 ? line : line.substring(0, 79) + "...") + "\n");
        assertThat(prompt.run("ls --tree -o notrunc")).isEqualTo(line + "\n");
    }

    @Test
    void wipingAndForce() {
        devices();
        quietly("wipe_table two", "remove --force two");
        assertThat(prompt.run("remove -f lin"))
                .isEqualTo("device-mapper: remove ioctl on lin  failed: Device or resource busy\nCommand failed.\n? 1\n");
        assertThat(prompt.run("table lin")).isEqualTo("0 64 error \n");
        assertThat(prompt.run("wipe_table nope")).isEqualTo("device-mapper: table ioctl on nope  failed: No such device or address\n"
                + "device-mapper: reload ioctl on nope  failed: No such device or address\nCommand failed.\n? 1\n");
    }

    @Test
    void aDeviceThatStaysOpenIsTriedForFiveSeconds() {
        devices();
        assertThatThrownBy(() -> prompt.run("remove --retry lin")).isInstanceOf(Sleeping.class)
                .satisfies(sleep -> assertThat(((Sleeping) sleep).until()).isBetween(200_000_000L, 201_000_000L));
    }

    @Test
    void deferredRemoval() {
        devices();
        quietly("remove --deferred lin");
        assertThat(prompt.run("info lin")).contains("State:             ACTIVE (DEFERRED REMOVE)\n");
        quietly("message lin 0 @cancel_deferred_remove");
        assertThat(prompt.run("info lin")).contains("State:             ACTIVE\n");
    }

    @Test
    void namesAreEscapedForUdevAndShownAsTheyWere() {
        quietly("create 'we ird' --table '0 8 zero'", "create é --table '0 8 zero'", "create 'a\\x20b' --table '0 8 zero'");
        assertThat(prompt.run("ls")).isEqualTo("é\t(253:1)\na b\t(253:2)\nwe ird\t(253:0)\n");
        assertThat(prompt.run("ls --manglename none")).isEqualTo("\\xc3\\xa9\t(253:1)\na\\x20b\t(253:2)\nwe\\x20ird\t(253:0)\n");
        assertThat(prompt.nodes()).extracting(node -> node.split(" ")[0]).containsExactly("\\xc3\\xa9", "a\\x20b", "we\\x20ird");
        assertThat(prompt.run("info -c --noheadings -o name,mangled_name 'we ird'")).isEqualTo("we ird:we\\x20ird\n");
        assertThat(prompt.run("mangle 'we ird'")).isEqualTo("we\\x20ird: [no UUID]: name already in correct form\n");
        quietly("rename 'we ird' 'so so'", "remove 'so so'");
    }

    @Test
    void versions() {
        assertThat(prompt.run("version")).isEqualTo("Library version:   1.02.185 (2022-05-18)\nDriver version:    4.47.0\n");
        assertThat(prompt.run("--version")).isEqualTo(prompt.run("version"));
        assertThat(prompt.run("targets")).isEqualTo("striped          v1.6.0\nlinear           v1.4.0\nerror            v1.5.0\n");
        assertThat(prompt.run("target-version zero linear")).isEqualTo("zero             v1.1.0\nlinear           v1.4.0\n");
        Prompt later = new Prompt(Profiles.V6_12);
        assertThat(later.run("version")).endsWith("4.48.0\n");
        assertThat(later.run("target-version zero error")).isEqualTo("zero             v1.2.0\nerror            v1.7.0\n");
    }

    @Test
    void cookies() {
        assertThat(prompt.run("udevcomplete 0xd4d1234")).isEqualTo("DM_COOKIE_COMPLETED=0xd4d1234   \n");
        assertThat(prompt.run("udevflags 0x1230001"))
                .isEqualTo("DM_UDEV_DISABLE_DM_RULES_FLAG='1'\nDM_UDEV_DISABLE_SUBSYSTEM_RULES_FLAG='1'\n"
                        + "DM_UDEV_DISABLE_LIBRARY_FALLBACK_FLAG='1'\nDM_SUBSYSTEM_UDEV_FLAG0='1'\n");
        assertThat(prompt.run("udevcreatecookie")).isEmpty();
    }
}
