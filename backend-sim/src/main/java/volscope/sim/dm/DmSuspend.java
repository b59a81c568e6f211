package volscope.sim.dm;

import java.util.Optional;
import java.util.Set;

import org.pcollections.TreePVector;

import volscope.model.event.Event;
import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.SuperBlocks;
import volscope.sim.dm.MappedDevice.Frozen;
import volscope.sim.dm.MappedDevice.Internal;
import volscope.sim.dm.MappedDevice.Phase;
import volscope.sim.dm.MappedDevice.Tables;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profile;
import volscope.sim.profile.DaxRules.Freezing;
import volscope.sim.profile.DaxRules.Revoke;

/**
 * The calls that suspend and resume. Each may have to wait; it then remembers in the device how far it came, and goes on when called again.
 */
public final class DmSuspend {

    private final Dm dm;

    DmSuspend(Dm dm) {
        this.dm = dm;
    }

    /**
     * Suspends a device; nothing happens if it is.
     *
     * @throws ErrnoException
     *             ENXIO if there is none, EBUSY if its file system is frozen already
     * @throws Sleeping
     *             while a freeze or bios below take their time
     */
    public void suspend(DmKey key, Set<SuspendFlag> flags) {
        MappedDevice md = dm.get(key);
        if (md.isSuspended()) {
            return;
        }
        if (md.internal() == Internal.YES) {
            throw Sleeping.on("internal suspend of " + md.name());
        }
        if (md.phase() == Phase.RUNNING) {
            md.live().ifPresent(table -> table.targets().forEach(target -> target.presuspend(dm.kernel())));
            dm.update(md.dev(), m -> m.with(Phase.PRESUSPENDED));
        }
        freeze(md.dev(), flags);
        dm.update(md.dev(), m -> m.with(Phase.BLOCKED));
        drain(md.dev());
        dm.update(md.dev(), m -> m.with(Phase.SUSPENDED));
        md.live().ifPresent(table -> table.targets().forEach(target -> target.postsuspend(dm.kernel())));
        dm.kernel().emit(new Event.DeviceSuspended(md.name()));
    }

    private void freeze(DevNo dev, Set<SuspendFlag> flags) {
        MappedDevice md = dm.get(DmKey.number(dev));
        if (dm.kernel().profile().dax().freezing() == Freezing.SKIPPED) {
            return;
        }
        if (!flags.isEmpty() || md.live().isEmpty() || md.phase() != Phase.PRESUSPENDED || md.frozen() == Frozen.YES) {
            return;
        }
        Optional<SuperBlocks> mounts = dm.kernel().hook(SuperBlocks.class);
        try {
            mounts.ifPresent(blocks -> blocks.freeze(dev));
        } catch (ErrnoException refused) {
            dm.update(dev, m -> m.with(Phase.RUNNING));
            throw refused;
        }
        dm.update(dev, m -> m.with(mounts.isPresent() ? Frozen.YES : Frozen.NO));
    }

    /** Waits until no bio is below. */
    void drain(DevNo dev) {
        if (!dm.kernel().runUntil(() -> dm.traffic().inFlight(dev) == 0)) {
            throw Sleeping.onWork("bios below " + dm.nameOf(dev));
        }
    }

    /**
     * Resumes a device: puts the inactive table in, if there is one, and lets it run.
     *
     * @param flags
     *            how it is suspended, if it has to be
     * @throws ErrnoException
     *             ENXIO, EINVAL, or what the suspend gives; the log says more
     * @throws Sleeping
     *             while the suspend takes its time
     */
    public void resume(DmKey key, Set<SuspendFlag> flags) {
        MappedDevice md = dm.get(key);
        if (md.inactive().isPresent() && md.tables().old().isEmpty()) {
            suspend(key, flags);
            awaitReaders(md);
            swap(dm.get(key));
        }
        try {
            start(dm.get(DmKey.number(md.dev())));
        } catch (ErrnoException refused) {
            forgetOld(md.dev());
            throw refused;
        }
        forgetOld(md.dev());
    }

    /** Waits until nobody is inside the live table: who asks for pages may sleep there, and keeps the table. */
    private void awaitReaders(MappedDevice md) {
        DmDax.waitingIn(dm, md.dev()).stream().findFirst().ifPresent(task -> {
            throw Sleeping.on(task + ", which is inside direct_access of " + md.name(), task);
        });
    }

