package volscope.sim.dm.target;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import volscope.sim.device.Bio;
import volscope.sim.device.Block;
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
 * {@code striped}: chunks dealt out over several devices.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param chunk
 *            sectors of a chunk
 * @param stripes
 *            the devices, in the order they are dealt to
 */
public record StripedTarget(long start, long length, long chunk, List<Stripe> stripes) implements Target {

    /**
     * One device of the stripes.
     *
     * @param dev
     *            the device
     * @param offset
     *            where its part starts
     */
    public record Stripe(DevNo dev, long offset) {
    }

    /** The kind. */
    public static final TargetType TYPE = new TargetType() {
        @Override
        public String name() {
            return "striped";
        }

        @Override
        public String version(Profile profile) {
            return "1.6.0";
        }

        @Override
        public Traits traits(Profile profile) {
            return Traits.FULL;
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (args.size() < 2) {
                throw TargetError.invalid("Not enough arguments");
            }
            int count = (int) Arguments.unsigned(args.get(0)).stream().filter(n -> n > 0 && n <= Integer.MAX_VALUE).findFirst()
                    .orElseThrow(() -> TargetError.invalid("Invalid stripe count"));
            long chunk = Arguments.unsigned(args.get(1)).stream().filter(n -> n > 0 && n <= 0xffffffffL).findFirst()
                    .orElseThrow(() -> TargetError.invalid("Invalid chunk_size"));
            if (length % count != 0) {
                throw TargetError.invalid("Target length not divisible by number of stripes");
            }
            if (length / count % chunk != 0) {
                throw TargetError.invalid("Target length not divisible by chunk size");
            }
            if (args.size() != 2L + 2L * count) {
                throw TargetError.invalid("Not enough destinations specified");
            }
            return new StripedTarget(start, length, chunk, destinations(builder, args.subList(2, args.size())));
        }
    };

    public StripedTarget {
        stripes = List.copyOf(stripes);
    }

    private static List<Stripe> destinations(TableBuilder builder, List<String> args) {
        List<Stripe> stripes = new ArrayList<>();
        for (int i = 0; i < args.size(); i += 2) {
            long offset = Arguments.sector(args.get(i + 1)).orElseThrow(() -> TargetError.invalid("Couldn't parse stripe destination"));
            stripes.add(new Stripe(builder.open(args.get(i), builder.access(), "Couldn't parse stripe destination"), offset));
        }
        return stripes;
    }

    @Override
    public TargetType type() {
        return TYPE;
    }

    @Override
    public long maxIoLen(Kernel kernel) {
        return chunk;
    }

    private Stripe stripe(long sector) {
        return stripes.get((int) ((sector - start) / chunk % stripes.size()));
    }

    private long lower(long sector) {
        long off = sector - start;
        return stripe(sector).offset() + off / chunk / stripes.size() * chunk + off % chunk;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return bio.sectors() == 0
                ? new Remapped(bio.at(stripes.get(0).dev(), 0))
                : new Remapped(bio.at(stripe(bio.sector()).dev(), lower(bio.sector())));
    }

    @Override
    public String table(Kernel kernel) {
        return stripes.size() + " " + chunk
                + stripes.stream().map(stripe -> " " + stripe.dev() + " " + stripe.offset()).collect(Collectors.joining());
    }

    @Override
    public String info(Kernel kernel) {
        return stripes.size() + stripes.stream().map(stripe -> " " + stripe.dev()).collect(Collectors.joining()) + " 1 "
                + "A".repeat(stripes.size());
    }

    @Override
    public List<Area> areas() {
        return stripes.stream().map(stripe -> new Area(stripe.dev(), stripe.offset(), length / stripes.size())).toList();
    }

    @Override
    public Dax.Access directAccess(Kernel kernel, long page, long pages, Dax.Intent intent) {
        long sector = page * Sectors.PER_PAGE;
        return kernel.get(Block.LAYER).directAccess(stripe(sector).dev(), lower(sector) / Sectors.PER_PAGE, pages, intent);
    }
}
