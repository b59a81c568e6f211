package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.sim.check.AfterCut;
import volscope.sim.check.PowerFailure;
import volscope.sim.check.Revival;
import volscope.sim.check.WorstSurvival;
import volscope.sim.device.Block;
import volscope.sim.device.Survival;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.SplitMix;
import volscope.sim.kernel.StepSink;

/** Takes power away from a machine, with or without stopping it first, and starts it again. */
final class Power {

    private static final String ACTIVATION = "vgchange -aay";

    private Power() {
    }

    /** The machine right after power came back, before it has activated anything. */
    static KernelState off(KernelState before, PowerLine.How how) {
        return off(before, PowerLine.of(how));
    }

    /** The machine right after power came back, before it has activated anything. */
    static KernelState off(KernelState before, PowerLine line) {
        return off(line.how() == PowerLine.How.ORDERLY ? stopped(before) : before, survival(before, line));
    }

    /** What of what is not durable is there afterwards. */
    static Survival survival(KernelState before, PowerLine line) {
        return switch (line.how()) {
            case NONE -> Survival.NONE;
            case ALL, ORDERLY -> Survival.ALL;
            case DRAWN -> Survival.drawn(new SplitMix(line.seed().orElseGet(() -> new SplitMix(before.random()).next())));
            case WORST -> WorstSurvival.of(before);
        };
    }

    /** What a power cut took that it may not take. */
    static List<Finding> lost(KernelState before, PowerLine line) {
        return line.how() == PowerLine.How.ORDERLY
                ? List.of()
                : AfterCut.lost(before, Revival.of(before, survival(before, line)));
    }

    /** The machine after a power cut that this survives. */
    static KernelState off(KernelState before, Survival survival) {
        return PowerFailure.after(before, survival);
    }

    /** How many writes are not durable. */
    static int unsettled(KernelState state) {
        return state.of(Block.LAYER).unsettled().values().stream().mapToInt(log -> log.size()).sum();
    }

    /** Ends all tasks, unmounts, deactivates, flushes. What cannot be unmounted stays as it is. */
    private static KernelState stopped(KernelState before) {
        Kernel kernel = Kernel.open(before, StepSink.NONE);
        kernel.hook(Tasks.class).orElseThrow().killAll();
        Vfs vfs = kernel.get(Vfs.LAYER);
        vfs.closeAll();
        List<String> mounted = new ArrayList<>(vfs.mounts().entries().stream().filter(entry -> entry.source().startsWith("/dev/"))
                .map(entry -> entry.path()).toList());
        for (String path : mounted.reversed()) {
            run(kernel, "umount " + path);
        }
        run(kernel, "sync");
        run(kernel, "vgchange -an");
        kernel.drain();
        return kernel.publish();
    }

    /** Activates as a boot does, and mounts what {@code /etc/fstab} names. */
    static void boot(Kernel kernel) {
        run(kernel, ACTIVATION);
        String fstab = kernel.get(Vfs.LAYER).readText("/etc/fstab");
        fstab.lines().map(line -> line.replaceFirst("#.*", "").trim().split("\\s+")).filter(fields -> fields.length >= 2)
                .flatMap(fields -> mount(fields).stream()).forEach(line -> {
                    kernel.get(Vfs.LAYER).mkdirs(line.getLast());
                    run(kernel, String.join(" ", line));
                });
    }

    private static Optional<List<String>> mount(String[] fields) {
        String type = fields.length > 2 ? fields[2] : "auto";
        List<String> options = fields.length > 3 ? Arrays.asList(fields[3].split(",")) : List.of("defaults");
        if (type.equals("swap") || options.contains("noauto") || !fields[1].startsWith("/") || fields[1].equals("/")) {
            return Optional.empty();
        }
        List<String> line = new ArrayList<>(List.of("mount"));
        if (!type.equals("auto")) {
            line.addAll(List.of("-t", type));
        }
        line.addAll(List.of("-o", String.join(",", options), fields[0], fields[1]));
        return Optional.of(line);
    }

    private static void run(Kernel kernel, String line) {
        new Scheduler(kernel).run(line);
    }

    /** What is said of a power cut. */
    static String sentence(KernelState before, PowerLine.How how) {
        int writes = unsettled(before);
        return how == PowerLine.How.ORDERLY
                ? "reboot: stopped in order\n"
                : "crash: " + writes + (writes == 1 ? " write was" : " writes were") + " not durable\n";
    }
}