    /** Puts the inactive table in; the one it replaces stays until the resume is over. */
    private void swap(MappedDevice md) {
        Table table = md.inactive().orElseThrow();
        dm.update(md.dev(), m -> m.withInactive(Optional.empty()));
        revoke(md, table);
        boolean keeps = md.live().isPresent() && DmLimits.hasNoDataDevices(table, dm.kernel().profile());
        Disk disk = dm.block().get(md.dev());
        try {
            Disk sized = disk.withSectors(table.sectors()).with(table.access());
            Disk bound = sized.with(keeps
                    ? DmLimits.kept(dm, md.dev(), table, disk.limits())
                    : DmLimits.of(dm, md.dev(), table).queue()).withUsualReadAhead();
            dm.block().update(md.dev(), same -> bound);
        } catch (ErrnoException refused) {
            dm.tables().destroy(md.dev(), table);
            throw refused;
        }
        if (disk.sectors() != table.sectors()) {
            dm.update(md.dev(), m -> m.with(Geometry.NONE));
        }
        dm.update(md.dev(), m -> m.with(new Tables(Optional.of(table), Optional.empty(), md.live())).with(DmDax.memory(dm, m, table)));
        dm.set(dm.state().globalEvent());
    }

    /** Nobody keeps a page that the device does not give any more. */
    private void revoke(MappedDevice md, Table next) {
        Profile profile = dm.kernel().profile();
        if (profile.dax().revokes().contains(Revoke.TABLE_SWAP) && md.type() == profile.dm().daxType()
                && md.live().filter(live -> !DmDax.givesTheSame(dm, live, next)).isPresent()) {
            dm.revoke(md.dev(), 0, Long.MAX_VALUE);
        }
    }

    private void forgetOld(DevNo dev) {
        Optional<Table> old = dm.get(DmKey.number(dev)).tables().old();
        dm.update(dev, m -> m.with(new Tables(m.live(), m.inactive(), Optional.empty())));
        old.ifPresent(table -> dm.tables().destroy(dev, table));
    }

    private void start(MappedDevice md) {
        if (!md.isSuspended()) {
            return;
        }
        Table table = md.live().filter(live -> live.sectors() > 0).orElseThrow(() -> new ErrnoException(Errno.EINVAL));
        for (Target target : table.targets()) {
            preresume(md, target);
        }
        table.targets().forEach(target -> target.resume(dm.kernel(), md.dev()));
        dm.update(md.dev(), m -> m.with(Phase.RUNNING));
        release(md.dev());
        thaw(md);
        dm.kernel().emit(new Event.DeviceResumed(md.name()));
    }

    private void thaw(MappedDevice md) {
        if (md.frozen() == Frozen.YES) {
            dm.update(md.dev(), m -> m.with(Frozen.NO));
            dm.kernel().hook(SuperBlocks.class).ifPresent(blocks -> blocks.thaw(md.dev()));
        }
    }

    private void preresume(MappedDevice md, Target target) {
        try {
            target.preresume(dm.kernel());
        } catch (ErrnoException refused) {
            dm.log(Level.ERR, "table",
                    md.dev() + ": " + target.type().name() + ": preresume failed, error = -" + refused.errno().number());
            throw refused;
        }
    }

    /** Sends the bios again that waited. */
    private void release(DevNo dev) {
        MappedDevice md = dm.get(DmKey.number(dev));
        if (md.blocksIo()) {
            return;
        }
        dm.update(dev, m -> m.deferring(TreePVector.empty()));
        for (Bio bio : md.deferred()) {
            dm.block().submit(bio);
        }
    }

    void internal(DevNo dev) {
        MappedDevice md = dm.get(DmKey.number(dev));
        if (md.isSuspended()) {
            return;
        }
        hold(dev);
        drain(dev);
    }

    void hold(DevNo dev) {
        dm.update(dev, m -> m.with(Internal.YES));
    }

    void internalResume(DevNo dev) {
        dm.update(dev, m -> m.with(Internal.NO));
        release(dev);
    }

    /** Stops a device that goes away: its targets are told. */
    void stopForRemoval(DevNo dev) {
        MappedDevice md = dm.get(DmKey.number(dev));
        thaw(md);
        if (!md.isSuspended()) {
            md.live().ifPresent(table -> table.targets().forEach(target -> target.presuspend(dm.kernel())));
            dm.update(dev, m -> m.with(Phase.SUSPENDED));
            md.live().ifPresent(table -> table.targets().forEach(target -> target.postsuspend(dm.kernel())));
        }
    }
}
