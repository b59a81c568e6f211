package volscope.model.command;

import java.util.Optional;

/** The value of an option, read as its kind says. */
public sealed interface Value {

    /** The value as it was written. */
    String raw();

    /** A name, a path or any other text. */
    record Text(String raw) implements Value {
    }

    /** One of a few words. */
    record Word(String raw) implements Value {
    }

    /**
     * A size.
     *
     * @param raw
     *            as it was written
     * @param sign
     *            its sign
     * @param sectors
     *            its amount in sectors of 512 bytes, fractions dropped
     */
    record Size(String raw, Sign sign, long sectors) implements Value {
    }

    /**
     * A number of extents or a percentage of some.
     *
     * @param raw
     *            as it was written
     * @param sign
     *            its sign
     * @param amount
     *            extents, or percent if there is a base
     * @param base
     *            what it is a percentage of
     */
    record Extents(String raw, Sign sign, long amount, Optional<PercentBase> base) implements Value {
    }

    /**
     * A number.
     *
     * @param raw
     *            as it was written
     * @param sign
     *            its sign
     * @param amount
     *            its amount, never negative
     */
    record Count(String raw, Sign sign, long amount) implements Value {
    }

    /** Whether it is a size or a number of nothing. */
    default boolean isZero() {
        return switch (this) {
            case Size size -> size.sectors() == 0;
            case Extents extents -> extents.amount() == 0;
            case Count count -> count.amount() == 0;
            case Text text -> false;
            case Word word -> false;
        };
    }
}
