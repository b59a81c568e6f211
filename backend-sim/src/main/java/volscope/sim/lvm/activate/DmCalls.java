package volscope.sim.lvm.activate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.Slot;
import volscope.sim.dm.SuspendFlag;
import volscope.sim.dm.TableLine;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;

/** Carries out calls to the device mapper as libdevmapper does: logged, with its complaints, and with the device nodes kept up. */
public final class DmCalls {

    private static final long RETRY_NANOS = 200_000_000;
    private static final int RETRIES = 25;

    private final Sys sys;
    private final LvmLog log;
    private final DeviceNodes nodes;

    public DmCalls(Sys sys, LvmLog log) {
        this.sys = sys;
        this.log = log;
        this.nodes = new DeviceNodes(sys);
    }

    /** The device nodes these calls keep. */
    public DeviceNodes nodes() {
        return nodes;
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
        return sys
                .call(kernel -> kernel.get(Dm.LAYER).find(key).isEmpty() ? List.of() : kernel.get(Dm.LAYER).tables().table(key, Slot.LIVE));
    }

    /** What a load found. */
    record Loaded(Outcome outcome, long sectorsBefore) {
    }

    /** Loads a table unless the live one is the same. */
    Loaded load(String name, DmOp.Reload op) {
        op.table().forEach(line -> debug("target (" + op.dev() + "): " + line));
        List<TableLine> live = table(DmKey.number(op.dev()));
        long before = live.stream().mapToLong(TableLine::length).sum();
        boolean sameAccess = info(DmKey.number(op.dev())).filter(info -> info.is(Flag.READ_ONLY) == (op.access() == Access.READ_ONLY))
                .isPresent();
        if (sameAccess && !live.isEmpty() && live.equals(op.table())) {
            debug("Suppressed " + name + " (" + op.dev() + ") identical table reload");
            return new Loaded(Outcome.DONE, before);
        }
        return new Loaded(run(op), before);
    }

    /** Carries one call out. */
    Outcome run(DmOp op) {
        debug(op.debug());
        try {
            perform(op);
            return Outcome.DONE;
        } catch (ErrnoException refused) {
            log.error("device-mapper: " + op.word() + " ioctl on " + op.device() + " failed: " + refused.errno().text());
            return Outcome.FAILED;
        }
    }

    /** A command that keeps silent keeps no log either. */
    private void debug(String line) {
        if (log.level() != LvmLog.Level.SILENT) {
            sys.run(kernel -> kernel.get(DebugLog.LAYER).add(line));
        }
    }

    private void perform(DmOp op) {
        switch (op) {
            case DmOp.Remove(DevNo dev, DmOp.Retry retry) when retry == DmOp.Retry.YES -> removeRetrying(dev);
            case DmOp.Suspend suspend -> sys.run(kernel -> kernel.get(Dm.LAYER).suspends().suspend(DmKey.number(suspend.dev()),
                    suspend.lockfs() == DmOp.Lockfs.SKIP ? Set.of(SuspendFlag.SKIP_LOCKFS) : Set.of()));
            default -> sys.run(kernel -> perform(kernel.get(Dm.LAYER), op));
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
            case DmOp.Suspend suspend -> throw new IllegalStateException(suspend.debug());
        }
    }

    private void removeRetrying(DevNo dev) {
        for (int attempt = 1; attempt < RETRIES; attempt++) {
            if (tryRemove(dev)) {
                return;
            }
            pause(sys, RETRY_NANOS, "device " + dev + " is open");
        }
        sys.run(kernel -> kernel.get(Dm.LAYER).control().remove(DmKey.number(dev)));
    }

    private boolean tryRemove(DevNo dev) {
        try {
            sys.run(kernel -> kernel.get(Dm.LAYER).control().remove(DmKey.number(dev)));
            return true;
        } catch (ErrnoException refused) {
            if (refused.errno() == Errno.EBUSY) {
                return false;
            }
            throw refused;
        }
    }

    /** Lets time pass for a task. */
    static void pause(Sys sys, long nanos, String why) {
        long until = sys.call(Kernel::now) + nanos;
        sys.run(kernel -> {
            if (kernel.now() < until) {
                throw Sleeping.until(why, until);
            }
        });
    }
}
