package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Nvdimm;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.kernel.Sys;
import volscope.sim.profile.Profiles;
import volscope.sim.shell.awk.AwkPrograms;
import volscope.sim.shell.filter.FilterPrograms;

/** A machine with a disk, a shell and jobs: a line and its jobs take turns, each run again on its journal when it has slept. */
final class ShellMachine {

    private static final DevNo VDA = new DevNo(254, 0);

    private final Kernel kernel;
    private final Shell shell;
    private ShellState state = ShellState.start("sh", "eval", "/tmp/w",
            Map.of("HOME", "/root", "PATH", "/sbin:/bin", "LC_ALL", "C", "LANG", "C", "TZ", "UTC0"));
    private final Map<Long, Task> jobs = new TreeMap<>();
    private boolean exited;

    /** What a line printed, and its exit code. */
    record Done(String text, int status) {
    }

    ShellMachine(Map<String, Program> more) {
        kernel = Kernel.open(
                Kernel.powerOn(Profiles.V6_1, new Layers(List.of(Block.LAYER, Hardware.LAYER, Nvdimm.LAYER, FileSystems.LAYER, Vfs.LAYER,
                        JobTable.LAYER)), 1),
                StepSink.NONE);
        var limits = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);
        kernel.get(Block.LAYER).put(Disk.of(VDA, "vda", Disk.Kind.VIRTIO, 2048, limits));
        Vfs.boot(kernel);
        kernel.get(Vfs.LAYER).mkdir("/tmp/w");
        Map<String, Program> programs = new TreeMap<>(FilterPrograms.programs());
        programs.putAll(AwkPrograms.programs());
        programs.putAll(FsPrograms.programs());
        programs.putAll(more);
        shell = new Shell(programs);
    }

    ShellMachine() {
        this(Map.of());
    }

    Kernel kernel() {
        return kernel;
    }

    ShellState state() {
        return state;
    }

    boolean exited() {
        return exited;
    }

    private interface Body {

        int run(Sys sys, Output out);
    }

    /** Something that runs until it sleeps, and then again from its start. */
    private final class Task {

        private final Body body;
        private final List<Object> journal = new ArrayList<>();
        private final ByteArrayOutputStream out;
        private Optional<Integer> status = Optional.empty();
        private long until = Sleeping.NO_TIME;
        private int printed;

        Task(Body body, ByteArrayOutputStream out) {
            this.body = body;
            this.out = out;
        }

        /** Runs on; gives whether it made a call that it had not made before. */
        boolean attempt() {
            int before = journal.size();
            int[] place = {0};
            int[] written = {0};
            Output onlyNew = bytes -> {
                written[0] += bytes.length;
                int fresh = Math.min(bytes.length, Math.max(0, written[0] - printed));
                out.write(bytes, bytes.length - fresh, fresh);
                printed = Math.max(printed, written[0]);
            };
            try {
                status = Optional.of(body.run(new Journal(journal, place), onlyNew));
            } catch (Sleeping sleeping) {
                until = sleeping.until();
            }
            return status.isPresent() || journal.size() > before;
        }
    }

    private final class Journal implements Sys {

        private final List<Object> results;
        private final int[] place;

        Journal(List<Object> results, int[] place) {
            this.results = results;
            this.place = place;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T call(Function<Kernel, T> call) {
            if (place[0] == results.size()) {
                results.add(fresh(call));
            }
            Object result = results.get(place[0]++);
            if (result instanceof ErrnoException refused) {
                throw refused;
            }
            return (T) result;
        }

        private Object fresh(Function<Kernel, ?> call) {
            try {
                return call.apply(kernel);
            } catch (ErrnoException e) {
                return e;
            }
        }
    }

    /** Runs a line, and lets time pass where it waits. */
    Done run(String line) {
        var out = new ByteArrayOutputStream();
        ShellState before = state;
        Task task = new Task((sys, output) -> {
            Shell.Result result = shell.run(before, line, sys, output);
            state = result.state();
            exited = result.end() == Shell.End.EXITED;
            return result.status();
        }, out);
        while (true) {
            boolean moved = task.attempt();
            if (task.status.isPresent()) {
                break;
            }
            moved |= runJobs(out);
            if (!moved) {
                passTime(task);
            }
        }
        return new Done(out.toString(UTF_8), task.status.orElseThrow());
    }

    private boolean runJobs(ByteArrayOutputStream out) {
        boolean moved = false;
        JobTable table = kernel.get(JobTable.LAYER);
        for (long job : table.running()) {
            JobTable.Job record = table.job(job);
            Task task = jobs.computeIfAbsent(job,
                    any -> new Task((sys, output) -> shell.runJob(job, record.state(), record.body(), sys, output), out));
            moved |= task.attempt();
            task.status.ifPresent(status -> table.end(job, status));
        }
        return moved;
    }

    private void passTime(Task task) {
        kernel.drain();
        long next = Math.min(task.until, kernel.nextTimer());
        for (long job : kernel.get(JobTable.LAYER).running()) {
            next = Math.min(next, Optional.ofNullable(jobs.get(job)).map(waiting -> waiting.until).orElse(Sleeping.NO_TIME));
        }
        if (next == Sleeping.NO_TIME) {
            throw new AssertionError("sleeps for ever");
        }
        kernel.advance(next);
        kernel.drain();
    }
}
