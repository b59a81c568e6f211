package volscope.sim.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import volscope.model.machine.Exploration.Grain;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;
import volscope.sim.page.Page;
import volscope.sim.page.RunMap;
import volscope.sim.page.RunSession;

/** What is measured once, in a virtual machine of its own: heaps, long runs. The first argument says what; prints {@code figure}. */
final class Once {

    /** Steps of a first write that comes alone. */
    static final int STEPS_PER_WRITE = 5;

    private static final int MILLION = 1_000_000;
    /** Snapshots of each origin where there are many. */
    private static final int FAMILY = 100;

    private Once() {
    }

    /** Measures one thing and prints its figure. */
    public static void main(String[] args) {
        System.out.println(switch (args[0]) {
            case "first-writes" -> firstWrites(Integer.parseInt(args[1]));
            case "exception-worst" -> worstDensity();
            case "exception-consecutive" -> consecutive();
            case "step-kept" -> stepKept();
            case "step-reached" -> reached(Integer.parseInt(args[1]));
            case "all-chunks" -> allChunks(Integer.parseInt(args[1]));
            case "many-volumes" -> manyVolumes(Integer.parseInt(args[1]));
            case "many-snapshots" -> manySnapshots(Integer.parseInt(args[1]));
            case "activation" -> activation(Integer.parseInt(args[1]));
            case "explored-bios" -> Explorations.figures(Explorations.BIOS, grain(args[1]));
            case "explored-whole" -> Explorations.figures(Explorations.WHOLE, grain(args[1]));
            default -> throw new IllegalArgumentException(args[0]);
        });
    }

    private static Grain grain(String word) {
        return Grain.valueOf(word);
    }

    /** Nanoseconds of a first write to an origin of so many chunks, many at a time, and of a cold copy of a chunk. */
    private static String firstWrites(int chunks) {
        double copy = coldCopy();
        return firstWrites(chunks, Worlds.pages(1 << 12)) + " " + copy;
    }

