package volscope.sim.lvm.activate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.DmTables;
import volscope.sim.dm.Slot;
import volscope.sim.dm.SuspendFlag;
import volscope.sim.dm.TableLine;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.libdm.DmTasks;

/** Carries out calls to the device mapper as libdevmapper does: logged, with its complaints, and with the device nodes kept up. */
public final class DmCalls {

    private final Sys sys;
    private final LvmLog log;
    private final DmTasks tasks;
    private final DeviceNodes nodes;
    private final TargetSupport targets;

    public DmCalls(Sys sys, LvmLog log) {
        this.sys = sys;
        this.log = log;
        this.tasks = new DmTasks(sys, log::error);
        this.nodes = new DeviceNodes(sys, log::error);
        this.targets = new TargetSupport(sys, log);
    }

    /** The way to the kernel. */
    Sys sys() {
        return sys;
    }

    /** The device nodes these calls keep. */
    public DeviceNodes nodes() {
        return nodes;
    }

    /** The target types that the kernel knows. */
    public TargetSupport targets() {
        return targets;
    }

    /** How a call ended. */
    enum Outcome {
        DONE, FAILED
    }

    /** What a device is like now. */
    public Optional<DmInfo> info(DmKey key) {
        return sys.call(kernel -> kernel.get(Dm.LAYER).control().info(key));
    }

    /** The devices below a device's live table, or its inactive one. */
    List<DevNo> deps(DevNo dev, Slot slot) {
        return sys.call(kernel -> kernel.get(Dm.LAYER).find(dev).isEmpty()
                ? List.of()
                : List.copyOf(kernel.get(Dm.LAYER).control().deps(DmKey.number(dev), slot)));
    }

    /** The live table of a device, empty if there is none. */
    public List<TableLine> table(DmKey key) {
        return lines(key, tables -> tables.table(key, Slot.LIVE));
    }

    /** The live table's status of a device, empty if there is none. */
    public List<TableLine> status(DmKey key) {
        return lines(key, tables -> tables.status(key, Slot.LIVE));
    }

    /** Lines without the blanks that some targets put behind. */
    private List<TableLine> lines(DmKey key, Function<DmTables, List<TableLine>> call) {
        List<TableLine> lines = sys.call(
                kernel -> kernel.get(Dm.LAYER).find(key).isEmpty() ? List.<TableLine>of() : call.apply(kernel.get(Dm.LAYER).tables()));
        return lines.stream().map(line -> new TableLine(line.start(), line.length(), line.type(), line.params().stripTrailing())).toList();
    }

    /** What a load found. */
    record Loaded(Outcome outcome, long sectorsBefore) {
    }

    /** Loads a table unless the live one is the same. */
    Loaded load(String name, DmOp.Reload op) {
        op.table().forEach(line -> debug(() -> "target (" + op.dev() + "): " + line));
        List<TableLine> live = table(DmKey.number(op.dev()));
        long before = live.stream().mapToLong(TableLine::length).sum();
        boolean sameAccess = info(DmKey.number(op.dev())).filter(info -> info.is(Flag.READ_ONLY) == (op.access() == Access.READ_ONLY))
                .isPresent();
        if (sameAccess && !live.isEmpty() && live.equals(op.table())) {
            debug(() -> "Suppressed " + name + " (" + op.dev() + ") identical table reload");
            log.verbose("Suppressed " + name + " (" + op.dev() + ") identical table reload.");
            return new Loaded(Outcome.DONE, before);
        }
        return new Loaded(run(op), before);
    }

    /** Carries one call out. */
    Outcome run(DmOp op) {
        debug(op::debug);
        boolean retries = op instanceof DmOp.Remove(DevNo dev, DmOp.Retry retry) && retry == DmOp.Retry.YES;
        boolean done = retries
                ? tasks.performRetrying(op.task(), op.device(), dm -> perform(dm, op)).isDone()
                : tasks.perform(op.task(), op.device(), dm -> perform(dm, op)).isDone();
        return done ? Outcome.DONE : Outcome.FAILED;
    }

    private void debug(Supplier<String> line) {
        if (log.isLogged()) {
            sys.run(kernel -> kernel.get(DebugLog.LAYER).add(line.get()));
        }
    }

    private static void perform(Dm dm, DmOp op) {
        switch (op) {
            case DmOp.Create create -> dm.control().create(create.name(), create.uuid(), create.minor());
            case DmOp.Reload reload -> dm.tables().load(DmKey.number(reload.dev()), reload.table(), reload.access());
            case DmOp.Clear clear -> dm.tables().clear(DmKey.number(clear.dev()));
            case DmOp.Resume resume -> dm.suspends().resume(DmKey.number(resume.dev()), Set.of());
            case DmOp.Remove remove -> dm.control().remove(DmKey.number(remove.dev()));
            case DmOp.Rename rename -> dm.control().rename(rename.name(), rename.newName());
            case DmOp.Suspend suspend -> dm.suspends().suspend(DmKey.number(suspend.dev()), flags(suspend.how()));
            case DmOp.Message message -> dm.messages().message(DmKey.number(message.dev()), 0, message.text());
        }
    }

    private static Set<SuspendFlag> flags(DmOp.Halt how) {
        return switch (how) {
            case WITH_FREEZE -> Set.of();
            case WITH_FLUSH -> Set.of(SuspendFlag.SKIP_LOCKFS);
            case WITHOUT_FLUSH -> Set.of(SuspendFlag.SKIP_LOCKFS, SuspendFlag.NOFLUSH);
        };
    }

    /** Lets time pass for a task. */
    public static void pause(Sys sys, long nanos, String why) {
        long until = sys.call(Kernel::now) + nanos;
        sys.run(kernel -> {
            if (kernel.now() < until) {
                throw Sleeping.until(why, until);
            }
        });
    }
}
