package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.model.command.Value;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** {@code lvcreate -s}: makes a snapshot. */
final class SnapshotCreate {

    private static final long DEFAULT_CHUNK = 8;
    private static final long SMALLEST_CHUNK = 8;
    private static final long LARGEST_CHUNK = 1024;

    private final LvmContext context;

    SnapshotCreate(LvmContext context) {
        this.context = context;
    }

    int run() {
        NewName name = NewName.read(context, NewName.Target.ORIGIN);
        if (context.line().has("zero")) {
            throw context.misuse("Option --zero is unsupported with snapshots.");
        }
        Allocator.Stripes wanted = Striping.read(context);
        long chunk = chunk();
        World world = World.read(context);
        VolumeGroup vg = world.group(name.group(), World.Intent.CHANGE);
        String originName = name.origin().orElseThrow();
        LogicalVolume origin = vg.lv(originName).filter(lv -> lv.snapshot().isEmpty())
                .orElseThrow(() -> context.fail("Snapshot origin LV " + originName + " not found in Volume group " + vg.name() + "."));
        if (!Sizing.isGiven(context)) {
            throw context.fail("Please specify either size or extents with snapshots.");
        }
        PvChoice choice = PvChoice.named(context, vg, context.line().operands().subList(1, context.line().operands().size()));
        long extents = extents(vg, origin, chunk, choice, Striping.fit(context, vg, wanted));
        GroupSession session = GroupSession.open(context, world, vg);
        NewVolume volume = new NewVolume(context, session);
        String lvName = volume.name(name.name());
        checkOrigin(vg, origin);
        checkChunks(vg, extents, chunk);
        List<Segment> segments = volume.allocate(lvName, extents, choice, Striping.fit(context, vg, wanted));
        new DaxMixing(context, session).check(origin, segments);
        LogicalVolume cow = volume.createStore(lvName, segments);
        return relate(session, origin, cow.with(volume.storeFlags()), chunk);
    }

    private long chunk() {
        long chunk = context.line().size("chunksize").map(Value.Size::sectors).orElse(DEFAULT_CHUNK);
        if (chunk < SMALLEST_CHUNK || chunk > LARGEST_CHUNK || Long.bitCount(chunk) != 1) {
            throw context.misuse("Chunk size must be a power of 2 in the range 4K to 512K.");
        }
        return chunk;
    }

    private long extents(VolumeGroup vg, LogicalVolume origin, long chunk, PvChoice choice, Allocator.Stripes stripes) {
        long most = StoreSize.mostExtents(vg.sectors(origin), chunk, vg.extentSectors());
        Sizing sizing = new Sizing(context, vg);
        long extents = sizing.extents(choice, Optional.of(new Sizing.Origin(origin, most)));
        boolean tight = sizing.isApproximate() && extents + stripes.count() > choice.total();
        extents = Striping.round(context, vg, extents, stripes, tight ? Striping.Room.TIGHT : Striping.Room.ENOUGH);
        if (extents <= most) {
            return extents;
        }
        context.log().print("Reducing COW size " + SizeText.display(extents * vg.extentSectors()) + " down to maximum usable size "
                + SizeText.display(most * vg.extentSectors()) + ".");
        return most;
    }

    private void checkOrigin(VolumeGroup vg, LogicalVolume origin) {
        if (vg.isCow(origin)) {
            throw context.fail("Snapshots of snapshots are not supported.");
        }
        if (vg.mergingInto(origin).isPresent()) {
            throw context.fail("Snapshots of an origin that has a merging snapshot are not supported.");
        }
        if (vg.isVirtualOrigin(origin)) {
            throw context.fail("Can't share virtual origins. Use --virtualsize.");
        }
    }

    private void checkChunks(VolumeGroup vg, long extents, long chunk) {
        if (extents * vg.extentSectors() < StoreSize.FEWEST_CHUNKS * chunk) {
            throw context.fail("Snapshot volume cannot be smaller than " + StoreSize.FEWEST_CHUNKS + " chunks ("
                    + Sizing.ceil(StoreSize.FEWEST_CHUNKS * chunk, vg.extentSectors()) + " extents, "
                    + SizeText.display(StoreSize.FEWEST_CHUNKS * chunk) + ").");
        }
    }

    private int relate(GroupSession session, LogicalVolume origin, LogicalVolume cow, long chunk) {
        VolumeGroup vg = session.vg();
        var relation = new Segment.Snapshot(new Extents(0, origin.extents()), origin.name(), cow.name(), chunk, Segment.Merge.NONE);
        var created = new LogicalVolume.Creation(context.now(), context.host());
        LogicalVolume hidden = LogicalVolume.of(Names.next(vg, "snapshot"), context.newId(),
                Flags.of(LvFlag.READ, LvFlag.WRITE, LvFlag.VISIBLE), created, List.of(relation));
        session.set(vg.change(cow.name(), store -> cow).plus(hidden));
        if (!new VolumeUpdate(context, session).updateAndReload(origin.name())) {
            session.close();
            throw context.fail("Aborting. Manual intervention required.");
        }
        session.close();
        context.log().print("Logical volume \"" + cow.name() + "\" created.");
        return LvmCommand.DONE;
    }
}
