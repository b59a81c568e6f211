package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** {@code lvcreate -s}: makes a snapshot. */
final class SnapshotCreate {

    private final LvmContext context;

    SnapshotCreate(LvmContext context) {
        this.context = context;
    }

    int run() {
        NewName name = NewName.read(context, NewName.Target.ORIGIN);
        SnapshotRelation.checkOptions(context);
        Allocator.Stripes wanted = Striping.read(context);
        SnapshotRelation.checkSupport(context);
        long chunk = new SnapshotRelation(context).checkedChunk();
        World world = World.read(context);
        VolumeGroup vg = world.group(name.group(), World.Intent.CHANGE);
        String originName = name.origin().orElseThrow();
        LogicalVolume origin = vg.lv(originName).filter(lv -> lv.snapshot().isEmpty())
                .orElseThrow(() -> context.fail("Snapshot origin LV " + originName + " not found in Volume group " + vg.name() + "."));
        if (!Sizing.isGiven(context)) {
            throw context.fail("Please specify either size or extents with snapshots.");
        }
        PvChoice choice = PvChoice.named(context, vg, context.line().operands().subList(1, context.line().operands().size()));
        if (choice.kind() == PvChoice.Kind.NAMED) {
            Striping.check(context, wanted, choice.free().size());
        }
        Allocator.Stripes stripes = Striping.fit(context, vg, wanted);
        long extents = extents(vg, origin, chunk, choice, stripes);
        GroupSession session = GroupSession.open(context, world, vg);
        NewVolume volume = new NewVolume(context, session);
        String lvName = volume.name(name.name());
        var rules = new SnapshotRelation(context);
        rules.checkOrigin(vg, origin);
        rules.checkChunks(vg, extents, chunk);
        List<Segment> segments = volume.allocate(lvName, extents, choice, stripes, new Sizing(context, vg).amount());
        new DaxMixing(context, session).check(origin, segments);
        new Overprovisioning(context, volume.session().vg()).warn();
        LogicalVolume cow = volume.createStore(lvName, segments);
        return relate(session, origin, cow.with(volume.storeFlags()), chunk);
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

    private int relate(GroupSession session, LogicalVolume origin, LogicalVolume cow, long chunk) {
        VolumeGroup vg = session.vg();
        session.set(new SnapshotRelation(context).add(vg.change(cow.name(), store -> cow), origin, cow.name(), chunk));
        if (!new VolumeUpdate(context, session).updateAndReload(origin.name())) {
            session.close();
            throw context.fail("Aborting. Manual intervention required.");
        }
        context.log().print("Logical volume \"" + cow.name() + "\" created.");
        session.close();
        return LvmCommand.DONE;
    }
}
