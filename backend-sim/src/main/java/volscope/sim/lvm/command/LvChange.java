package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvchange}: changes volumes, and activates and deactivates them. */
final class LvChange {

    /** Options for pools of thin volumes. */
    private static final List<String> POOL_OPTIONS = List.of("zero", "discards", "errorwhenfull");
    /** Options that aren't for origins. */
    /** What is asked of volumes of several copies alone. */
    private static final List<String> OF_COPIES = List.of("resync", "check", "rebuild");
    private static final List<String> ORIGIN_OPTIONS = List.of("alloc", "contiguous", "readahead", "persistent");

    private final LvmContext context;
    private final LvSelection selection;

    private LvChange(LvmContext context, LvSelection selection) {
        this.context = context;
        this.selection = selection;
    }

    static int run(LvmContext context) {
        LvSelection selection = LvSelection.read(context, World.read(context));
        LvChange change = new LvChange(context, selection);
        if (Monitoring.contradicts(context)) {
            return LvmCommand.DONE;
        }
        String form = context.line().form().id();
        World.Intent intent = form.equals("property") || form.equals("persistent") ? World.Intent.CHANGE : World.Intent.USE;
        int code = selection.forEach(intent, (session, lv) -> change.guarded(session, lv, form));
        boolean changes = form.equals("property") || form.equals("persistent");
        if (changes && context.line().has("activate") && code == LvmCommand.DONE) {
            context.log().warn("WARNING: Combining activation change with other commands is not advised.");
            LvSelection again = LvSelection.read(context, World.read(context));
            return again.forEach(World.Intent.USE, (session, lv) -> change.activate(session, lv) ? LvmCommand.DONE : LvmCommand.FAILED);
        }
        return code;
    }

    /** Changes a volume that fits the form. */
    private int guarded(GroupSession session, LogicalVolume lv, String form) {
        LvRules rules = new LvRules(context, selection);
        boolean changes = form.equals("property") || form.equals("persistent");
        boolean pool = lv.pool().isPresent();
        if (changes && !pool && POOL_OPTIONS.stream().anyMatch(context.line()::has)) {
            return rules.optionType(session, lv, LvRules.POOL);
        }
        if (changes && pool && context.line().has("permission")) {
            return rules.notForType(session, lv);
        }
        if (form.equals("property") && ORIGIN_OPTIONS.stream().anyMatch(context.line()::has) && session.vg().isOrigin(lv)) {
            return rules.optionProperty(session, lv, "lv_is_thick_origin");
        }
        if (OF_COPIES.contains(form)) {
            return rules.type(session, lv);
        }
        return change(session, lv, form) ? LvmCommand.DONE : LvmCommand.FAILED;
    }

    private boolean change(GroupSession session, LogicalVolume lv, String form) {
        if (form.equals("activate") && session.vg().pools().ofPart(lv).isPresent()) {
            return part(session, lv);
        }
        boolean stops = form.equals("activate")
                && context.line().text("activate").map(Activate::of).filter(Activate.NO::equals).isPresent();
        boolean anyVolume = stops || form.equals("poll") || form.equals("monitor");
        if (!anyVolume && !session.vg().isVisible(lv)) {
            return refuseHidden(session, lv);
        }
        return switch (form) {
            case "activate" -> activate(session, lv);
            case "refresh" -> refresh(session, lv);
            case "property" -> new LvProperties(context, session).change(lv);
            case "persistent" -> new NumberChange(context, session).fix(lv);
            case "poll" -> poll(session, lv);
            case "monitor" -> monitor(session, lv);
            default -> throw context.fail("lvchange: this change is not supported.");
        };
    }

    /** A part of a pool may be looked at while the pool rests. */
    private boolean part(GroupSession session, LogicalVolume lv) {
        Activate wanted = context.line().text("activate").map(Activate::of).orElse(Activate.YES);
        if (wanted != Activate.NO) {
            if (!Prompt.confirms(context, "Do you want to activate component LV in read-only mode?")) {
                return refuseHidden(session, lv);
            }
            context.log().print("Allowing activation of component LV.");
        }
        return new Activator(context, session).change(lv, wanted);
    }

    /** A hidden volume is left out, with a complaint if the line names it. */
    private boolean refuseHidden(GroupSession session, LogicalVolume lv) {
        if (!selection.isNamed(session, lv)) {
            return true;
        }
        throw context.fail("Operation not permitted on hidden LV " + session.path(lv) + ".");
    }

    private boolean activate(GroupSession session, LogicalVolume lv) {
        Archive.refresh(context, session.committed());
        Activate wanted = context.line().text("activate").map(Activate::of).orElse(Activate.YES);
        VolumeGroup vg = session.vg();
        Optional<LogicalVolume> origin = vg.originOf(lv);
        boolean follows = origin.isPresent() && !vg.isVirtualOrigin(origin.get());
        if (follows && !selection.isChosen(session, lv)) {
            return true;
        }
        if (follows && !mayChangeFamily(session, lv, origin.get())) {
            return false;
        }
        LogicalVolume target = origin.orElse(lv);
        boolean skipped = wanted != Activate.NO && (target.has(LvFlag.ACTIVATION_SKIP) || lv.has(LvFlag.ACTIVATION_SKIP))
                && !context.line().has("ignoreactivationskip");
        if (skipped || wanted == Activate.AUTO && (target.has(LvFlag.NOAUTOACTIVATE) || vg.has(VgFlag.NOAUTOACTIVATE))) {
            return true;
        }
        boolean good = new Activator(context, session).change(target, wanted);
        if (good && wanted != Activate.NO) {
            new Polling(context).start(session, target);
        }
        return good;
    }

    private boolean refresh(GroupSession session, LogicalVolume lv) {
        context.log().verbose("Refreshing logical volume " + session.path(lv) + " (if active).");
        return context.isTest() || session.refresh(lv);
    }

    private boolean mayChangeFamily(GroupSession session, LogicalVolume lv, LogicalVolume origin) {
        int others = session.vg().snapshotsOf(origin).size() - 1;
        String more = others > 0 ? " and " + others + " other snapshot(s)" : "";
        boolean yes = Prompt.confirms(context, "Change of snapshot " + session.path(lv) + " will also change its origin "
                + session.path(origin) + more + ". Proceed?");
        if (!yes) {
            context.log().error("Logical volume " + session.path(lv) + " not changed.");
        }
        return yes;
    }

    private boolean poll(GroupSession session, LogicalVolume lv) {
        checkActive(session, lv);
        if (new Polling(context).isWanted()) {
            context.log().verbose("Polling LV " + session.path(lv));
        }
        new Polling(context).start(session, lv);
        return true;
    }

    private boolean monitor(GroupSession session, LogicalVolume lv) {
        checkActive(session, lv);
        context.log().verbose((context.line().yes("monitor").orElse(true) ? "Monitoring LV " : "Unmonitoring LV ") + session.path(lv));
        new Monitoring(context, session).running(lv);
        return true;
    }

    private void checkActive(GroupSession session, LogicalVolume lv) {
        if (!session.activation().isActive(session.vg(), lv)) {
            throw context.fail("Logical volume " + session.path(lv) + " is not active.");
        }
    }
}
