package volscope.sim.fs.extent;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.fs.extent.Volume.Frozen;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profile.NestedFreeze;

/** Freezes volumes, level by level, and thaws them. */
final class Freezing {

    /** A grace period of RCU: each level is a per-CPU semaphore taken for writing, and that waits for one. */
    private static final long GRACE = 40_000_000;

    private final FileSystems systems;
    private final Kernel kernel;
    private final Writeback writeback;

    Freezing(FileSystems systems, Kernel kernel, Writeback writeback) {
        this.systems = systems;
        this.kernel = kernel;
        this.writeback = writeback;
    }

    /** A freeze by a layer below. */
    void freeze(DevNo dev) {
        Optional<Volume> volume = live(dev);
        if (volume.isEmpty()) {
            return;
        }
        if (volume.get().freeze() == FreezeLevel.COMPLETE) {
            nest(volume.get());
        } else {
            complete(volume.get().id());
        }
    }

    private Optional<Volume> live(DevNo dev) {
        return systems.on(dev).filter(volume -> volume.stage() == Volume.Stage.LIVE);
    }

    private void nest(Volume volume) {
        if (kernel.profile().fs().nestedFreeze() == NestedFreeze.REFUSED) {
            throw new ErrnoException(Errno.EBUSY);
        }
        systems.put(volume.with(new Frozen(FreezeLevel.COMPLETE, volume.frozen().holders() + 1, volume.frozen().since())));
    }

    void freezeByUser(long id) {
        if (systems.get(id).freeze() == FreezeLevel.COMPLETE) {
            throw new ErrnoException(Errno.EBUSY);
        }
        complete(id);
    }

    private void complete(long id) {
        if (systems.get(id).options().isReadOnly()) {
            level(id, FreezeLevel.COMPLETE, 1);
            return;
        }
        if (systems.get(id).freeze() == FreezeLevel.UNFROZEN) {
            level(id, FreezeLevel.WRITE, 0);
            level(id, FreezeLevel.PAGEFAULT, 0);
        }
        if (systems.get(id).freeze() == FreezeLevel.PAGEFAULT) {
            awaitGrace(systems.get(id).frozen().since() + 2 * GRACE);
            systems.mappings().ifPresent(mappings -> mappings.awaitFaults(id));
            systems.sync(id);
            if (systems.get(id).isAborted()) {
                systems.put(systems.get(id).with(Frozen.NOT));
                throw new ErrnoException(Errno.EIO);
            }
            systems.update(id, volume -> volume.with(volume.flush().with(Flush.Log.EMPTY)));
            level(id, FreezeLevel.FS, 0);
        }
        if (systems.get(id).freeze() == FreezeLevel.FS) {
            awaitGrace(systems.get(id).frozen().since() + GRACE);
            writeback.mark(id, Superblock.Recovery.CLEAN);
        }
        writeback.drain(id);
        level(id, FreezeLevel.COMPLETE, 1);
    }

    private void awaitGrace(long end) {
        if (kernel.now() < end) {
            throw Sleeping.until("writers that may not have seen the freeze yet", end);
        }
    }

    private void level(long id, FreezeLevel level, int holders) {
        systems.update(id, volume -> volume.with(new Frozen(level, holders, kernel.now())));
    }

    void thaw(DevNo dev) {
        live(dev).filter(volume -> volume.frozen().holders() > 0).ifPresent(this::thaw);
    }

    void thawByUser(long id) {
        if (systems.get(id).freeze() != FreezeLevel.COMPLETE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        thaw(systems.get(id));
    }

    private void thaw(Volume volume) {
        int left = volume.frozen().holders() - 1;
        systems.put(volume.with(left == 0 ? Frozen.NOT : new Frozen(volume.freeze(), left, volume.frozen().since())));
        if (left == 0) {
            writeback.mark(volume.id(), Superblock.Recovery.NEEDED);
        }
    }
}
