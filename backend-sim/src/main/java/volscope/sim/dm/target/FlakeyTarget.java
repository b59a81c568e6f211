package volscope.sim.dm.target;

import java.util.List;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.dm.target.FlakeyFeatures.Corruption;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile;

/**
 * {@code flakey}: works for a while, then fails for a while. What it is to corrupt on reads it lets through: the kernel looks for the byte
 * when the bio's iterator has already come to its end.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param dev
 *            the lower device
 * @param offset
 *            the lower device's sector for {@code start}
 * @param clock
 *            when it works
 * @param features
 *            what it does when not
 */
public record FlakeyTarget(long start, long length, DevNo dev, long offset, Clock clock, FlakeyFeatures features) implements Target {

    private static final long SECOND = 1_000_000_000;
    private static final long UINT_MAX = 0xffffffffL;

    /**
     * When it works.
     *
     * @param since
     *            when its time began, in nanoseconds since power-on
     * @param up
     *            seconds of work
     * @param down
     *            seconds of failure
     */
    public record Clock(long since, long up, long down) {

        boolean isDown(long now) {
            return (now - since) / SECOND % (up + down) >= up;
        }
    }

    /** The kind. */
    public static final TargetType TYPE = new TargetType() {
        @Override
        public String name() {
            return "flakey";
        }

        @Override
        public Traits traits(Profile profile) {
            return new Traits(Has.NO, Has.YES, Has.YES, Has.NO);
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (args.size() < 4) {
                throw TargetError.invalid("Invalid argument count");
            }
            long offset = Arguments.sector(args.get(1)).orElseThrow(() -> TargetError.invalid("Invalid device sector"));
            long up = FlakeyFeatures.number(args.get(2), 0, UINT_MAX, "Invalid up interval");
            long down = FlakeyFeatures.number(args.get(3), 0, UINT_MAX, "Invalid up interval");
            if ((up + down & UINT_MAX) == 0) {
                throw TargetError.invalid("Total (up + down) interval is zero");
            }
            if (up + down > UINT_MAX) {
                throw TargetError.invalid("Interval overflow");
            }
            FlakeyFeatures features = FlakeyFeatures.parse(args.subList(4, args.size()));
            DevNo dev = builder.open(args.get(0), builder.access(), "Device lookup failed");
            return new FlakeyTarget(start, length, dev, offset, new Clock(builder.kernel().now(), up, down), features);
        }
    };

    @Override
    public TargetType type() {
        return TYPE;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        Bio lower = bio.at(dev, bio.sectors() == 0 ? 0 : offset + bio.sector() - start);
        if (!clock.isDown(kernel.now())) {
            return new Remapped(lower);
        }
        if (features.isNone()) {
            return new Killed();
        }
        return bio.op() == BioOp.READ ? new Remapped(lower) : written(lower);
    }

    private MapResult written(Bio lower) {
        return switch (features.writes()) {
            case DROPPED -> new Zeroed();
            case FAILED -> new Killed();
            case USUAL -> new Remapped(lower.op() == BioOp.WRITE ? damaged(lower) : lower);
        };
    }

    private Bio damaged(Bio bio) {
        return features.corruption().filter(c -> c.direction().equals("w") && c.flags() == 0)
                .map(c -> new Bio(bio.id(), bio.op(), bio.dev(), bio.sector(), bio.sectors(), bio.flags(), damage(bio.data(), c),
                        bio.end()))
                .orElse(bio);
    }

    private static Data damage(Data data, Corruption corruption) {
        if (corruption.byteNumber() > data.length()) {
            return data;
        }
        byte[] bytes = data.toArray();
        bytes[(int) corruption.byteNumber() - 1] = (byte) corruption.value();
        return Data.of(bytes);
    }

    @Override
    public String table(Kernel kernel) {
        return dev + " " + Long.toUnsignedString(offset) + " " + clock.up() + " " + clock.down() + " " + features;
    }

    @Override
    public List<Area> areas() {
        return List.of(new Area(dev, offset, length));
    }
}
