package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.model.command.Value;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvcreate} of pools of thin volumes, of thin volumes, of both at once, and of thin snapshots. */
final class ThinCreate {

    private final LvmContext context;

    ThinCreate(LvmContext context) {
        this.context = context;
    }

    /** Makes a pool, a thin volume, or both. */
    int run() {
        boolean sized = Sizing.isGiven(context);
        boolean seen = context.line().has("virtualsize");
        ThinNames.Make make = !seen ? ThinNames.Make.POOL : sized ? ThinNames.Make.BOTH : ThinNames.Make.VOLUME;
        ThinNames names = ThinNames.read(context, make);
        if (make == ThinNames.Make.VOLUME) {
            checkVolume(names);
        } else {
            new PoolOptions(context).checkChunk();
        }
        Allocator.Stripes wanted = make == ThinNames.Make.VOLUME ? Allocator.Stripes.NONE : Striping.read(context);
        World world = World.read(context);
        VolumeGroup vg = world.group(names.group(), World.Intent.CHANGE);
        GroupSession session = GroupSession.open(context, world, vg);
        return switch (make) {
            case POOL -> pool(session, names, wanted);
            case VOLUME -> volume(session, names);
            case BOTH -> both(session, names, wanted);
        };
    }

    private void checkVolume(ThinNames names) {
        if (context.line().has("zero")) {
            throw context.misuse("--zero is supported only with thin pool creation.");
        }
        if (names.pool().isEmpty()) {
            throw context.misuse("Please specify name of existing pool.");
        }
    }

    private int pool(GroupSession session, ThinNames names, Allocator.Stripes wanted) {
        checkNew(session.vg(), names);
        PoolCreate create = create(session);
        Allocator.Stripes stripes = Striping.fit(context, session.vg(), wanted);
        String name = create.create(names.pool(), create.extents(stripes), stripes);
        session.close();
        return created(name);
    }

    private int created(String name) {
        context.log().print("Logical volume \"" + name + "\" created.");
        return LvmCommand.DONE;
    }

    private PoolCreate create(GroupSession session) {
        List<String> words = context.line().operands();
        return new PoolCreate(context, session, words.isEmpty() ? words : words.subList(1, words.size()));
    }

    private void checkNew(VolumeGroup vg, ThinNames names) {
        names.pool().filter(vg.lvs()::contains).ifPresent(name -> {
            throw context.fail("Logical volume " + name + " already exists in Volume group " + vg.name() + ".");
        });
    }

    private int volume(GroupSession session, ThinNames names) {
        String pool = names.pool().orElseThrow();
        checkPool(session.vg(), pool);
        long extents = seenExtents(session.vg());
        return created(new ThinVolumes(context, session).create(pool, names.volume(), extents));
    }

    private void checkPool(VolumeGroup vg, String pool) {
        LogicalVolume found = vg.lv(pool)
                .orElseThrow(() -> context.fail("Pool " + pool + " not found in Volume group " + vg.name() + "."));
        if (found.pool().isEmpty()) {
            throw context.fail("Logical volume " + LvCreate.path(vg, found) + " is not a thin pool.");
        }
    }

    private long seenExtents(VolumeGroup vg) {
        return new Sizing(context, vg).fromSize(context.line().size("virtualsize").map(Value.Size::sectors).orElseThrow());
    }

    private int both(GroupSession session, ThinNames names, Allocator.Stripes wanted) {
        checkNew(session.vg(), names);
        PoolCreate create = create(session);
        Allocator.Stripes stripes = Striping.fit(context, session.vg(), wanted);
        long extents = create.extents(stripes);
        long seen = seenExtents(session.vg());
        String pool = create.create(names.pool(), extents, stripes);
        if (names.volume().filter(session.vg().lvs()::contains).isPresent()) {
            return leave(session, names.volume().get());
        }
        return created(new ThinVolumes(context, session).create(pool, names.volume(), seen));
    }

    /** The pool is there, but its volume can't be; the pool would go again, were it not for the question about the spare. */
    private int leave(GroupSession session, String name) {
        context.log().error("Logical Volume \"" + name + "\" already exists in volume group \"" + session.vg().name() + "\"");
        session.vg().pools().spare().ifPresent(spare -> new PoolRemoval(context, session).mayRemoveSpare(spare));
        session.close();
        return LvmCommand.FAILED;
    }

    /** Makes a thin snapshot of a volume; a pool named means that the origin need not be thin. */
    int snapshot() {
        NewName name = NewName.read(context, NewName.Target.ORIGIN);
        World world = World.read(context);
        VolumeGroup vg = world.group(name.group(), World.Intent.CHANGE);
        String originName = name.origin().orElseThrow();
        LogicalVolume origin = vg.lv(originName).filter(lv -> lv.snapshot().isEmpty())
                .orElseThrow(() -> context.fail("Snapshot origin LV " + originName + " not found in Volume group " + vg.name() + "."));
        Optional<String> pool = context.line().text("thinpool").map(word -> word.substring(word.lastIndexOf('/') + 1));
        pool.ifPresent(word -> checkPool(vg, word));
        Optional<ThinSegment> thin = origin.thin().filter(segment -> pool.filter(word -> !word.equals(segment.pool())).isEmpty());
        if (thin.isEmpty() && pool.isEmpty()) {
            throw context.fail(
                    "Logical volume " + LvCreate.path(vg, origin) + " is not a thin volume. Thin snapshot supports only thin origins.");
        }
        GroupSession session = GroupSession.open(context, world, vg);
        ThinVolumes volumes = new ThinVolumes(context, session);
        return created(thin.isPresent()
                ? volumes.snapshot(origin, name.name())
                : volumes.external(pool.orElseThrow(), origin, name.name()));
    }
}
