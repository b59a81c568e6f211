package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;

/** {@code -My}: a volume's device always has the same number. */
final class NumberChange {

    private final LvmContext context;
    private final GroupSession session;

    NumberChange(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** Fixes the number of a volume, whose device is made anew if there is one. */
    boolean fix(LogicalVolume lv) {
        FixedNumber.warn(context);
        Optional<DevNo> number = FixedNumber.read(context);
        boolean active = !context.isTest() && session.activation().isActive(session.vg(), lv);
        if (active && !mayStop(lv)) {
            return false;
        }
        number.ifPresent(dev -> context.log().verbose("Setting persistent device number to (" + dev.major() + ", " + dev.minor() + ") for "
                + session.path(lv) + "."));
        session.set(session.vg().change(lv.name(),
                old -> old.numbered(number).with(Flags.plus(old.flags(), LvFlag.FIXED_MINOR))));
        session.update();
        LogicalVolume fixed = session.vg().lv(lv.name()).orElseThrow();
        if (active) {
            context.log().verbose("Re-activating logical volume " + session.path(lv) + ".");
            context.log().verbose("Activating logical volume " + session.path(lv) + ".");
        }
        if (active && !session.activation().activate(session.vg(), fixed, session.devices())) {
            throw context.fail(session.path(lv) + ": reactivation failed.");
        }
        return true;
    }

    private boolean mayStop(LogicalVolume lv) {
        String path = session.path(lv);
        if (context.force() == 0 && !Prompt.confirms(context, "Logical volume " + path + " will be deactivated temporarily. Continue?")) {
            context.log().error(path + " device number not changed.");
            return false;
        }
        if (!session.activation().deactivate(session.committed(), lv)) {
            throw context.fail(path + ": deactivation failed.");
        }
        return true;
    }
}
