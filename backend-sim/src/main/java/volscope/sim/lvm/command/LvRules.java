package volscope.sim.lvm.command;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What a form of a command demands of the volumes it is given, and the complaint where one does not fit. */
final class LvRules {

    /** The word for pools of thin volumes. */
    static final String POOL = "thinpool";

    private final LvmContext context;
    private final LvSelection selection;

    LvRules(LvmContext context, LvSelection selection) {
        this.context = context;
        this.selection = selection;
    }

    /** The word for what a volume is: {@code linear}, {@code snapshot}. */
    static String type(VolumeGroup vg, LogicalVolume lv) {
        if (vg.isCow(lv)) {
            return "snapshot";
        }
        if (lv.pool().isPresent()) {
            return POOL;
        }
        return lv.segments().isEmpty() ? "linear" : word(lv.segments().getFirst());
    }

    private static String word(Segment segment) {
        boolean single = segment instanceof Segment.Striped striped && striped.areas().size() == 1;
        return single ? "linear" : segment.type();
    }

    /** The form is for other types. */
    int type(GroupSession session, LogicalVolume lv) {
        return refuse(session, lv, " does not accept LV type " + type(session.vg(), lv) + ".");
    }

    /** The form is not for volumes of which this is true. */
    int property(GroupSession session, LogicalVolume lv, String property) {
        return refuse(session, lv, " is invalid on LV with properties: " + property + " .");
    }

    /** The form is not for volumes of which one thing is true, and is for those of which another is. */
    int property(GroupSession session, LogicalVolume lv, String property, String demanded) {
        context.log().error("Command on LV " + session.path(lv) + " is invalid on LV with properties: " + property + " .");
        return refuse(session, lv, " requires LV with properties: " + demanded + " .");
    }

    /** An option is not for volumes of which this is true. */
    int optionProperty(GroupSession session, LogicalVolume lv, String property) {
        return refuse(session, lv, " uses options that are invalid with LV properties: " + property + " .");
    }

    /** An option is not for volumes of this type. */
    int notForType(GroupSession session, LogicalVolume lv) {
        return refuse(session, lv, " uses options invalid with LV type " + type(session.vg(), lv) + ".");
    }

    /** An option is for volumes of another type. */
    int optionType(GroupSession session, LogicalVolume lv, String type) {
        return refuse(session, lv, " uses options that require LV types " + type + " .");
    }

    /** A volume that the line doesn't name itself is left out. */
    private int refuse(GroupSession session, LogicalVolume lv, String complaint) {
        String path = session.path(lv);
        context.log().error("Command on LV " + path + complaint);
        if (!selection.isNamed(session, lv)) {
            return LvmCommand.DONE;
        }
        context.log().error("Command not permitted on LV " + path + ".");
        return LvmCommand.FAILED;
    }
}
