package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.sim.machine.Transcript.Block;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** The table of kernels: a row for each there is, a column for each thing that snapshots and DAX do to each other. */
class KernelTableTest {

    private static final String WORD = "sed -n 's/.* xfs .*,\\(dax[=a-z]*\\),.*/\\1/p' /proc/mounts | grep dax || echo off";
    private static final String USE = "if mountpoint -q /mnt/a; then cat /mnt/a/f 2>&1; poke /mnt/a/f 0 t 2>&1; else echo unmounted; fi";

    /** What stands in a column. */
    enum Column {
        /** A snapshot of an active volume on persistent memory: the exit code, and the types that the kernel compared. */
        CREATED("lvcreate -s -L 8M -n snap0 vg0/lv0 > /tmp/o 2>&1; echo $?"),
        /** ext4 on the volume mounted with DAX after that: the exit code. */
        EXT4_ORIGIN("mount -o dax /dev/vg0/lv0 /mnt/a 2> /tmp/o; echo $?"),
        /** The same of the snapshot. */
        EXT4_SNAPSHOT("umount /mnt/a 2> /tmp/o; mount -o dax,ro,noload /dev/vg0/snap0 /mnt/b 2> /tmp/o; echo $?"),
        /** xfs on such a volume: the word it is mounted with. */
        XFS_ORIGIN("umount /mnt/b 2> /tmp/o; lvremove -f vg0 > /tmp/o; lvcreate -y -L 400M -n lx vg0 > /tmp/o"
                + "; mkfs.xfs -q -f -m reflink=0 /dev/vg0/lx; lvcreate -s -L 8M -n sx vg0/lx > /tmp/o 2>&1; mount -o dax /dev/vg0/lx /mnt/a; "
                + WORD),
        /** The same of the snapshot, and the exit code before it. */
        XFS_SNAPSHOT("umount /mnt/a; mount -o dax,ro,norecovery,nouuid /dev/vg0/sx /mnt/b 2> /tmp/o; echo $?; " + WORD),
        /** A volume that was mounted with DAX when its snapshot was made: what reads its file and what stores into a mapping of it. */
        IN_USE("umount /mnt/b 2> /tmp/o; lvremove -f vg0 > /tmp/o; lvcreate -y -L 64M -n lv0 vg0 > /tmp/o"
                + "; mkfs.ext4 -q -F -b 4096 /dev/vg0/lv0; mount -o dax /dev/vg0/lv0 /mnt/a 2> /tmp/o && echo text > /mnt/a/f"
                + "; sync; lvcreate -s -L 8M -n snap0 vg0/lv0 > /tmp/o 2>&1; " + USE),
        /** The same when the snapshot is gone again. */
        AFTER_REMOVAL("lvremove -f vg0/snap0 > /tmp/o; " + USE),
        /** A device whose first table had no DAX, mounted with DAX later and then made an origin: what takes the table, reads and stores. */
        FIRST_WITHOUT("umount /mnt/a 2> /tmp/o; dmsetup create lin --table '0 131072 zero'"
                + "; dmsetup load lin --table '0 131072 linear /dev/pmem1 2048'; dmsetup resume lin; mkfs.ext4 -q -F -b 4096 /dev/mapper/lin"
                + "; mount -o dax /dev/mapper/lin /mnt/a 2> /tmp/o && echo text > /mnt/a/f; sync"
                + "; dmsetup create real --table '0 131072 linear /dev/pmem1 2048'"
                + "; dmsetup load lin --table '0 131072 snapshot-origin /dev/mapper/real'; echo $?; dmsetup resume lin; " + USE),
        /** The same device when it is linear again. */
        LINEAR_AGAIN("dmsetup load lin --table '0 131072 linear /dev/pmem1 2048'; dmsetup resume lin; " + USE);

        private final String command;

        Column(String command) {
            this.command = command;
        }
    }

    private static final String SETUP = """
            vgcreate -f vg0 /dev/pmem0
            lvcreate -L 64M -n lv0 vg0
            mkfs.ext4 -q -b 4096 /dev/vg0/lv0
            mkdir -p /mnt/a /mnt/b
            """;

    /** In the order of the columns. */
    private static final String ROWS = """
            4.7          | 0 | 32 | 32 | off | 0, off | unmounted | unmounted | 0, unmounted | unmounted
            4.8          | 0 | 32 | 32 | off | 0, off | EIO, SIGBUS | text, write fault | 0, EIO, SIGBUS | text, write fault
            4.14         | 0 | 32 | 32 | off | 0, off | EIO, SIGBUS | text, write fault | 0, EIO, SIGBUS | text, write fault
            4.18         | 5, (old=4 vs new=1) | 0 | 32 | dax, (old=4 vs new=1) | 32, off | text, write fault, (old=4 vs new=1) | text, no fault | 0, EIO, SIGBUS | text, write fault
            5.4          | 5, (old=3 vs new=1) | 0 | 32 | dax, (old=3 vs new=1) | 32, off | text, write fault, (old=3 vs new=1) | text, no fault | 0, EIO, SIGBUS | text, write fault
            6.1          | 5, (old=3 vs new=1) | 0 | 32 | dax=always, (old=3 vs new=1) | 32, off | text, write fault, (old=3 vs new=1) | text, no fault | 0, EIO, SIGBUS | text, write fault
            6.12         | 5, (old=3 vs new=1) | 0 | 32 | dax=always, (old=3 vs new=1) | 32, off | text, write fault, (old=3 vs new=1) | text, no fault | 0, EIO, SIGBUS | text, write fault
            dax-origin   | 0 | 0 | 32 | dax=always | 0, dax=never | text, write fault | text, no fault | 0, text, write fault | text, write fault
            dax-full     | 0 | 0 | 0 | dax=always | 0, dax=always | text, write fault | text, no fault | 0, text, write fault | text, write fault
            dax-2018-api | 0 | 0 | 0 | dax=always | 0, dax=always | text, write fault | text, no fault | 0, text, write fault | text, write fault
            """;

    private static final Map<String, List<String>> TABLE = ROWS.lines()
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
            .collect(Collectors.toMap(List::getFirst, cells -> cells.subList(1, cells.size()), (a, b) -> a, LinkedHashMap::new));

    private static final Pattern COMPARED = Pattern.compile("\\(old=\\d vs new=\\d\\)");

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::name);
    }

    @Test
    void hasARowForEachKernelAndAllColumnsInIt() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(kernels().toList());
        assertThat(TABLE.values()).allSatisfy(cells -> assertThat(cells).hasSameSizeAs(Column.values()));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void does(String kernel) {
        List<Block> blocks = Transcript.play(SETUP + Arrays.stream(Column.values()).map(column -> column.command + "\n")
                .collect(Collectors.joining()), kernel).blocks();
        List<String> found = new ArrayList<>();
        for (Block block : blocks.subList(blocks.size() - Column.values().length, blocks.size())) {
            found.add(outcome(block));
        }
        assertThat(found).isEqualTo(Objects.requireNonNull(TABLE.get(kernel)));
    }

    /** The lines of a block in short, and what a refusal compared. */
    private static String outcome(Block block) {
        List<String> lines = new ArrayList<>(block.output().subList(0, block.output().size() - 1));
        Matcher compared = COMPARED.matcher(String.join(" ", block.log()));
        if (compared.find()) {
            lines.add(compared.group());
        }
        return lines.stream().map(line -> line.replaceFirst("cat: .*: Input/output error", "EIO").replaceFirst("sh: signal 7 .*", "SIGBUS")
                .replaceFirst("sh stored .* \\((.*)\\)", "$1")).collect(Collectors.joining(", "));
    }
}
