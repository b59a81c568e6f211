package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The lists of the settings that say which volumes may be activated at all, and which by themselves. */
final class VolumeList {

    private final LvmContext context;

    VolumeList(LvmContext context) {
        this.context = context;
    }

    /** Whether a volume may be activated. */
    boolean lets(VolumeGroup vg, LogicalVolume lv, Activate wanted) {
        return lets("activation/volume_list", vg, lv)
                && (wanted != Activate.AUTO || lets("activation/auto_activation_volume_list", vg, lv));
    }

    private boolean lets(String setting, VolumeGroup vg, LogicalVolume lv) {
        return context.config().find(setting).isEmpty()
                || context.config().texts(setting).stream().anyMatch(entry -> means(entry, vg, lv));
    }

    /** A group, a volume with its group, or a tag of either. */
    private static boolean means(String entry, VolumeGroup vg, LogicalVolume lv) {
        List<String> names = List.of(vg.name(), vg.name() + "/" + lv.name());
        String tag = entry.startsWith("@") ? entry.substring(1) : "";
        return names.contains(entry) || !tag.isEmpty() && (lv.tags().contains(tag) || vg.tags().contains(tag));
    }

    /** Gives up a new volume whose start was to be written and that may not be activated; {@code what} failed. */
    void check(GroupSession session, LogicalVolume lv, String what) {
        if (lets(session.vg(), lv, Activate.YES)) {
            return;
        }
        context.log().error("Volume " + session.path(lv) + " is not active locally (volume_list activation filter?).");
        context.log().error("Aborting. Failed to wipe " + what + ".");
        session.set(session.vg().minus(lv));
        session.update();
        session.close();
        throw new CommandFailed(LvmCommand.FAILED);
    }
}
