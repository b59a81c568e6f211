package volscope.sim.lvm.command;

import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;

/** {@code -My}: a volume's device always has the same number. */
final class FixedNumber {

    private static final int MOST_MAJORS = 4095;
    private static final int MOST_MINORS = 1048575;

    private final LvmContext context;
    private final GroupSession session;

    FixedNumber(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** Complains of a line that asks for a new volume's number in a way that makes no sense, and says which part counts for nothing. */
    static void check(LvmContext context) {
        boolean fixed = context.line().yes("persistent").orElse(false);
        if (!fixed && (context.line().has("major") || context.line().has("minor"))) {
            throw context.misuse("--major and --minor require -My.");
        }
        warn(context);
        if (context.line().number("major").orElse(0) > MOST_MAJORS) {
            throw context.misuse("Major number outside range 0-" + MOST_MAJORS + ".");
        }
        if (context.line().number("minor").orElse(0) > MOST_MINORS) {
            throw context.misuse("Minor number outside range 0-" + MOST_MINORS + ".");
        }
        if (fixed && context.line().number("minor").isEmpty()) {
            throw context.misuse("Please specify minor number with --minor when using -My.");
        }
    }

    /** The number that a line asks for; the kernel chooses the major. */
    static DevNo read(LvmContext context) {
        int minor = (int) context.line().number("minor").orElse(-1);
        return new DevNo(minor < 0 ? -1 : Dm.MAJOR, minor);
    }

    private static void warn(LvmContext context) {
        OptionalLong major = context.line().number("major");
        if (major.isPresent() && major.getAsLong() != Dm.MAJOR) {
            context.log().warn("WARNING: Ignoring supplied major number " + major.getAsLong()
                    + " - kernel assigns major numbers dynamically. Using major number " + Dm.MAJOR + " instead.");
        }
    }

    /** Fixes the number of a volume, whose device is made anew if there is one. */
    boolean fix(LogicalVolume lv) {
        warn(context);
        DevNo number = read(context);
        boolean active = !context.isTest() && session.activation().isActive(session.vg(), lv);
        if (active && !mayStop(lv)) {
            return false;
        }
        session.set(session.vg().change(lv.name(),
                old -> old.numbered(Optional.of(number)).with(Flags.plus(old.flags(), LvFlag.FIXED_MINOR))));
        session.update();
        LogicalVolume fixed = session.vg().lv(lv.name()).orElseThrow();
        if (active && !session.activation().activate(session.vg(), fixed, session.devices())) {
            throw context.fail(session.path(lv) + ": reactivation failed.");
        }
        return true;
    }

    private boolean mayStop(LogicalVolume lv) {
        String path = session.path(lv);
        if (!Prompt.confirms(context, "Logical volume " + path + " will be deactivated temporarily. Continue?")) {
            context.log().error(path + " device number not changed.");
            return false;
        }
        if (!session.activation().deactivate(session.committed(), lv)) {
            throw context.fail(path + ": deactivation failed.");
        }
        return true;
    }
}
