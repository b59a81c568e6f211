package volscope.sim.dm.target;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Bio;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile;

/**
 * {@code linear}: sectors of one device, moved.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param dev
 *            the lower device
 * @param offset
 *            the lower device's sector for {@code start}
 */
public record LinearTarget(long start, long length, DevNo dev, long offset) implements Target {

    /** The kind. */
    public static final TargetType TYPE = new TargetType() {
        @Override
        public String name() {
            return "linear";
        }

        @Override
        public Traits traits(Profile profile) {
            return Traits.FULL;
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (args.size() != 2) {
                throw TargetError.invalid("Invalid argument count");
            }
            long offset = Arguments.sector(args.get(1)).orElseThrow(() -> TargetError.invalid("Invalid device sector"));
            DevNo dev = builder.open(args.get(0), builder.access(), "Device lookup failed");
            return new LinearTarget(start, length, dev, offset);
        }
    };

    @Override
    public TargetType type() {
        return TYPE;
    }

    private long lower(long sector) {
        return offset + sector - start;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return new Remapped(bio.at(dev, bio.sectors() == 0 ? 0 : lower(bio.sector())));
    }

    @Override
    public String table(Kernel kernel) {
        return dev + " " + Long.toUnsignedString(offset);
    }

    @Override
    public String measured(Kernel kernel) {
        return ",device_name=" + dev + ",start=" + Long.toUnsignedString(offset);
    }

    @Override
    public List<Area> areas() {
        return List.of(new Area(dev, offset, length));
    }

    @Override
    public Optional<Area> below(Kernel kernel, long sector) {
        return Optional.of(new Area(dev, lower(sector), 1));
    }

    @Override
    public Dax.Access directAccess(Kernel kernel, long page, long pages, Dax.Intent intent) {
        return DaxBelow.access(kernel, dev, lower(page * Sectors.PER_PAGE), pages, intent);
    }
}
