package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code vgchange}: activates and deactivates the volumes of groups. */
final class VgChange {

    private final LvmContext context;
    private final World world;
    private final Activate wanted;

    private VgChange(LvmContext context, World world, Activate wanted) {
        this.context = context;
        this.world = world;
        this.wanted = wanted;
    }

    static int run(LvmContext context) {
        Optional<String> event = context.line().text("autoactivation");
        if (event.isPresent() && !event.get().equals("event")) {
            context.log().print("Skip vgchange for unknown autoactivation value.");
            return LvmCommand.DONE;
        }
        if (event.isPresent() && !context.setting("global/event_activation", Default.ON)) {
            context.log().print("Skip vgchange for event and event_activation=0.");
            return LvmCommand.DONE;
        }
        World world = World.read(context);
        GroupSelection groups = new GroupSelection(context, world, GroupSelection.Empty.ALL);
        Optional<Activate> wanted = context.line().text("activate").map(Activate::of);
        if (wanted.isEmpty()) {
            return groups.forEach(World.Intent.CHANGE, vg -> new VgProperties(context).change(world, vg));
        }
        return groups.forEach(World.Intent.USE, new VgChange(context, world, wanted.get())::change);
    }

    private int change(VolumeGroup vg) {
        GroupSession session = GroupSession.open(context, world, vg);
        if (wanted != Activate.NO) {
            Archive.refresh(context, vg);
        }
        if (context.isTest() || wanted == Activate.AUTO && vg.has(VgFlag.NOAUTOACTIVATE)) {
            return LvmCommand.DONE;
        }
        if (wanted == Activate.NO && hasOpenVolumes(session)) {
            return LvmCommand.FAILED;
        }
        long before = vg.visibleLvs().stream().filter(lv -> session.activation().isActive(vg, lv)).count();
        if (wanted != Activate.NO && before > 0) {
            context.log().verbose(before + " logical volume(s) in volume group \"" + vg.name() + "\" already active");
        }
        int tried = 0;
        int done = 0;
        for (LogicalVolume lv : vg.visibleLvs()) {
            LogicalVolume target = vg.originOf(lv).filter(vg::isVirtualOrigin).orElse(lv);
            if (!vg.isCow(target) && isMeant(target)) {
                tried++;
                done += new Activator(context, session).change(target, wanted) ? 1 : 0;
            }
        }
        if (tried > 0) {
            context.log().verbose((wanted == Activate.NO ? "Deactivated " : "Activated ") + done + " logical volumes in volume group "
                    + vg.name() + ".");
        }
        if (wanted != Activate.NO) {
            new Polling(context).startAll(session);
        }
        long active = vg.visibleLvs().stream().filter(lv -> session.activation().isActive(vg, lv)).count();
        context.log().print(active + " logical volume(s) in volume group \"" + vg.name() + "\" now active");
        return done == tried ? LvmCommand.DONE : LvmCommand.FAILED;
    }

    private boolean isMeant(LogicalVolume lv) {
        boolean skipped = wanted != Activate.NO && lv.has(LvFlag.ACTIVATION_SKIP) && !context.line().has("ignoreactivationskip");
        return !skipped && !(wanted == Activate.AUTO && lv.has(LvFlag.NOAUTOACTIVATE));
    }

    private boolean hasOpenVolumes(GroupSession session) {
        VolumeGroup vg = session.vg();
        List<LogicalVolume> visible = vg.visibleLvs();
        long open = visible.stream()
                .filter(lv -> session.activation().info(vg, lv).filter(info -> info.openCount() > 0).isPresent()).count();
        if (open == 0) {
            return false;
        }
        if (visible.stream().noneMatch(lv -> session.activation().isInUse(vg, lv))) {
            return false;
        }
        context.log().error("Can't deactivate volume group \"" + vg.name() + "\" with " + open + " open logical volume(s)");
        return true;
    }
}
