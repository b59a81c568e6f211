package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.model.command.PercentBase;
import volscope.model.command.Sign;
import volscope.model.command.Value;
import volscope.sim.lvm.text.SizeText;

/**
 * What a line of {@code lvextend}, {@code lvreduce} or {@code lvresize} asks for.
 *
 * @param direction
 *            which way the size may change
 * @param path
 *            the volume
 * @param pvs
 *            the physical volumes to use, all if none is named
 * @param amount
 *            how much; empty if the settings decide, or if only a pool's metadata change
 * @param metadata
 *            how much metadata a pool is to have, if they change
 * @param stripes
 *            the stripes of new extents, 0 as they are
 * @param stripeSectors
 *            their size, 0 as it is
 */
record ResizeRequest(Direction direction, LvPath path, List<String> pvs, Optional<Amount> amount, Optional<Amount> metadata, long stripes,
        long stripeSectors) {

    private static final long STRIPE_LIMIT = 0x40000000L;

    /** Which way a size may change. */
    enum Direction {
        EXTEND, REDUCE, ANY
    }

    /** A size or a difference. */
    sealed interface Amount {

        /** Whether it is a difference. */
        Sign sign();
    }

    /**
     * A size.
     *
     * @param sign
     *            whether it is a difference
     * @param sectors
     *            how much
     */
    record OfSectors(Sign sign, long sectors) implements Amount {
    }

    /**
     * A number of extents, or a percentage.
     *
     * @param sign
     *            whether it is a difference
     * @param number
     *            how many, or how many percent
     * @param base
     *            what it is a percentage of
     */
    record OfExtents(Sign sign, long number, Optional<PercentBase> base) implements Amount {
    }

    /** Reads a line. */
    static ResizeRequest read(LvmContext context, Direction direction) {
        List<String> words = context.line().operands();
        Optional<Value.Size> stripeSize = context.line().size("stripesize");
        long stripeSectors = stripeSize.map(Value.Size::sectors).orElse(0L);
        if (stripeSectors > STRIPE_LIMIT) {
            throw context.misuse("Stripe size cannot be larger than " + SizeText.display(STRIPE_LIMIT) + ".");
        }
        return new ResizeRequest(direction, path(context, words.getFirst()), words.subList(1, words.size()), amount(context),
                sectors(context, "poolmetadatasize"), context.line().number("stripes").orElse(0), stripeSectors);
    }

    private static Optional<Amount> amount(LvmContext context) {
        if (context.line().has("use-policies")) {
            return Optional.empty();
        }
        Optional<Amount> extents = context.line().extents("extents")
                .map(value -> new OfExtents(value.sign(), value.amount(), value.base()));
        Optional<Amount> given = sectors(context, "size").or(() -> extents);
        return given.isPresent() || context.line().has("poolmetadatasize")
                ? given
                : Optional.of(new OfExtents(Sign.PLUS, 100, Optional.of(PercentBase.PVS)));
    }

    private static Optional<Amount> sectors(LvmContext context, String option) {
        return context.line().size(option).map(value -> new OfSectors(value.sign(), value.sectors()));
    }

    /** Whether the settings decide how much. */
    boolean isByPolicy() {
        return amount.isEmpty() && metadata.isEmpty();
    }

    /** Whether only the metadata of a pool change. */
    boolean isOfMetadata() {
        return amount.isEmpty() && metadata.isPresent();
    }

    /** What it asks for the metadata of a pool. */
    ResizeRequest ofMetadata() {
        return new ResizeRequest(direction, path, pvs, metadata, Optional.empty(), 0, 0);
    }

    private static LvPath path(LvmContext context, String word) {
        LvPath path = LvPath.parse(word);
        if (path.volume().isPresent()) {
            return path;
        }
        Optional<String> group = context.defaultGroup();
        if (group.isEmpty()) {
            throw context.misuse("Please specify a logical volume path.");
        }
        return new LvPath(group.get(), Optional.of(path.group()));
    }

    /** Whether the size is a percentage of room, so that less will do. */
    boolean isApproximate() {
        return amount.filter(OfExtents.class::isInstance).map(OfExtents.class::cast).filter(ResizeRequest::isApproximate).isPresent();
    }

    private static boolean isApproximate(OfExtents extents) {
        PercentBase base = extents.base().orElse(PercentBase.LV);
        return switch (base) {
            case FREE -> extents.sign() != Sign.MINUS;
            case VG, PVS -> extents.sign() == Sign.NONE;
            case LV, ORIGIN -> false;
        };
    }

    /** Whether the size is a percentage. */
    boolean isPercentage() {
        return amount.filter(given -> given instanceof OfSectors || given instanceof OfExtents extents && extents.base().isEmpty())
                .isEmpty();
    }
}
