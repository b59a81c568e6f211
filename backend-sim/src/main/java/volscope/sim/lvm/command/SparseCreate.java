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

/** {@code lvcreate --type snapshot -V}: makes a volume that looks larger than it is: a snapshot of an origin of zeros. */
final class SparseCreate {

    private static final String ORIGIN = "_vorigin";

    private final LvmContext context;

    SparseCreate(LvmContext context) {
        this.context = context;
    }

    int run() {
        NewName name = NewName.read(context, NewName.Target.GROUP);
        SnapshotRelation.checkOptions(context);
        SnapshotRelation.checkSupport(context);
        long chunk = new SnapshotRelation(context).checkedChunk();
        World world = World.read(context);
        VolumeGroup vg = world.group(name.group(), World.Intent.CHANGE);
        List<String> words = context.line().operands();
        PvChoice choice = PvChoice.named(context, vg, words.isEmpty() ? words : words.subList(1, words.size()));
        Sizing sizing = new Sizing(context, vg);
        long extents = sizing.extents(choice, Optional.empty());
        long seen = sizing.fromSize(context.line().size("virtualsize").map(Value.Size::sectors).orElseThrow());
        NewVolume volume = new NewVolume(context, GroupSession.open(context, world, vg));
        String lvName = volume.name(name.name());
        new SnapshotRelation(context).checkChunks(vg, extents, chunk);
        List<Segment> segments = volume.allocate(lvName, extents, choice, Allocator.Stripes.NONE, sizing.amount());
        new Overprovisioning(context, volume.session().vg()).warn();
        LogicalVolume cow = volume.createStore(lvName, segments);
        relate(volume, cow.with(volume.storeFlags()), new Extents(0, seen), chunk);
        return LvmCommand.DONE;
    }

    private void relate(NewVolume volume, LogicalVolume cow, Extents seen, long chunk) {
        GroupSession session = volume.session();
        var created = new LogicalVolume.Creation(context.now(), context.host());
        List<Segment> zeros = List.of(new Segment.Virtual(seen, "zero"));
        LogicalVolume origin = LogicalVolume.of(cow.name() + ORIGIN, context.newId(), Flags.of(LvFlag.READ), created, zeros);
        context.log().verbose("Creating logical volume " + origin.name());
        VolumeGroup vg = session.vg().plus(origin).change(cow.name(), store -> cow);
        session.set(new SnapshotRelation(context).add(vg, origin, cow.name(), chunk));
        session.update();
        boolean starts = volume.isActive() && !context.isTest();
        if (starts) {
            context.log().verbose("Activating logical volume " + session.path(origin) + ".");
        }
        if (starts && !session.activation().activate(session.committed(), origin, session.devices())) {
            session.close();
            throw context.fail("Failed to activate snapshot " + session.path(cow) + ".");
        }
        context.log().print("Logical volume \"" + cow.name() + "\" created.");
        session.close();
    }
}
