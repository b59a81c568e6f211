package volscope.sim.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;

import volscope.model.machine.Exploration.Grain;
import volscope.model.machine.Exploration.World;
import volscope.sim.machine.explore.Effort;
import volscope.sim.machine.explore.Explorer;

/** How long the search takes for a state, and how many bytes; and how long TLC takes, which is there if somebody has put it there. */
final class Explorations {

    /** Rounds of a search: the last finds all code compiled. None starts after a minute. */
    private static final int ROUNDS = 12;
    private static final long LONG = 60_000_000_000L;
    private static final int MICROS = 1_000_000;
    private static final double NANOS = 1_000;

    /** Writers of an origin and a reader of its snapshot, by requests alone. */
    static final String BIOS = """
            #: kernel=dax-full vda=64K vdb=64K
            dmsetup create base --table '0 32 snapshot-origin /dev/vda'
            dmsetup create one --table '0 64 linear /dev/vdb 0'
            dmsetup create two --table '0 64 linear /dev/vdb 64'
            dmsetup create snap1 --table '0 32 snapshot /dev/vda /dev/mapper/one P 8'
            dmsetup create snap2 --table '0 32 snapshot /dev/vda /dev/mapper/two P 8'
            dmsetup suspend base; dmsetup resume base
            task w sec w /dev/mapper/base 0 8 A
            task v sec w /dev/mapper/base 8 8 B
            task u sec r /dev/mapper/snap1 0 8
            """;

    /** Tasks that store into a mapped file while snapshots are made of it and taken away. */
    static final String WHOLE = """
            #: kernel=dax-full nvdimm=4M
            dmsetup create real --table '0 1024 linear /dev/pmem0 0'
            dmsetup create cow --table '0 64 linear /dev/pmem0 1024'
            dmsetup create lv0 --table '0 1024 snapshot-origin /dev/mapper/real'
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/lv0
            mkdir -p /mnt/a; mount -o dax=always /dev/mapper/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=2 status=none; sync
            task w poke /mnt/a/f 0 A; poke /mnt/a/f 4096 B
            task v poke /mnt/a/f 4096 C; poke /mnt/a/f 0 D
            task u poke /mnt/a/f 0 E; peek /mnt/a/f 4096
            task s dmsetup suspend lv0; dmsetup create snap --table '0 1024 snapshot /dev/mapper/real /dev/mapper/cow P 8'; dmsetup resume lv0
            """;

    private static final String TLC = "tlc2.TLC";
    private static final String MODEL = "Copies";
    private static final int WRITERS = 5;
    private static final Pattern DISTINCT = Pattern.compile("([0-9,]+) states generated.*?([0-9,]+) distinct states found");

    private Explorations() {
    }

    /**
     * What a search takes: microseconds for a state on all processors, of processor time for a state and for a move, the garbage collector's
     * and the compiler's included; bytes for a state; and how many states there are.
     */
    static String figures(String script, Grain grain) {
        double wall = Double.MAX_VALUE;
        double processor = Double.MAX_VALUE;
        Effort effort = new Effort(1, 1, 0);
        long first = System.nanoTime();
        for (int i = 0; i < ROUNDS && (i == 0 || System.nanoTime() - first < LONG); i++) {
            long start = System.nanoTime();
            long before = processorNanos();
            effort = new Explorer(1).effort(new World(script, Optional.empty()), grain);
            processor = Math.min(processor, processorNanos() - before);
            wall = Math.min(wall, System.nanoTime() - start);
        }
        return wall / NANOS / effort.states() + " " + processor / NANOS / effort.states() + " " + processor / NANOS / effort.moves() + " "
                + (double) effort.bytes() / effort.states() + " " + effort.states();
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /**
     * Microseconds that TLC takes on all processors for a state, and for one it generates, of a world written by hand, a start of the virtual
     * machine taken off; empty if it is not there.
     */
    static Optional<double[]> figuresOfTlc() throws IOException, InterruptedException {
        try {
            Class.forName(TLC);
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("tlc");
        Run small = tlc(folder, 1);
        Run large = tlc(folder, WRITERS);
        double micros = (large.seconds - small.seconds) * MICROS;
        return Optional.of(new double[]{micros / (large.states - small.states), micros / (large.generated - small.generated)});
    }

    private record Run(long states, long generated, double seconds) {
    }

    private static Run tlc(Path folder, int writers) throws IOException, InterruptedException {
        try (InputStream model = Explorer.class.getResourceAsStream(MODEL + ".tla")) {
            Files.write(folder.resolve(MODEL + ".tla"), Objects.requireNonNull(model, "the model").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder set = new StringBuilder("1");
        for (int i = 2; i <= writers; i++) {
            set.append(", ").append(i);
        }
        Files.writeString(folder.resolve(MODEL + ".cfg"), "SPECIFICATION Spec\nCONSTANT Writers = {" + set + "}\nINVARIANT CopyFirst\n");
        List<String> command = List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseParallelGC", "-cp",
                System.getProperty("java.class.path"), TLC, "-workers", "auto", "-deadlock", "-metadir", folder.resolve("m" + writers).toString(),
                MODEL);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        Matcher distinct = DISTINCT.matcher(said);
        long states = -1;
        long generated = -1;
        while (distinct.find()) {
            generated = number(distinct.group(1));
            states = number(distinct.group(2));
        }
        if (states < 0) {
            throw new IllegalStateException(String.format(Locale.ROOT, "TLC says nothing of states: %s", said));
        }
        return new Run(states, generated, seconds);
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }
}
