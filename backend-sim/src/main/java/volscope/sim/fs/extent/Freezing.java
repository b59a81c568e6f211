package volscope.sim.fs.extent;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile.NestedFreeze;

/** Freezes volumes, level by level, and thaws them. */
final class Freezing {

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
        systems.put(volume.with(FreezeLevel.COMPLETE, volume.freezes() + 1));
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
            systems.mappings().ifPresent(mappings -> mappings.awaitFaults(id));
            systems.sync(id);
            level(id, FreezeLevel.FS, 0);
            writeback.mark(id, Superblock.Recovery.CLEAN);
        }
        writeback.drain(id);
        level(id, FreezeLevel.COMPLETE, 1);
    }

    private void level(long id, FreezeLevel level, int holders) {
        systems.update(id, volume -> volume.with(level, holders));
    }

    void thaw(DevNo dev) {
        live(dev).filter(volume -> volume.freezes() > 0).ifPresent(this::thaw);
    }

    void thawByUser(long id) {
        if (systems.get(id).freeze() != FreezeLevel.COMPLETE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        thaw(systems.get(id));
    }

    private void thaw(Volume volume) {
        int left = volume.freezes() - 1;
        systems.put(volume.with(left == 0 ? FreezeLevel.UNFROZEN : volume.freeze(), left));
        if (left == 0) {
            writeback.mark(volume.id(), Superblock.Recovery.NEEDED);
        }
    }
}
