package volscope.sim.dm.target;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profile.ErrorArguments;

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
        public Traits traits(Profile profile) {
            return new Traits(Has.of(kind == Kind.ERROR), Has.NO, Has.NO, Has.NO);
        }

        @Override
        public Set<Rule> rules() {
            return kind == Kind.ERROR ? Set.of(Rule.WILDCARD) : Set.of();
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (kind == Kind.ZERO && !args.isEmpty()) {
                throw TargetError.invalid("No arguments required");
            }
            boolean device = kind == Kind.ERROR && args.size() == 2
                    && builder.kernel().profile().dm().errorArguments() == ErrorArguments.DEVICE;
            return new PlainTarget(start, length, this, device ? Optional.of(area(builder, length, args)) : Optional.empty());
        }

        private static Target.Area area(TableBuilder builder, long length, List<String> args) {
            long offset = Arguments.sector(args.get(1)).orElseThrow(() -> TargetError.invalid("Invalid device sector"));
            DevNo dev = builder.open(args.get(0), builder.access(), "Device lookup failed");
            return new Target.Area(dev, offset, length);
        }
    }

    private record PlainTarget(long start, long length, PlainType type, Optional<Area> area) implements Target {
        @Override
        public MapResult map(Kernel kernel, Bio bio) {
            boolean zero = type.kind() == Kind.ZERO;
            return switch (bio.op()) {
                case READ -> zero && !bio.has(BioFlag.READAHEAD) ? new Zeroed() : new Killed();
                case WRITE -> zero ? new Zeroed() : new Killed();
                default -> new Killed();
            };
        }

        @Override
        public String table(Kernel kernel) {
            return "";
        }

        @Override
        public List<Area> areas() {
            return area.stream().toList();
        }
    }
}
