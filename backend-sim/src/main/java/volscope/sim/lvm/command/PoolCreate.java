package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Makes a pool of thin volumes: a spare for the group, a volume for its metadata, one for its data, and the pool over both. */
final class PoolCreate {

    private static final String METADATA = "_tmeta";
    private static final String DATA = "_tdata";

    private final LvmContext context;
    private final GroupSession session;
    private final PoolOptions options;
    private final List<String> pvWords;

    PoolCreate(LvmContext context, GroupSession session, List<String> pvWords) {
        this.context = context;
        this.session = session;
        this.options = new PoolOptions(context);
        this.pvWords = pvWords;
    }

    private PvChoice choice() {
        return PvChoice.named(context, session.vg(), pvWords);
    }

    /** The extents of the data that the line asks for, as far as they do not depend on the metadata. */
    long extents(Allocator.Stripes stripes) {
        Sizing sizing = new Sizing(context, session.vg());
        long extents = sizing.extents(context.line().has("size") ? PvChoice.all(session.vg()) : choice(), Optional.empty());
        return Striping.round(context, session.vg(), extents, stripes, Striping.Room.ENOUGH);
    }

    /** Makes a pool of so many extents, and gives its name. */
    String create(Optional<String> wanted, long wantedExtents, Allocator.Stripes stripes) {
        VolumeGroup vg = session.vg();
        long chunk = options.chunk(wantedExtents * vg.extentSectors());
        long metadataExtents = options.metadataExtents(vg, wantedExtents * vg.extentSectors(), chunk);
        options.tellMost(chunk);
        Sizing sizing = new Sizing(context, vg);
        long extents = sizing.isApproximate() ? wantedExtents - 2 * metadataExtents : wantedExtents;
        if (extents <= 0) {
            throw context.fail("Insufficient space for the pool's data and metadata.");
        }
        new PoolSpare(context, session).provide(metadataExtents, choice());
        NewVolume volume = new NewVolume(context, session);
        String name = volume.name(wanted);
        ExtentSearch.Found found = volume.allocate(name, extents, choice(), stripes, sizing.amount(), metadataExtents);
        LogicalVolume start = volume.createStore(name, found.apart());
        session.set(layered(session.vg(), start, found.extents(), chunk));
        session.update();
        if (volume.isActive()) {
            activate(name);
        }
        return name;
    }

    private void activate(String name) {
        LogicalVolume pool = session.vg().lv(name).orElseThrow();
        if (!context.isTest() && !session.activation().activate(session.committed(), pool, session.devices())) {
            session.close();
            throw context.fail("Failed to activate new LV " + session.path(pool) + ".");
        }
    }

    /** The group where a volume that has the metadata becomes the pool over them and the data. */
    private VolumeGroup layered(VolumeGroup vg, LogicalVolume start, List<Segment> data, long chunk) {
        String name = start.name();
        Set<LvFlag> flags = options.failsWhenFull() ? Flags.plus(start.flags(), LvFlag.ERROR_WHEN_FULL) : start.flags();
        long extents = data.getLast().extents().end();
        var pool = new PoolSegment(new Extents(0, extents), name + METADATA, name + DATA, 0, chunk, options.discards(), options.zeroing(),
                List.of());
        return vg.change(name, lv -> start.with(List.of(pool)).with(flags))
                .plus(part(start, METADATA, start.segments())).plus(part(start, DATA, data));
    }

    private LogicalVolume part(LogicalVolume pool, String suffix, List<Segment> segments) {
        return LogicalVolume.of(pool.name() + suffix, context.newId(), Flags.of(LvFlag.READ, LvFlag.WRITE), pool.created(), segments);
    }
}
