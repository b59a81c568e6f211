package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvTable;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code vgsplit}: moves physical volumes, and the logical volumes on them, into a new group or another one. */
final class VgSplit {

    private static final List<String> NEW_GROUP_OPTIONS = List.of("clustered", "alloc", "maxphysicalvolumes", "maxlogicalvolumes",
            "vgmetadatacopies");

    private final LvmContext context;
    private final World world;
    private VolumeGroup from;
    private VolumeGroup to;

    /** Whether the group that is split off is new. */
    private enum Target {
        NEW, EXISTING
    }

    private VgSplit(LvmContext context, World world, VolumeGroup from, VolumeGroup to) {
        this.context = context;
        this.world = world;
        this.from = from;
        this.to = to;
    }

    static int run(LvmContext context) {
        List<String> words = context.line().operands();
        String fromName = Names.group(words.get(0));
        String toName = Names.group(words.get(1));
        if (fromName.equals(toName)) {
            throw context.fail("Duplicate volume group name \"" + fromName + "\"");
        }
        World world = World.read(context);
        Target target = world.scan().group(toName).isPresent() ? Target.EXISTING : Target.NEW;
        if (target == Target.NEW && Names.fault(toName).isPresent()) {
            throw context.fail("Invalid vg name " + toName + ".");
        }
        if (world.scan().group(fromName).isEmpty()) {
            context.log().error("Volume group \"" + fromName + "\" not found");
            throw context.fail("Failed to read VG " + toName + ".");
        }
        boolean toFirst = target == Target.EXISTING && toName.compareTo(fromName) < 0;
        VolumeGroup first = world.group(toFirst ? toName : fromName, World.Intent.CHANGE);
        VolumeGroup from = toFirst ? world.group(fromName, World.Intent.CHANGE) : first;
        VolumeGroup to = target == Target.NEW
                ? fresh(context, from, toName)
                : toFirst ? first : world.group(toName, World.Intent.CHANGE);
        new VgSplit(context, world, from, to).split(target, words.subList(2, words.size()));
        return LvmCommand.DONE;
    }

    private static VolumeGroup fresh(LvmContext context, VolumeGroup from, String name) {
        Allocation policy = context.line().text("alloc").flatMap(Allocation::of).orElse(from.allocation());
        if (policy == Allocation.INHERIT) {
            throw context.misuse("Volume Group allocation policy cannot inherit from anything");
        }
        var limits = new VolumeGroup.Limits(context.line().number("maxlogicalvolumes").orElse(from.limits().maxLv()),
                context.line().number("maxphysicalvolumes").orElse(from.limits().maxPv()), 0);
        return new VolumeGroup(name, context.newId(), 0, Flags.of(VgFlag.RESIZEABLE, VgFlag.READ, VgFlag.WRITE), List.of(),
                from.extentSectors(), limits, policy, List.of(), LvTable.EMPTY);
    }

    private void split(Target target, List<String> paths) {
        if (target == Target.EXISTING) {
            if (NEW_GROUP_OPTIONS.stream().anyMatch(context.line()::has)) {
                throw context.fail("Volume group \"" + to.name() + "\" exists, but new VG option specified");
            }
            VgMerge.checkInactive(context, world, from);
            VgMerge.checkFit(context, from, to);
        }
        VolumeGroup before = from;
        VolumeGroup toBefore = to;
        Archive.before(context, before);
        paths.forEach(path -> move(path));
        context.line().text("name").ifPresent(this::moveUsedBy);
        moveVolumes();
        moveRelations();
        checkAreas();
        write(before, toBefore, target);
    }

    private void move(String path) {
        PhysicalVolume pv = from.pvAt(context.invocation().absolute(path))
                .orElseThrow(() -> context.fail("Physical volume " + path + " not in volume group " + from.name()));
        move(pv);
    }

    private void move(PhysicalVolume pv) {
        GroupChange change = new GroupChange(context, world);
        change.checkResizeable(from);
        change.checkResizeable(to);
        from = from.withPvs(from.pvs().stream().filter(other -> !other.id().equals(pv.id())).toList());
        List<PhysicalVolume> more = new ArrayList<>(to.pvs());
        more.add(pv);
        to = to.withPvs(more);
    }

