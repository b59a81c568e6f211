package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** The index of a file while a fault has locked one of its entries: line by line, what each entry is and who holds it. */
class LockedEntriesTest {

    private static final String SETUP = """
            vgcreate -s 4k vg0 /dev/pmem0
            lvcreate -L 16M -n lv0 vg0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mount -o dax=always /dev/vg0/lv0 /mnt
            dd if=/dev/zero of=/mnt/f bs=4k count=8 status=none; sync
            lvcreate -s -L 256k -n snap0 vg0/lv0
            poke /mnt/f 4096 A as w
            poke /mnt/f 8192 A as w
            peek /mnt/f 0 as r; peek /mnt/f 0 as v
            dmsetup suspend vg0-snap0-cow
            """;

    private final Machine machine;
    private RevisionId at;

    LockedEntriesTest() {
        Opening.Lab lab = Transcript.open("", "dax-full", MachineRecording.LINES);
        this.machine = lab.machine();
        this.at = machine.start();
    }

    private Run run(String line) {
        Run run = machine.run(at, line);
        at = run.end();
        return run;
    }

    /** {@code 0 dirty w1, 1 clean}. */
    private String index() {
        return machine.revision(at).directFiles().stream().flatMap(file -> file.index().stream()).map(LockedEntriesTest::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(IndexEntry entry) {
        return entry.page() + " " + entry.tag().name().toLowerCase(Locale.ROOT) + entry.lockedBy().map(task -> " " + task).orElse("");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a fault alone      | ''                                      | ''                                           | 0 clean v, 1 dirty, 2 dirty | ''                                            | 0 dirty, 1 dirty, 2 dirty
            cleaning meanwhile | xfs_io -c fsync /mnt/f &                | ''                                           | 0 clean v, 1 clean, 2 clean | ''                                            | 0 dirty, 1 clean, 2 clean
            a freeze meanwhile | fsfreeze -f /mnt &                      | ''                                           | 0 clean v, 1 dirty, 2 dirty | ''                                            | 0 clean, 1 clean, 2 clean
            a second fault     | poke /mnt/f 8 C as u &                  | ''                                           | 0 clean v, 1 dirty, 2 dirty | u stored 'C' at 8 of /mnt/f (write fault)     | 0 dirty, 1 dirty, 2 dirty
            a load meanwhile   | peek /mnt/f 0 as s &                    | ''                                           | 0 clean v, 1 dirty, 2 dirty | s loaded 'B' at 0 of /mnt/f (read fault)      | 0 dirty, 1 dirty, 2 dirty
            a store beside it  | sync; poke /mnt/f 4096 D as w           | w stored 'D' at 4096 of /mnt/f (write fault) | 0 clean v, 1 dirty, 2 clean | ''                                            | 0 dirty, 1 dirty, 2 clean
            a cleaned reader   | sync; peek /mnt/f 0 as r                | r loaded 0x00 at 0 of /mnt/f (no fault)      | 0 clean v, 1 clean, 2 clean | ''                                            | 0 dirty, 1 clean, 2 clean
            """)
    void aFaultHasLockedTheFirst(String name, String line, String told, String meanwhile, String later, String after) {
        SETUP.lines().forEach(this::run);
        assertThat(index()).as("before").isEqualTo("0 clean, 1 dirty, 2 dirty");
        run("poke /mnt/f 0 B as v &");
        assertThat(run(line).text().strip()).isEqualTo(told);
        assertThat(index()).as("while it waits for the copy").isEqualTo(meanwhile);
        String stored = "v stored 'B' at 0 of /mnt/f (write fault)";
        assertThat(run("dmsetup resume vg0-snap0-cow; wait").text().strip()).isEqualTo(later.isEmpty() ? stored : stored + "\n" + later);
        assertThat(index()).as("when it is done").isEqualTo(after);
    }
}
