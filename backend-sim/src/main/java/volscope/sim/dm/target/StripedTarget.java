package volscope.sim.dm.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        public Traits traits(Profile profile) {
            return Traits.FULL;
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (args.size() < 2) {
                throw TargetError.invalid("Not enough arguments");
            }
            long count = positive(args.get(0), "Invalid stripe count");
            long chunk = positive(args.get(1), "Invalid chunk_size");
            if (length % count != 0) {
                throw TargetError.invalid("Target length not divisible by number of stripes");
            }
            if (length / count % chunk != 0) {
                throw TargetError.invalid("Target length not divisible by chunk size");
            }
            if (args.size() != 2 + 2 * count) {
                throw TargetError.invalid("Not enough destinations specified");
            }
            return new StripedTarget(start, length, chunk, destinations(builder, args.subList(2, args.size())));
        }
    };

    private static long positive(String word, String reason) {
        return Arguments.uint(word).stream().filter(n -> n > 0).findFirst().orElseThrow(() -> TargetError.invalid(reason));
    }

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

    private int index(long sector) {
        return (int) ((sector - start) / chunk % stripes.size());
    }

    private long lower(long sector) {
        long off = sector - start;
        return stripes.get(index(sector)).offset() + off / chunk / stripes.size() * chunk + off % chunk;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return switch (bio.op()) {
            case READ, WRITE -> new Remapped(bio.at(stripes.get(index(bio.sector())).dev(), lower(bio.sector())));
            case FLUSH -> new Spread(stripes.stream().map(stripe -> bio.at(stripe.dev(), 0)).toList());
            case DISCARD, WRITE_ZEROES -> new Spread(ranges(bio));
        };
    }

    /** The part of a range that falls on each stripe, which is one range there. */
    private List<Bio> ranges(Bio bio) {
        List<Bio> ranges = new ArrayList<>();
        for (int i = 0; i < stripes.size(); i++) {
            long from = before(i, bio.sector());
            long to = before(i, bio.endSector());
            if (from < to) {
                ranges.add(bio.part(bio.id(), 0, to - from, bio.end()).at(stripes.get(i).dev(), stripes.get(i).offset() + from));
            }
        }
        return ranges;
    }

    /** How many sectors in front of a sector lie on a stripe. */
    private long before(int stripe, long sector) {
        long off = sector - start;
        long row = off / chunk / stripes.size();
        long column = off / chunk % stripes.size();
        return row * chunk + (column > stripe ? chunk : column == stripe ? off % chunk : 0);
    }

    @Override
    public String table(Kernel kernel) {
        return stripes.size() + " " + chunk
                + stripes.stream().map(stripe -> " " + stripe.dev() + " " + Long.toUnsignedString(stripe.offset()))
                        .collect(Collectors.joining());
    }

    @Override
    public Optional<IoHints> hints(Kernel kernel) {
        int bytes = (int) Sectors.toBytes(chunk);
        return Optional.of(new IoHints(bytes, bytes * stripes.size()));
    }

    @Override
    public String measured(Kernel kernel) {
        StringBuilder text = new StringBuilder(",stripes=" + stripes.size() + ",chunk_size=" + chunk);
        for (int i = 0; i < stripes.size(); i++) {
            String name = ",stripe_" + i;
            text.append(name).append("_device_name=").append(stripes.get(i).dev());
            text.append(name).append("_physical_start=").append(Long.toUnsignedString(stripes.get(i).offset()));
            text.append(name).append("_status=A");
        }
        return text.toString();
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
    public Optional<Area> below(Kernel kernel, long sector) {
        return Optional.of(new Area(stripes.get(index(sector)).dev(), lower(sector), 1));
    }

    @Override
    public Dax.Access directAccess(Kernel kernel, long page, long pages, Dax.Intent intent) {
        long sector = page * Sectors.PER_PAGE;
        return DaxBelow.access(kernel, stripes.get(index(sector)).dev(), lower(sector), pages, intent);
    }
}
