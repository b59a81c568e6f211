package volscope.sim.lvm.command;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What a form of a command demands of the volumes it is given, and the complaint where one does not fit. */
final class LvRules {

    private final LvmContext context;

    LvRules(LvmContext context) {
        this.context = context;
    }

    /** The word for what a volume is: {@code linear}, {@code snapshot}. */
    static String type(VolumeGroup vg, LogicalVolume lv) {
        if (vg.isCow(lv)) {
            return "snapshot";
        }
        return lv.segments().isEmpty() ? "linear" : word(lv.segments().getFirst());
    }

    private static String word(Segment segment) {
        boolean single = segment instanceof Segment.Striped striped && striped.areas().size() == 1;
        return single ? "linear" : segment.type();
    }

    /** The form is for other types. */
    CommandFailed type(GroupSession session, LogicalVolume lv) {
        String path = session.path(lv);
        context.log().error("Command on LV " + path + " does not accept LV type " + type(session.vg(), lv) + ".");
        return notPermitted(path);
    }

    /** The form is not for volumes of which this is true. */
    CommandFailed property(GroupSession session, LogicalVolume lv, String property) {
        String path = session.path(lv);
        context.log().error("Command on LV " + path + " is invalid on LV with properties: " + property + " .");
        return notPermitted(path);
    }

    /** An option is not for volumes of which this is true. */
    CommandFailed optionProperty(GroupSession session, LogicalVolume lv, String property) {
        String path = session.path(lv);
        context.log().error("Command on LV " + path + " uses options that are invalid with LV properties: " + property + " .");
        return notPermitted(path);
    }

    private CommandFailed notPermitted(String path) {
        return context.fail("Command not permitted on LV " + path + ".");
    }
}
