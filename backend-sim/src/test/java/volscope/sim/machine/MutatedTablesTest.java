package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.command.LineWords;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.snapshot.Snapshots;

/**
 * The tables and command lines of real cases, spoilt in many ways: the kernel answers each, and what it refuses leaves the machine as it was.
 * Stores that are damaged are taken or refused, too.
 */
class MutatedTablesTest {

    private static final int ROUNDS = Integer.getInteger("volscope.lines", 1000);
    private static final Pattern TABLE = Pattern.compile("--table (\"[^\"]*\"|'[^']*')");
    private static final List<String> LABS = List.of("bad-tables", "bad-chunk-sizes", "dm-type-table", "handover", "exact-fits", "flakey",
            "dmsetup-odds", "tables-refused-again", "events-and-removal");
    private static final List<String> WORDS = List.of("0", "1", "8", "7", "-1", "4294967296", "18446744073709551615", "9223372036854775808",
            "2097152", "0x10", "08", "P", "PO", "N", "X", "p8", "/dev/vda", "/dev/vdb", "/dev/mapper/org", "/dev/mapper/cow",
            "/dev/mapper/snap", "/dev/mapper/m", "253:0", "253:99", "254:0", "7:0", "999:1", "fe00", "/dev/null", "/etc", "linear",
            "striped",
            "zero", "error", "snapshot", "snapshot-origin", "snapshot-merge", "flakey", "delay", "thin", "thin-pool", "mirror", "nosuch",
            "discard_zeroes_cow", "discard_passdown_origin", "drop_writes", "corrupt_bio_byte", "w", "#", "\\", "\"", "\u00fc", "");
    private static final String SETTINGS = "#: pmem0=fsdax pmem1=raw vda=16M vdb=16M modules=dm-zero,dm-delay,dm-flakey\n";
    private static final List<String> BUILT = List.of("dmsetup create org --table '0 8192 linear /dev/vda 0'",
            "dmsetup create cow --table '0 1024 linear /dev/vdb 0'", "dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'",
            "dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow P 8'", "sec w /dev/mapper/base 0 64 A",
            "dmsetup create dax --table '0 64 linear /dev/pmem0 0'", "dmsetup create stopped -u U-1 --table '0 8 zero'",
            "dmsetup suspend stopped", "dmsetup create bare --notable");

    private static List<String> lines() {
        return LABS.stream().flatMap(lab -> KernelCasesTest.resource(lab + ".lab").lines())
                .flatMap(line -> Arrays.stream(line.split("; "))).map(String::strip).filter(line -> line.startsWith("dmsetup ")).toList();
    }

    private static List<String> tables() {
        List<String> tables = new ArrayList<>();
        for (String line : lines()) {
            Matcher table = TABLE.matcher(line);
            while (table.find()) {
                tables.add(table.group(1).substring(1, table.group(1).length() - 1));
            }
        }
        return tables;
    }

    /** Spoils lines; a seed spoils them the same way. */
    private record Spoiler(SplittableRandom random) {

        <T> T one(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        String spoilt(String line) {
            List<String> words = new ArrayList<>(List.of(line.split("(?<=\\s)|(?=\\s)")));
            for (int i = random.nextInt(4); i >= 0; i--) {
                spoil(words);
            }
            return String.join("", words);
        }

        private void spoil(List<String> words) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(7)) {
                case 0 -> words.set(at, one(WORDS));
                case 1 -> words.add(at, one(WORDS) + " ");
                case 2 -> words.set(at, "");
                case 3 -> words.set(at, words.get(random.nextInt(words.size())));
                case 4 -> words.set(at, words.get(at) + one(List.of("0", "9", "x", "-", ":", "/", "\n", " ", "\t")));
                case 5 -> words.set(at, words.get(at).isEmpty() ? "" : words.get(at).substring(1));
                default -> words.add(at, one(words) + "\n");
            }
        }

