package volscope.sim.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import volscope.model.machine.Exploration.Grain;

/**
 * Runs all benchmarks and prints one table: work, figure, anchor, ratio. {@code quick} leaves out what takes minutes, {@code search} all but the
 * search.
 */
final class Benches {

    private static final String ROW = "%-58s %14s  %-34s %8s%n";

    /** What the packed program runs with. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
    /** What it runs with while it searches. */
    private static final List<String> SEARCHING = List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders");
    private static final int[] ACTIVATED = {200, 400};

    private final Map<String, Double> nanos = new HashMap<>();

    private Benches() {
    }

    /** Runs the benchmarks. */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("search")) {
            head();
            searches();
            return;
        }
        Benches benches = new Benches();
        benches.measure();
        head();
        benches.timed();
        benches.once(args.length > 0 && args[0].equals("quick"));
    }

    private static void head() {
        System.out.printf(ROW, "work", "figure", "anchor of the same run, or goal", "ratio");
    }

    private void measure() throws RunnerException {
        var options = new OptionsBuilder().include("volscope\\.sim\\.bench\\..*").verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(Stream.concat(FLAGS.stream(), Stream.of("--sun-misc-unsafe-memory-access=allow"))
                        .toArray(String[]::new))
                .build();
        new Runner(options).run().forEach(result -> {
            String[] names = result.getParams().getBenchmark().split("\\.");
            nanos.put(names[names.length - 2] + "." + names[names.length - 1], result.getPrimaryResult().getScore());
        });
    }

    private double of(String benchmark) {
        Double score = nanos.get(benchmark);
        if (score == null) {
            throw new IllegalStateException("no benchmark " + benchmark);
        }
        return score;
    }

    private void timed() {
        compare("first write, many at a time, nobody looks", "FirstWrites.bulk", "FirstWrites.coldCopy", "4 KiB arraycopy, cold");
        compare("first write, one after the other, nobody looks", "FirstWrites.oneByOne", "FirstWrites.coldCopy", "4 KiB arraycopy, cold");
        double adds = (of("FirstWrites.published") - of("FirstWrites.oneByOne")) / Once.STEPS_PER_WRITE;
        row("a published step over one that is not", nanos(adds), "4 KiB arraycopy, cold " + nanos(of("FirstWrites.coldCopy")),
                adds / of("FirstWrites.coldCopy"));
        compare("lookup of 10^7 exceptions, hit", "Lookups.mapHit", "Lookups.tableHit", "HashMap<Long,Long>");
        compare("lookup of 10^7 exceptions, miss", "Lookups.mapMiss", "Lookups.tableMiss", "HashMap<Long,Long>");
        most("a DAX store through a writable entry, nobody looks", "DirectStores.throughWritableEntry", 100);
        most("a DAX write fault with its copy, nobody looks", "DirectStores.faultWithCopy", 5000);
        compare("open, snapshot, one write, status of 1 TiB", "VolumeSizes.tebibyte", "VolumeSizes.gibibyte", "1 GiB");
    }

    private void compare(String work, String benchmark, String anchor, String name) {
        row(work, nanos(of(benchmark)), name + " " + nanos(of(anchor)), of(benchmark) / of(anchor));
    }

    private void most(String work, String benchmark, double goal) {
        row(work, nanos(of(benchmark)), "at most " + nanos(goal), of(benchmark) / goal);
    }

    private static String nanos(double nanos) {
        return String.format(Locale.ROOT, "%.0f ns", nanos);
    }

    private static void row(String work, String figure, String anchor, double ratio) {
        System.out.printf(ROW, work, figure, anchor, String.format(Locale.ROOT, "%.2f", ratio));
    }

    private static void once(boolean quick) throws IOException, InterruptedException {
        firstWrites("4 GiB", quick ? 1 << 18 : 1 << 20);
        firstWrites("64 GiB, for comparison", quick ? 1 << 20 : 1 << 24);
        goal("bytes of an exception, worst density", "B", 12.5, "3g", "exception-worst");
        goal("bytes of an exception, consecutive", "B", 0.05, "3g", "exception-consecutive");
        goal("bytes kept of a published step", "B", 1024, "3g", "step-kept");
        goal("any of " + (quick ? "10^5" : "10^6") + " steps reached, 95 of 100", "ms", 10, "4g", "step-reached", quick ? "100000" : "1000000");
        goal("lvs -a of " + (quick ? "1,000" : "10,000") + " volumes, warm", "ms", 200, "3g", "many-volumes", quick ? "1000" : "10000");
        goal("a group with " + (quick ? "100" : "10,000") + " snapshots, by script", "s", 60, "4g", "many-snapshots", quick ? "100" : "10000");
        activation();
        searches();
        goal(quick ? "us a chunk, all of 10^6 copied, heap 2 GiB" : "us a chunk, all of 10^8 copied, heap 2 GiB", "us", 1, "2g", "all-chunks",
                quick ? "1000000" : "100000000");
    }

    private static void firstWrites(String size, int chunks) throws IOException, InterruptedException {
        String work = "first write, many at a time, origin of " + size;
        Optional<double[]> figures = figures("4g", "first-writes", Integer.toString(chunks));
        if (figures.isEmpty()) {
            failed(work, "4 KiB arraycopy, cold");
            return;
        }
        double write = figures.get()[0];
        double copy = figures.get()[1];
        row(work, nanos(write), "4 KiB arraycopy, cold " + nanos(copy), write / copy);
    }

    /** Twice the snapshots may take twice the time. */
    private static void activation() throws IOException, InterruptedException {
        String work = "activation of an origin with " + ACTIVATED[1] + " snapshots";
        Optional<double[]> some = figures("3g", "activation", Integer.toString(ACTIVATED[0]));
        Optional<double[]> more = figures("3g", "activation", Integer.toString(ACTIVATED[1]));
        if (some.isEmpty() || more.isEmpty()) {
            failed(work, "with " + ACTIVATED[0]);
            return;
        }
        double twice = 2 * some.get()[0];
        row("activation of an origin with " + ACTIVATED[0] + " snapshots", millis(some.get()[0]), "", 1);
        row(work, millis(more.get()[0]), "twice that of " + ACTIVATED[0] + ", " + millis(twice), more.get()[0] / twice);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private static void searches() throws IOException, InterruptedException {
        explored("a state of all orders, bios alone", 10, "explored-bios");
        explored("a state of all orders, the whole machine", 50, "explored-whole");
        joined("  bios alone, steps joined, all states", "explored-bios");
        joined("  the whole machine, steps joined, all states", "explored-whole");
    }

    /** What the search takes for a state, and what TLC does for one that is smaller. */
    private static void explored(String work, double goal, String what) throws IOException, InterruptedException {
        Optional<double[]> figures = figures(SEARCHING, "3g", what, Grain.SINGLE.name());
        var tlc = Explorations.figuresOfTlc();
        String anchor = "at most " + micros(goal) + tlc.map(of -> "; TLC " + micros(of[0])).orElse("");
        if (figures.isEmpty()) {
            failed(work, anchor);
            return;
        }
        double[] all = figures.get();
        row(work, micros(all[0]), anchor, all[0] / goal);
        System.out.printf(ROW, String.format(Locale.ROOT, "  of %.0f: processor time of one, of a move", all[4]),
                micros(all[1]) + ", " + micros(all[2]), tlc.map(of -> "TLC a move " + micros(of[1])).orElse(""), "");
        row("  bytes of one", String.format(Locale.ROOT, "%.1f B", all[3]), "at most 100 B", all[3] / 100);
    }

    /** The same world where steps that nobody sees are joined with others: fewer states, each of which takes longer. */
    private static void joined(String work, String what) throws IOException, InterruptedException {
        Optional<double[]> figures = figures(SEARCHING, "3g", what, Grain.JOINED.name());
        if (figures.isEmpty()) {
            failed(work, "");
            return;
        }
        double[] all = figures.get();
        System.out.printf(ROW, work, millis(all[0] * all[4] / 1_000), String.format(Locale.ROOT, "of %.0f", all[4]), "");
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, "%.1f us", micros);
    }

    private static void failed(String work, String anchor) {
        System.out.printf(ROW, work, "failed", anchor, "");
    }

    private static void goal(String work, String unit, double goal, String heap, String... what) throws IOException, InterruptedException {
        Optional<double[]> figures = figures(heap, what);
        String most = String.format(Locale.ROOT, "at most %s %s", goal, unit);
        if (figures.isEmpty()) {
            failed(work, most);
            return;
        }
        double figure = figures.get()[0];
        row(work, String.format(Locale.ROOT, "%.3f %s", figure, unit), most, figure / goal);
    }

    /** What a virtual machine of its own has measured; empty if it failed. */
    private static Optional<double[]> figures(String heap, String... what) throws IOException, InterruptedException {
        return figures(FLAGS, heap, what);
    }

    private static Optional<double[]> figures(List<String> flags, String heap, String... what) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + "/bin/java";
        List<String> command = new ArrayList<>(List.of(java, "-Xmx" + heap));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Once.class.getName()));
        command.addAll(List.of(what));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0
                ? Optional.of(Stream.of(printed.split(" ")).mapToDouble(Double::parseDouble).toArray())
                : Optional.empty();
    }
}
