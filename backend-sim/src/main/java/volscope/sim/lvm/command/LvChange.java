package volscope.sim.lvm.command;

import java.util.Optional;
import java.util.Set;

import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvchange}: changes volumes, and activates and deactivates them. */
final class LvChange {

    private final LvmContext context;

    private LvChange(LvmContext context) {
        this.context = context;
    }

    static int run(LvmContext context) {
        LvChange change = new LvChange(context);
        LvSelection selection = LvSelection.read(context, World.read(context));
        String form = context.line().form().id();
        World.Intent intent = form.equals("property") ? World.Intent.CHANGE : World.Intent.USE;
        int code = selection.forEach(intent, (session, lv) -> change.change(session, lv, form) ? LvmCommand.DONE : LvmCommand.FAILED);
        if (form.equals("property") && context.line().has("activate") && code == LvmCommand.DONE) {
            context.log().warn("WARNING: Combining activation change with other commands is not advised.");
        }
        return code;
    }

    private boolean change(GroupSession session, LogicalVolume lv, String form) {
        return switch (form) {
            case "activate" -> activate(session, lv);
            case "refresh" -> refresh(session, lv);
            case "property" -> properties(session, lv);
            case "monitor", "poll" -> true;
            default -> throw context.fail("lvchange: this change is not supported.");
        };
    }

    private boolean activate(GroupSession session, LogicalVolume lv) {
        Activate wanted = context.line().text("activate").map(Activate::of).orElse(Activate.YES);
        VolumeGroup vg = session.vg();
        Optional<LogicalVolume> origin = vg.originOf(lv);
        if (origin.isPresent() && !vg.isVirtualOrigin(origin.get()) && !mayChangeFamily(session, lv, origin.get())) {
            return false;
        }
        LogicalVolume target = origin.orElse(lv);
        boolean skipped = wanted != Activate.NO && target.has(LvFlag.ACTIVATION_SKIP) && !context.line().has("ignoreactivationskip");
        return skipped || wanted == Activate.AUTO && target.has(LvFlag.NOAUTOACTIVATE)
                || new Activator(context, session).change(target, wanted);
    }

    private boolean mayChangeFamily(GroupSession session, LogicalVolume lv, LogicalVolume origin) {
        if (context.line().operands().stream().noneMatch(word -> LvPath.parse(word).volume().isPresent())) {
            return true;
        }
        int others = session.vg().snapshotsOf(origin).size() - 1;
        String more = others > 0 ? " and " + others + " other snapshot(s)" : "";
        boolean yes = Prompt.confirms(context, "Change of snapshot " + session.path(lv) + " will also change its origin "
                + session.path(origin) + more + ". Proceed?");
        if (!yes) {
            context.log().error("Logical volume " + session.path(lv) + " not changed.");
        }
        return yes;
    }

    private boolean refresh(GroupSession session, LogicalVolume lv) {
        VolumeGroup vg = session.committed();
        LogicalVolume target = vg.originOf(lv).orElse(lv);
        var change = new volscope.sim.lvm.activate.Activation.Change(vg, vg, session.devices());
        return context.isTest() || session.activation().suspend(change, target.name())
                && session.activation().resume(vg, target, session.devices());
    }

    private boolean properties(GroupSession session, LogicalVolume lv) {
        Optional<String> permission = context.line().text("permission");
        if (permission.isPresent() && !permission(session, lv, permission.get())) {
            return false;
        }
        boolean skip = context.line().has("setactivationskip");
        if (skip) {
            Set<LvFlag> flags = context.line().yes("setactivationskip").orElse(false)
                    ? Flags.plus(lv.flags(), LvFlag.ACTIVATION_SKIP)
                    : Flags.minus(lv.flags(), LvFlag.ACTIVATION_SKIP);
            session.set(session.vg().change(lv.name(), old -> old.with(flags)));
            session.update();
        }
        if (permission.isEmpty() && !skip) {
            throw context.fail("lvchange: this change is not supported.");
        }
        context.log().print("Logical volume " + session.path(lv) + " changed.");
        return true;
    }

    private boolean permission(GroupSession session, LogicalVolume lv, String word) {
        boolean readOnly = word.equals("r");
        if (readOnly && !lv.isWritable()) {
            context.log().error("Logical volume \"" + session.path(lv) + "\" is already read only.");
            return false;
        }
        if (!readOnly && lv.isWritable()) {
            context.log().error("Logical volume " + session.path(lv) + " is already writable.");
            return false;
        }
        Set<LvFlag> flags = readOnly ? Flags.minus(lv.flags(), LvFlag.WRITE) : Flags.plus(lv.flags(), LvFlag.WRITE);
        session.set(session.vg().change(lv.name(), old -> old.with(flags)));
        String holder = session.vg().originOf(lv).orElse(lv).name();
        return new VolumeUpdate(context, session).updateAndReload(holder);
    }
}