        byte[] spoilt(byte[] bytes) {
            byte[] spoilt = bytes.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                int at = random.nextInt(3) == 0 ? random.nextInt(16) : 4096 + random.nextInt(320);
                spoilt[at] = one(List.of((byte) 0, (byte) 1, (byte) 0xff, (byte) 0x80, (byte) random.nextInt(256)));
            }
            return spoilt;
        }
    }

    private final Transcripted lab = new Transcripted();

    /** A machine that is set up again and again. */
    private static final class Transcripted {

        private final SimulatedMachine machine = (SimulatedMachine) Transcript.open(SETTINGS, "6.1", MachineRecording.LINES).machine();
        private RevisionId at = machine.start();

        Transcripted() {
            BUILT.forEach(line -> assertThat(run(line).exitCode()).as(line).isZero());
        }

        Run run(String line) {
            Run run;
            try {
                run = machine.run(at, line);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(line, e);
            }
            at = run.end();
            return run;
        }

        /** What a refusal leaves alone: devices and their tables, who has what open, snapshots. */
        List<Object> state() {
            KernelState state = machine.stateOf(at);
            return List.of(state.of(Dm.LAYER).devices(), state.of(Snapshots.LAYER).snapshots().keySet(),
                    state.of(Block.LAYER).disks().values().stream().map(disk -> disk.name() + " " + disk.opens() + " " + disk.holder())
                            .collect(Collectors.toList()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTableThatIsRefusedLeavesNothing(long seed) {
        Spoiler spoiler = new Spoiler(new SplittableRandom(seed));
        List<String> tables = tables();
        assertThat(tables).hasSizeGreaterThan(150);
        var start = lab.at;
        for (int i = 0; i < ROUNDS; i++) {
            lab.at = start;
            List<Object> before = lab.state();
            String table = spoiler.spoilt(spoiler.one(tables));
            String line = LineWords
                    .join(List.of("dmsetup", spoiler.one(List.of("create", "load")), spoiler.one(List.of("m", "dax", "base", "bare")),
                            "--table", table));
            Run run = lab.run(line);
            if (run.exitCode() != 0) {
                assertThat(lab.state()).as(line + "\n" + run.text()).isEqualTo(before);
            } else {
                lab.run("dmsetup table; dmsetup status; dmsetup info; dmsetup deps; dmsetup measure");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyLineIsAnswered(long seed) {
        Spoiler spoiler = new Spoiler(new SplittableRandom(seed));
        List<String> lines = lines();
        var start = lab.at;
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 10 == 0) {
                lab.at = start;
            }
            lab.run("timeout 1 " + spoiler.spoilt(spoiler.one(lines)).replaceAll("[;&|<>$`(){}]", ""));
        }
    }

    private static final DevNo STORE = new DevNo(254, 16);
    private static final long FIRST = 8192 * 512;
    private static final int IMAGE = 9 * 512;
    private static final String STORE_LINES = """
            dmsetup create s --table '0 8192 snapshot /dev/mapper/org /dev/mapper/c P %d'
            dmsetup status s; dmsetup table s
            sec r /dev/mapper/s 0 128; sec w /dev/mapper/s 40 3 S; sec w /dev/mapper/base 72 9 B; sec w /dev/mapper/base 4000 8 B
            dmsetup status s; dmsetup suspend base; dmsetup suspend s
            dmsetup load base --table '0 8192 snapshot-merge /dev/mapper/org /dev/mapper/c P 8'
            dmsetup resume base; dmsetup remove -f s; sleep 2; dmsetup status base
            sec r /dev/mapper/base 0 128; sec w /dev/mapper/base 0 8 C
            dmsetup remove base; dmsetup remove c""";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aDamagedStoreIsTakenOrRefused(long seed) {
        Spoiler spoiler = new Spoiler(new SplittableRandom(seed));
        lab.run("dmsetup create c --table '0 1024 linear /dev/vdb 8192'");
        lab.run("dmsetup create s --table '0 8192 snapshot /dev/mapper/org /dev/mapper/c P 8'");
        lab.run("sec w /dev/mapper/s 0 64 o; sec w /dev/mapper/s 200 40 p; sec w /dev/mapper/s 96 8 q; dmsetup remove s");
        var start = lab.at;
        byte[] image = Kernel.open(lab.machine.stateOf(start), StepSink.NONE).get(Block.LAYER).media().read(STORE, FIRST, IMAGE);
        for (int i = 0; i < ROUNDS / 10; i++) {
            lab.at = start;
            write(spoiler.spoilt(image));
            STORE_LINES.formatted(spoiler.one(List.of(8, 16, 0))).lines().forEach(lab::run);
        }
    }

    /** The header's first bytes and those of the area: all else is zero. */
    private void write(byte[] image) {
        for (int sector : new int[]{0, 8}) {
            String octal = Stream.iterate(sector * 512, i -> i + 1).limit(384).map(i -> "\\%03o".formatted(image[i] & 0xff))
                    .collect(Collectors.joining());
            lab.run("{ printf '" + octal + "'; head -c 128 /dev/zero; } | dd of=/dev/mapper/c bs=512 seek=" + sector
                    + " iflag=fullblock oflag=direct conv=notrunc status=none");
        }
    }
}
