package volscope.sim.dm.target;

import java.util.List;
import java.util.Locale;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile;

/** The targets without devices: {@code zero} and {@code error}. */
public final class PlainTargets {

    /** {@code zero}: reads give zeroes, writes go nowhere. */
    public static final TargetType ZERO = new PlainType(Kind.ZERO);

    /** {@code error}: everything fails. */
    public static final TargetType ERROR = new PlainType(Kind.ERROR);

    private PlainTargets() {
    }

    private enum Kind {
        ZERO, ERROR
    }

    private record PlainType(Kind kind) implements TargetType {
        @Override
        public String name() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String version(Profile profile) {
            boolean old = profile.dm().ioctlVersion().compareTo("4.48") < 0;
            return kind == Kind.ZERO ? old ? "1.1.0" : "1.2.0" : old ? "1.5.0" : "1.7.0";
        }

        @Override
        public Traits traits(Profile profile) {
            return new Traits(Has.of(kind == Kind.ERROR), Has.NO, Has.NO, Has.NO);
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (kind == Kind.ZERO && !args.isEmpty()) {
                throw TargetError.invalid("No arguments required");
            }
            return new PlainTarget(start, length, this);
        }
    }

    private record PlainTarget(long start, long length, PlainType type) implements Target {
        @Override
        public MapResult map(Kernel kernel, Bio bio) {
            boolean passes = type.kind() == Kind.ZERO && (bio.op() == BioOp.READ || bio.op() == BioOp.WRITE);
            return passes ? new Zeroed() : new Killed();
        }

        @Override
        public String table(Kernel kernel) {
            return "";
        }
    }
}