    /** The least of several; the first writes between them warm up what comes then. */
    private static double coldCopy() {
        FirstWrites small = new FirstWrites();
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            small.prepare();
            small.bulk();
            long start = System.nanoTime();
            small.coldCopy();
            least = Math.min(least, (double) (System.nanoTime() - start) / FirstWrites.CHUNKS);
        }
        return least;
    }

    private static double firstWrites(int chunks, Page[] pages) {
        Kernel kernel = Worlds.boot(chunks, StepSink.NONE);
        Worlds.fill(kernel, chunks, pages);
        DevNo origin = Worlds.snapshot(kernel, chunks);
        int[] order = Worlds.shuffled(chunks, 1);
        Kernel opened = Worlds.reopen(kernel, StepSink.NONE);
        long start = System.nanoTime();
        Worlds.write(opened, origin, order, FirstWrites.BATCH, pages);
        double nanos = (double) (System.nanoTime() - start) / chunks;
        Worlds.checkValid(opened);
        return nanos;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Bytes of an exception where chunks are as unlucky as they can be. */
    private static double worstDensity() {
        double worst = 0;
        for (int bits = 23; bits <= 32; bits++) {
            long before = heap();
            SplittableRandom random = new SplittableRandom(bits);
            RunSession session = new RunSession(RunMap.EMPTY);
            for (int i = 0; i < 10 * MILLION / 4; i++) {
                session.put(random.nextLong(1L << bits), i);
            }
            RunMap map = session.publish();
            worst = Math.max(worst, (double) (heap() - before) / map.size());
        }
        return worst;
    }

    private static double consecutive() {
        long before = heap();
        RunSession session = new RunSession(RunMap.EMPTY);
        for (int i = 0; i < 100 * MILLION; i++) {
            session.put(i, i + 2 + i / 256);
        }
        RunMap map = session.publish();
        return (double) (heap() - before) / map.size();
    }

    /** Bytes of a published step, all of them kept. */
    private static double stepKept() {
        int chunks = 1 << 15;
        Page[] pages = Worlds.pages(1 << 10);
        Kernel kernel = Worlds.boot(chunks, StepSink.NONE);
        Worlds.fill(kernel, chunks, pages);
        DevNo origin = Worlds.snapshot(kernel, chunks);
        List<KernelState> kept = new ArrayList<>(MILLION);
        Kernel watched = Worlds.reopen(kernel, (draft, label) -> kept.add(draft.publish()));
        long before = heap();
        Worlds.write(watched, origin, Worlds.shuffled(chunks, 1), 1, pages);
        return (double) (heap() - before) / kept.size();
    }

    private static Machine machine(String head, MachineRecording recording) {
        return ((Opening.Lab) new SimulatedMachines(recording, 1).open(head, Optional.of("6.1"))).machine();
    }

    private static RevisionId play(Machine machine, RevisionId from, String line) {
        Run run = machine.run(from, line);
        if (run.exitCode() != 0) {
            throw new IllegalStateException(line + ": " + run.text());
        }
        return run.end();
    }

    /** Milliseconds to read a snapshot's numbers at any of so many steps, 95 of 100. */
    private static double reached(int steps) {
        Machine machine = machine("#: disk=4G", MachineRecording.STEPS);
        RevisionId at = machine.start();
        for (String line : List.of("dmsetup create o --table '0 4194304 snapshot-origin /dev/vda'",
                "dmsetup create s --table '0 4194304 snapshot /dev/vda /dev/vdb P 8'", "dmsetup suspend o", "dmsetup resume o")) {
            at = play(machine, at, line);
        }
        List<RevisionId> all = new ArrayList<>();
        for (int i = 0; all.size() < steps; i++) {
            Run run = machine.run(at, "sec w /dev/mapper/o " + i * 800L + " 800 A");
            all.addAll(run.steps());
            at = run.end();
        }
        SplittableRandom random = new SplittableRandom(1);
        double[] times = new double[2000];
        for (int i = 0; i < times.length; i++) {
            RevisionId id = all.get(random.nextInt(all.size()));
            long start = System.nanoTime();
            machine.revision(id).snapshot("s").orElseThrow();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[times.length * 95 / 100];
    }

    /** Microseconds a chunk, every chunk of the origin copied in order. */
    private static double allChunks(int chunks) {
        Page[] pages = Worlds.pages(1 << 10);
        Kernel kernel = Worlds.boot(chunks, StepSink.NONE);
        DevNo origin = Worlds.snapshot(kernel, chunks);
        int batch = 1 << 16;
        int[] some = new int[batch];
        long start = System.nanoTime();
        for (int from = 0; from < chunks; from += batch) {
            int[] now = chunks - from >= batch ? some : new int[chunks - from];
            for (int i = 0; i < now.length; i++) {
                now[i] = from + i;
            }
            Worlds.write(kernel, origin, now, now.length % 32 == 0 ? 32 : 1, pages);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Worlds.checkValid(kernel);
        return seconds * MILLION / chunks;
    }

    /** A group whose metadata areas hold the text of many volumes. */
    private static final String LARGE_GROUP = "vgcreate -s 4M --metadatasize 64M vg0 /dev/vda";

    /** Milliseconds of {@code lvs -a} over so many volumes, warm. */
    private static double manyVolumes(int volumes) {
        Machine machine = machine("#: disk=64G", MachineRecording.LINES);
        RevisionId at = play(machine, machine.start(), LARGE_GROUP);
        for (int i = 0; i < volumes; i++) {
            at = play(machine, at, "lvcreate -an -Zn -qq -l 1 -n lv" + i + " vg0");
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            Run run = machine.run(at, "lvs -a vg0");
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            if (run.text().lines().count() != volumes + 1) {
                throw new IllegalStateException(run.text());
            }
        }
        return best;
    }

    /** Seconds to make so many snapshots by a script, a hundred of each active origin. */
    private static double manySnapshots(int snapshots) {
        Machine machine = machine("#: disk=256G", MachineRecording.LINES);
        RevisionId at = play(machine, machine.start(), LARGE_GROUP);
        long start = System.nanoTime();
        for (int i = 0; i < snapshots; i++) {
            String origin = "lv" + i / FAMILY;
            if (i % FAMILY == 0) {
                at = play(machine, at, "lvcreate -qq -L 128M -n " + origin + " vg0");
            }
            at = play(machine, at, "lvcreate -s -qq -L 4M -n snap" + i + " vg0/" + origin);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Milliseconds to activate an origin and so many snapshots of it, warm. */
    private static double activation(int snapshots) {
        Machine machine = machine("#: disk=256G", MachineRecording.LINES);
        RevisionId at = play(machine, play(machine, machine.start(), LARGE_GROUP), "lvcreate -an -Zn -qq -L 128M -n lv0 vg0");
        for (int i = 0; i < snapshots; i++) {
            at = play(machine, at, "lvcreate -s -qq -L 4M -n snap" + i + " vg0/lv0");
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            play(machine, at, "vgchange -ay vg0");
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }
}
