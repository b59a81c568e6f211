package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.activate.Partial;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Devices;

/** {@code vgreduce}: takes physical volumes out of a group: some, all that are empty, or those that are gone. */
final class VgReduce {

    private final LvmContext context;
    private final World world;
    private final GroupChange change;
    private VolumeGroup vg;

    private VgReduce(LvmContext context, World world, VolumeGroup vg) {
        this.context = context;
        this.world = world;
        this.change = new GroupChange(context, world);
        this.vg = vg;
    }

    static int run(LvmContext context) {
        World world = World.read(context);
        String name = Names.group(context.line().operands().getFirst());
        if (context.line().has("removemissing")) {
            return new VgReduce(context, world, world.group(name, World.Intent.REPAIR)).repair();
        }
        List<String> words = new ArrayList<>(context.line().operands().subList(1, context.line().operands().size()));
        boolean gone = words.removeIf(word -> !word.startsWith("@") && !isDevice(context, word));
        List<String> devices = words.stream().filter(word -> !word.startsWith("@")).toList();
        try {
            int code = new VgReduce(context, world, world.group(name, World.Intent.CHANGE)).reduce(words);
            return gone ? LvmCommand.FAILED : code;
        } catch (CommandFailed failed) {
            devices.forEach(word -> absent(context, word));
            throw failed;
        }
    }

    private static boolean isDevice(LvmContext context, String word) {
        boolean there = context.sys().call(kernel -> Devices.at(kernel, context.invocation().absolute(word))).isPresent();
        if (!there) {
            context.log().error("Cannot use " + word + ": device not found");
        }
        return there;
    }

    private static void absent(LvmContext context, String word) {
        context.log().error("Failed to find physical volume \"" + word + "\".");
    }

    private int reduce(List<String> words) {
        List<String> wanted = words.stream().map(word -> context.invocation().absolute(word)).toList();
        boolean all = context.line().has("all");
        int code = LvmCommand.DONE;
        for (PhysicalVolume pv : vg.pvs()) {
            if (all || wanted.contains(pv.device()) || isTagged(words, pv)) {
                try {
                    remove(pv);
                } catch (CommandFailed failed) {
                    code = failed.code();
                }
            }
        }
        VolumeGroup before = world.scan().group(vg.name()).orElseThrow();
        for (int i = 0; i < words.size(); i++) {
            boolean known = before.pvAt(wanted.get(i)).isPresent() || world.scan().duplicateAt(wanted.get(i)).isPresent();
            if (!words.get(i).startsWith("@") && !known) {
                absent(context, words.get(i));
                code = LvmCommand.FAILED;
            }
        }
        return code;
    }

    private static boolean isTagged(List<String> words, PhysicalVolume pv) {
        return words.stream().anyMatch(word -> word.startsWith("@") && pv.tags().contains(word.substring(1)));
    }

    private void remove(PhysicalVolume pv) {
        change.checkResizeable(vg);
        if (FreeSpace.isUsed(vg, pv)) {
            throw context.fail("Physical volume \"" + pv.device() + "\" still in use");
        }
        if (vg.pvs().size() == 1) {
            throw context.fail("Can't remove final physical volume \"" + pv.device() + "\" from volume group \"" + vg.name() + "\"");
        }
        VolumeGroup smaller = vg.withPvs(vg.pvs().stream().filter(other -> !other.id().equals(pv.id())).toList());
        if (change.devices(smaller).stream().allMatch(device -> device.area().isEmpty())) {
            throw context.fail("Cannot remove final metadata area on \"" + pv.device() + "\" from \"" + vg.name() + "\"");
        }
        context.log().verbose("Removing \"" + pv.device() + "\" from volume group \"" + vg.name() + "\"");
        GroupSession session = GroupSession.create(context, world, change.devices(smaller), vg);
        session.set(smaller);
        session.update();
        change.release(world.scan().pv(pv.id()).stream().toList());
        vg = session.vg();
        context.log().print("Removed \"" + pv.device() + "\" from volume group \"" + vg.name() + "\"");
        session.close();
    }

    private int repair() {
        if (!vg.isPartial()) {
            context.log().print("Volume group \"" + vg.name() + "\" is already consistent.");
            return LvmCommand.DONE;
        }
        GroupSession session = GroupSession.open(context, world, vg);
        if (context.force() > 0 && !removeVolumes(session)) {
            return LvmCommand.FAILED;
        }
        boolean whole = consolidate(session);
        session.update();
        session.close();
        if (!whole && context.force() == 0) {
            return LvmCommand.FAILED;
        }
        context.log().print("Wrote out consistent volume group " + vg.name() + ".");
        return LvmCommand.DONE;
    }

    /** Removes the volumes with gaps. */
    private boolean removeVolumes(GroupSession session) {
        boolean onlyMirrors = context.line().has("mirrorsonly");
        List<String> refused = new ArrayList<>();
        for (Optional<LogicalVolume> next = partial(session, refused); next.isPresent(); next = partial(session, refused)) {
            LogicalVolume lv = next.get();
            if (onlyMirrors) {
                context.log().error("Non-mirror-image LV " + lv.name() + " found: can't remove.");
                refused.add(lv.name());
            } else {
                context.log().warn("WARNING: Removing partial LV " + session.path(lv) + ".");
                if (!new Removal(context, session, Removal.Asking.NO, Removal.Writing.AT_ONCE).remove(lv)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<LogicalVolume> partial(GroupSession session, List<String> refused) {
        VolumeGroup now = session.vg();
        return now.visibleLvs().stream().filter(lv -> Partial.isPartial(now, lv) && !refused.contains(lv.name())).findFirst();
    }

    /** Takes out the physical volumes that are gone, unless volumes still lie on some. */
    private boolean consolidate(GroupSession session) {
        VolumeGroup now = session.vg();
        List<LogicalVolume> partial = now.lvs().list().stream().filter(lv -> lv.snapshot().isEmpty() && Partial.isPartial(now, lv))
                .toList();
        partial.forEach(lv -> context.log().warn("WARNING: Partial LV " + lv.name() + " needs to be repaired or removed. "));
        if (!partial.isEmpty()) {
            context.log().error("There are still partial LVs in VG " + vg.name() + ".");
            context.log().error("To remove them unconditionally use: vgreduce --removemissing --force.");
            context.log().error("To remove them unconditionally from mirror LVs use: vgreduce --removemissing --mirrorsonly --force.");
            context.log().warn("WARNING: Proceeding to remove empty missing PVs.");
            return false;
        }
        List<PhysicalVolume> there = now.pvs().stream().filter(pv -> !pv.isMissing()).toList();
        if (there.isEmpty()) {
            throw context.fail("Volume Groups must always contain at least one PV.");
        }
        session.set(now.withPvs(there));
        return true;
    }
}
