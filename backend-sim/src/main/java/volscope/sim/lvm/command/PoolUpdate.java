package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.lvm.activate.Activation;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Changes of thin volumes: they are written down with a message to their pool, the pool is told, and the message is taken out again. */
final class PoolUpdate {

    private final LvmContext context;
    private final GroupSession session;

    PoolUpdate(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    private Activation activation() {
        return session.activation();
    }

    /** Whether people may see a pool. */
    boolean isActive(LogicalVolume pool) {
        return activation().isActive(session.committed(), pool);
    }

    /** The group where a pool has one more thing to be told. */
    static VolumeGroup telling(VolumeGroup vg, String pool, PoolSegment.Message message) {
        return vg.change(pool, lv -> lv.with(List.of(lv.pool().orElseThrow().telling(message))));
    }

    /** Makes a pool's devices. */
    void activate(String pool) {
        if (!context.isTest() && !activation().activate(session.committed(), volume(pool), session.devices())) {
            throw context.fail("Failed to activate thin pool " + session.path(volume(pool)) + ".");
        }
    }

    /** Takes the devices of a pool away that nothing uses. */
    void deactivate(String pool) {
        if (!context.isTest() && !activation().deactivate(session.committed(), volume(pool))) {
            throw context.fail("Failed to deactivate thin pool " + session.path(volume(pool)) + ".");
        }
    }

    private LogicalVolume volume(String pool) {
        return session.vg().lv(pool).orElseThrow();
    }

    /** Tells a pool what was written down for it, and writes that it knows. An inactive pool is active meanwhile. */
    void tell(String pool) {
        boolean active = context.isTest() || isActive(volume(pool));
        if (!active) {
            activate(pool);
        }
        boolean told = context.isTest() || activation().tell(session.committed(), volume(pool), session.devices());
        if (!active) {
            deactivate(pool);
        }
        finish(pool, told);
    }

    /** The same where an active thin volume is the origin of a snapshot, and is suspended meanwhile. */
    void tellUnder(LogicalVolume origin) {
        String pool = origin.thin().orElseThrow().pool();
        boolean told = activation().tellUnderSuspended(session.committed(), origin, session.devices());
        boolean resumed = activation().resumeOrigin(session.committed(), origin, session.devices());
        finish(pool, told && resumed);
    }

    private void finish(String pool, boolean told) {
        if (!told) {
            session.close();
            throw context.fail("Failed to suspend " + session.path(volume(pool)) + " with queued messages.");
        }
        session.set(session.vg().change(pool, lv -> lv.with(List.of(lv.pool().orElseThrow().told()))));
        session.update();
    }
}