    private void moveUsedBy(String given) {
        String name = LvPath.parse(given).volume().orElse(given);
        LogicalVolume lv = from.lv(name).filter(found -> found.snapshot().isEmpty()).orElseThrow(
                () -> context.fail("Logical volume " + name + " not in volume group " + from.name()));
        for (LvmId id : pvs(lv)) {
            from.pv(id).ifPresent(this::move);
        }
    }

    private static Set<LvmId> pvs(LogicalVolume lv) {
        return lv.segments().stream().filter(Segment.Striped.class::isInstance).map(Segment.Striped.class::cast)
                .flatMap(segment -> segment.areas().stream()).map(Segment.Area::pv)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /** Volumes go where all their extents are; those without any go too. */
    private void moveVolumes() {
        for (LogicalVolume lv : List.copyOf(from.lvs().list())) {
            if (lv.snapshot().isPresent()) {
                continue;
            }
            Set<LvmId> pvs = pvs(lv);
            long staying = pvs.stream().filter(pv -> from.pv(pv).isPresent()).count();
            if (staying > 0 && staying < pvs.size()) {
                throw context.fail("Can't split Logical Volume " + lv.name() + " between two Volume Groups");
            }
            if (staying == 0) {
                moveOne(lv);
            }
        }
    }

    private void moveOne(LogicalVolume lv) {
        GroupSession session = GroupSession.open(context, world, world.scan().group(from.name()).orElseThrow());
        if (session.activation().isActive(session.vg(), lv)) {
            throw context.fail("Logical volume " + from.name() + "/" + lv.name() + " must be inactive.");
        }
        from = from.minus(lv);
        to = to.plus(lv);
    }

    private void moveRelations() {
        for (LogicalVolume lv : List.copyOf(from.lvs().list())) {
            Optional<Segment.Snapshot> relation = lv.snapshot();
            if (relation.isEmpty()) {
                continue;
            }
            boolean originStays = from.lv(relation.get().origin()).isPresent();
            boolean cowStays = from.lv(relation.get().cow()).isPresent();
            if (originStays != cowStays) {
                throw context.fail("Can't split snapshot " + relation.get().cow() + " between two Volume Groups");
            }
            if (!originStays) {
                moveOne(lv);
            }
        }
    }

    private void checkAreas() {
        GroupChange change = new GroupChange(context, world);
        boolean lost = from.pvs().size() > 0 && change.devices(from).stream().allMatch(pv -> pv.area().isEmpty())
                || change.devices(to).stream().allMatch(pv -> pv.area().isEmpty());
        if (lost) {
            throw context.fail("Cannot split: Nowhere to store metadata for new Volume Group");
        }
    }

    /** First the group that grows, still exported; then the one that shrinks; then the first one again, in use. */
    private void write(VolumeGroup before, VolumeGroup toBefore, Target target) {
        GroupChange change = new GroupChange(context, world);
        context.log().verbose("Writing out updated volume groups");
        GroupSession growing = GroupSession.create(context, world, change.devices(to), toBefore);
        growing.set(to.with(Flags.plus(to.flags(), VgFlag.EXPORTED)));
        if (target == Target.NEW) {
            context.log().verbose("Archiving volume group \"" + to.name() + "\" metadata (seqno 0).");
        }
        growing.archiveOnce();
        growing.update();
        growing.tellBackup();
        Optional<GroupSession> shrinking = from.pvs().isEmpty()
                ? Optional.empty()
                : Optional.of(GroupSession.create(context, world, change.devices(from), before));
        shrinking.ifPresent(session -> {
            session.set(from);
            session.skipArchive();
            session.update();
            session.tellBackup();
        });
        growing.set(growing.vg().with(Flags.minus(to.flags(), VgFlag.EXPORTED)));
        growing.update();
        growing.tellBackup();
        context.log().print((target == Target.NEW ? "New" : "Existing") + " volume group \"" + to.name() + "\" successfully split from \""
                + from.name() + "\"");
        growing.close();
        shrinking.ifPresent(GroupSession::close);
    }
}
