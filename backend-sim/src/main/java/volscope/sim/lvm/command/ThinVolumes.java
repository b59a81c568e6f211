package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Makes thin volumes in a pool: the pool is active meanwhile, is told of each, and then the volume is activated. */
final class ThinVolumes {

    private final LvmContext context;
    private final GroupSession session;
    private final CreateOptions options;
    private final PoolUpdate update;

    ThinVolumes(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
        this.options = new CreateOptions(context);
        this.update = new PoolUpdate(context, session);
    }

    /** Where a thin volume gets what was never written to it. */
    private record Source(Optional<LogicalVolume> origin, Optional<LogicalVolume> external) {

        static final Source NONE = new Source(Optional.empty(), Optional.empty());
    }

    /** Makes a thin volume of so many extents, and gives its name. */
    String create(String pool, Optional<String> wanted, long extents) {
        String name = new NewVolume(context, session).name(wanted);
        return make(pool, name, extents, Source.NONE);
    }

    /** Makes a snapshot of a thin volume, and gives its name. */
    String snapshot(LogicalVolume origin, Optional<String> wanted) {
        if (session.vg().pools().mergingInto(origin).isPresent()) {
            throw context.fail("Snapshots of an origin that has a merging snapshot are not supported.");
        }
        String name = new NewVolume(context, session).name(wanted);
        return make(origin.thin().orElseThrow().pool(), name, origin.extents(), new Source(Optional.of(origin), Optional.empty()));
    }

    /** Makes a thin volume that is a snapshot of a volume outside of its pool, and gives its name. */
    String external(String pool, LogicalVolume origin, Optional<String> wanted) {
        String name = new NewVolume(context, session).name(wanted);
        return make(pool, name, origin.extents(), new Source(Optional.empty(), Optional.of(origin)));
    }

    private String make(String pool, String name, long extents, Source source) {
        boolean active = context.isTest() || update.isActive(volume(pool));
        update.activate(pool);
        if (session.vg().pools().isNew(volume(pool))) {
            context.log().verbose("Deactivating public thin pool " + session.path(volume(pool)) + ".");
            update.deactivate(pool);
        }
        source.external().ifPresent(this::checkExternal);
        LogicalVolume made = add(pool, name, extents, source);
        new Overprovisioning(context, session.vg()).warn(made);
        session.update();
        tell(pool, source);
        if (isActivated(made) && !context.isTest()) {
            activate(name);
        }
        if (!active) {
            update.deactivate(pool);
        }
        session.close();
        return name;
    }

    private LogicalVolume volume(String name) {
        return session.vg().lv(name).orElseThrow();
    }

    private void checkExternal(LogicalVolume origin) {
        if (origin.isWritable()) {
            throw context.fail("Cannot use writable LV as the external origin.");
        }
        if (session.activation().isActive(session.committed(), origin)) {
            throw context.fail("Cannot use active LV for the external origin.");
        }
    }

    private LogicalVolume add(String pool, String name, long extents, Source source) {
        VolumeGroup vg = session.vg();
        PoolSegment segment = volume(pool).pool().orElseThrow();
        int device = vg.pools().thinsOf(volume(pool)).stream().mapToInt(lv -> lv.thin().orElseThrow().device()).max().orElse(0) + 1;
        var thin = new ThinSegment(new Extents(0, extents), pool, segment.transaction(), device,
                source.origin().map(LogicalVolume::name), source.external().map(LogicalVolume::name), Optional.empty());
        LogicalVolume made = options.volume(name).with(List.of(thin));
        if (isSkipped(source)) {
            made = made.with(Flags.plus(made.flags(), LvFlag.ACTIVATION_SKIP));
        }
        session.set(PoolUpdate.telling(vg.plus(made), pool, new PoolSegment.Message.Create(name)));
        return made;
    }

    /** Thin snapshots are not activated unless asked for. */
    private boolean isSkipped(Source source) {
        return source.origin().isPresent() && context.line().yes("setactivationskip").orElse(true);
    }

    private boolean isActivated(LogicalVolume lv) {
        return options.isActive() && (!lv.has(LvFlag.ACTIVATION_SKIP) || context.line().has("ignoreactivationskip"));
    }

    private void tell(String pool, Source source) {
        Optional<LogicalVolume> running = source.origin()
                .filter(origin -> !context.isTest() && session.activation().isActive(session.committed(), origin));
        if (running.isPresent()) {
            update.tellUnder(running.get());
            return;
        }
        if (!context.isTest() && !update.isActive(volume(pool))) {
            update.activate(pool);
        }
        update.tell(pool);
    }

    private void activate(String name) {
        LogicalVolume lv = volume(name);
        if (!session.activation().activate(session.committed(), lv, session.devices())) {
            context.log().error("Failed to activate thin " + name + ".");
            session.close();
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }
}
