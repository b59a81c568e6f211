package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvcreate}: makes a volume. */
final class LvCreate {

    private LvCreate() {
    }

    static int run(LvmContext context) {
        String form = context.line().form().id();
        FixedNumber.check(context);
        if (form.equals("sparse-type") || form.equals("sparse") && hasVirtualOrigin(context)) {
            return new SparseCreate(context).run();
        }
        if (form.startsWith("snapshot")) {
            return new SnapshotCreate(context).run();
        }
        if (form.equals("thin-snapshot") && !isThin(context)) {
            return new SnapshotCreate(context).run();
        }
        if (form.startsWith("thin-snapshot") || form.equals("thin-external")) {
            return new ThinCreate(context).snapshot();
        }
        if (form.equals("sparse") || form.startsWith("thin")) {
            return new ThinCreate(context).run();
        }
        checkMirrors(context);
        return plain(context, form);
    }

    /** Whether the size that is seen is given as that of an origin; else what is made is thin. */
    private static boolean hasVirtualOrigin(LvmContext context) {
        return context.line().options().stream().anyMatch(option -> option.name().equals("virtualoriginsize"));
    }

    /** Whether a snapshot without a size is one of a thin volume. */
    private static boolean isThin(LvmContext context) {
        return context.line().operands().stream().findFirst().map(LvPath::parse)
                .flatMap(path -> World.read(context).scan().group(path.group()).flatMap(vg -> path.volume().flatMap(vg::lv)))
                .flatMap(LogicalVolume::thin).isPresent();
    }

    private static void checkMirrors(LvmContext context) {
        OptionalLong mirrors = context.line().number("mirrors");
        if (mirrors.isEmpty()) {
            return;
        }
        if (mirrors.getAsLong() > 0) {
            throw context.misuse("raid1: Required device-mapper target(s) not detected in your kernel.");
        }
        if (context.line().text("type").isEmpty()) {
            context.log().print("Redundant mirrors argument: default is 0");
        }
    }

    private static int plain(LvmContext context, String form) {
        NewName name = NewName.read(context, NewName.Target.GROUP);
        Allocator.Stripes wanted = Striping.read(context);
        World world = World.read(context);
        VolumeGroup vg = world.group(name.group(), World.Intent.CHANGE);
        List<String> words = context.line().operands();
        Allocator.Stripes stripes = Striping.fit(context, vg, wanted);
        Sizing sizing = new Sizing(context, vg);
        PvChoice choice = context.line().has("size") ? PvChoice.all(vg) : choice(context, vg, words);
        long extents = sizing.extents(choice, Optional.empty());
        PvChoice room = context.line().has("size") ? choice(context, vg, words) : choice;
        boolean tight = sizing.isApproximate() && extents + stripes.count() > room.total();
        extents = Striping.round(context, vg, extents, stripes, tight ? Striping.Room.TIGHT : Striping.Room.ENOUGH);
        NewVolume volume = new NewVolume(context, GroupSession.open(context, world, vg));
        String lvName = volume.name(name.name());
        boolean nowhere = form.equals("error") || form.equals("zero");
        List<Segment> segments = nowhere
                ? List.of(new Segment.Virtual(new Extents(0, extents), form))
                : volume.allocate(lvName, extents, room, stripes, sizing.amount());
        return volume.create(lvName, segments);
    }

    private static PvChoice choice(LvmContext context, VolumeGroup vg, List<String> words) {
        return PvChoice.named(context, vg, words.isEmpty() ? words : words.subList(1, words.size()));
    }

    /** A name for messages: {@code vg0/lv0}. */
    static String path(VolumeGroup vg, LogicalVolume lv) {
        return vg.name() + "/" + lv.name();
    }
}
