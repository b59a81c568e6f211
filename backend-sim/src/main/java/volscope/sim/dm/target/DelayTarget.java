package volscope.sim.dm.target;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Work;
import volscope.sim.profile.Profile;

/**
 * {@code delay}: passes bios on a while later.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param ways
 *            where to and how late: for reads, then perhaps for writes, then perhaps for flushes; who has none goes the way before
 */
public record DelayTarget(long start, long length, List<Way> ways) implements Target {

    private static final long MILLISECOND = 1_000_000;
    private static final int WORDS = 3;

    /**
     * One class of bios.
     *
     * @param dev
     *            the lower device
     * @param offset
     *            the lower device's sector for the target's first
     * @param delay
     *            milliseconds
     */
    public record Way(DevNo dev, long offset, long delay) {

        @Override
        public String toString() {
            return dev + " " + Long.toUnsignedString(offset) + " " + delay;
        }
    }

    /** The kind. */
    public static final TargetType TYPE = new TargetType() {
        @Override
        public String name() {
            return "delay";
        }

        @Override
        public Traits traits(Profile profile) {
            return new Traits(Has.NO, Has.YES, Has.YES, Has.NO);
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (args.size() != WORDS && args.size() != 2 * WORDS && args.size() != 3 * WORDS) {
                throw TargetError.invalid("Requires exactly 3, 6 or 9 arguments");
            }
            List<Way> ways = new ArrayList<>();
            for (int i = 0; i < args.size(); i += WORDS) {
                ways.add(way(builder, args.subList(i, i + WORDS)));
            }
            return new DelayTarget(start, length, ways);
        }
    };

    public DelayTarget {
        ways = List.copyOf(ways);
    }

    private static Way way(TableBuilder builder, List<String> args) {
        long offset = Arguments.sector(args.get(1)).orElseThrow(() -> TargetError.invalid("Invalid device sector"));
        long delay = Arguments.unsigned(args.get(2)).orElseThrow(() -> TargetError.invalid("Invalid delay")) & 0xffffffffL;
        return new Way(builder.open(args.get(0), builder.access(), "Device lookup failed"), offset, delay);
    }

    @Override
    public TargetType type() {
        return TYPE;
    }

    private Way way(Bio bio) {
        int wanted = switch (bio.op()) {
            case READ -> 0;
            case WRITE, DISCARD, WRITE_ZEROES -> 1;
            case FLUSH -> 2;
        };
        return ways.get(Math.min(wanted, ways.size() - 1));
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        Way way = way(bio);
        Bio lower = bio.at(way.dev(), bio.sectors() == 0 ? 0 : way.offset() + bio.sector() - start);
        if (way.delay() == 0) {
            return new Remapped(lower);
        }
        kernel.at(kernel.now() + way.delay() * MILLISECOND, new Late(lower));
        return new Submitted();
    }

    private record Late(Bio bio) implements Work {
        @Override
        public String label() {
            return "delayed " + bio.label();
        }

        @Override
        public void run(Kernel kernel) {
            kernel.get(Block.LAYER).submit(bio);
        }
    }

    @Override
    public String table(Kernel kernel) {
        return ways.stream().map(Way::toString).collect(Collectors.joining(" "));
    }

    @Override
    public String info(Kernel kernel) {
        return "0 0 0";
    }

    @Override
    public List<Area> areas() {
        List<Way> all = new ArrayList<>(ways);
        while (all.size() < 3) {
            all.add(all.getLast());
        }
        return all.stream().map(way -> new Area(way.dev(), way.offset(), length)).toList();
    }
}
