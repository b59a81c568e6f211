package volscope.sim.lvm.command;

import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;

/** A device number that a volume is to keep, as a line asks for it. */
final class FixedNumber {

    private static final int MOST_MAJORS = 4095;
    private static final int MOST_MINORS = 1048575;

    private FixedNumber() {
    }

    /** Complains of a line that asks for a number in a way that makes no sense for a new volume. */
    static void check(LvmContext context) {
        Optional<Boolean> fixed = context.line().yes("persistent");
        boolean given = context.line().has("major") || context.line().has("minor");
        if (fixed.filter(yes -> !yes).isPresent() && given) {
            throw context.fail("Options --major and --minor are incompatible with -Mn.");
        }
        Optional<DevNo> number = read(context);
        if (number.isPresent()) {
            warn(context);
        } else if (given || fixed.orElse(false)) {
            throw context.fail("Please specify minor number with --minor when using -My.");
        }
    }

    /** The number a line gives, empty if it gives no minor. */
    static Optional<DevNo> read(LvmContext context) {
        OptionalLong major = context.line().number("major");
        OptionalLong minor = context.line().number("minor");
        if (minor.orElse(0) > MOST_MINORS) {
            throw context.fail("Minor number " + minor.getAsLong() + " outside range 0-" + MOST_MINORS + ".");
        }
        if (major.orElse(0) > MOST_MAJORS) {
            throw context.fail("Major number " + major.getAsLong() + " outside range 0-" + MOST_MAJORS + ".");
        }
        return minor.isEmpty() ? Optional.empty() : Optional.of(new DevNo(Dm.MAJOR, (int) minor.getAsLong()));
    }

    /** Says that the kernel chooses the major, where a line names one. */
    static void warn(LvmContext context) {
        OptionalLong major = context.line().number("major");
        if (major.isPresent()) {
            context.log().warn("WARNING: Ignoring supplied major number " + major.getAsLong()
                    + " - kernel assigns major numbers dynamically. Using major number " + Dm.MAJOR + " instead.");
        }
    }
}
