package volscope.sim.dm.target;

import java.util.List;
import java.util.stream.Collectors;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile;

/**
 * {@code delay} and {@code flakey}: targets for tests, which pass everything on here.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param type
 *            which of the two
 * @param dev
 *            the lower device
 * @param offset
 *            the lower device's sector for {@code start}
 * @param rest
 *            the numbers behind the offset, as given
 */
public record PassTarget(long start, long length, TargetType type, DevNo dev, long offset, List<String> rest) implements Target {

    /** {@code delay}: device, offset, milliseconds, perhaps the same for writes and for flushes. */
    public static final TargetType DELAY = new PassType("delay", "1.3.0", "Invalid argument count", "Device lookup failed");

    /** {@code flakey}: device, offset, seconds up, seconds down. */
    public static final TargetType FLAKEY = new PassType("flakey", "1.5.0", "Invalid argument count", "Device lookup failed");

    public PassTarget {
        rest = List.copyOf(rest);
    }

    private record PassType(String name, String version, String badCount, String badDevice) implements TargetType {
        @Override
        public String version(Profile profile) {
            return version;
        }

        @Override
        public Traits traits(Profile profile) {
            return new Traits(Has.NO, Has.YES, Has.YES, Has.NO);
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (name.equals("delay") ? args.size() != 3 && args.size() != 6 && args.size() != 9 : args.size() < 4) {
                throw TargetError.invalid(badCount);
            }
            long offset = Arguments.sector(args.get(1)).orElseThrow(() -> TargetError.invalid("Invalid device sector"));
            List<String> rest = args.subList(2, args.size());
            if (rest.stream().anyMatch(word -> Arguments.unsigned(word).isEmpty())) {
                throw TargetError.invalid(name.equals("delay") ? "Invalid delay" : "Invalid up interval");
            }
            return new PassTarget(start, length, this, builder.open(args.get(0), builder.access(), badDevice), offset, rest);
        }
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return new Remapped(bio.at(dev, bio.sectors() == 0 ? 0 : offset + bio.sector() - start));
    }

    @Override
    public String table(Kernel kernel) {
        return dev + " " + offset + rest.stream().map(word -> " " + word).collect(Collectors.joining());
    }

    @Override
    public List<Area> areas() {
        return List.of(new Area(dev, offset, length));
    }
}
