package volscope.sim.lvm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A volume whose blocks come from a pool.
 *
 * @param extents
 *            its place in the volume
 * @param pool
 *            the pool
 * @param transaction
 *            the pool's number when it was made
 * @param device
 *            its number in the pool
 * @param origin
 *            the thin volume it is a snapshot of
 * @param external
 *            the volume outside of the pool that it is a snapshot of
 * @param merge
 *            the thin volume whose place it is to take
 */
public record ThinSegment(Extents extents, String pool, long transaction, int device, Optional<String> origin, Optional<String> external,
        Optional<String> merge) implements Segment {

    @Override
    public String type() {
        return "thin";
    }

    @Override
    public ThinSegment at(Extents place) {
        return new ThinSegment(place, pool, transaction, device, origin, external, merge);
    }

    @Override
    public List<String> volumes() {
        return Stream.of(Stream.of(pool), origin.stream(), external.stream(), merge.stream()).flatMap(one -> one).distinct().toList();
    }

    @Override
    public ThinSegment renaming(UnaryOperator<String> names) {
        return new ThinSegment(extents, names.apply(pool), transaction, device, origin.map(names), external.map(names), merge.map(names));
    }

    /** The same as a snapshot of nothing. */
    public ThinSegment alone() {
        return new ThinSegment(extents, pool, transaction, device, Optional.empty(), external, Optional.empty());
    }

    /** The same, to take the place of a volume, or not. */
    public ThinSegment merging(Optional<String> into) {
        return new ThinSegment(extents, pool, transaction, device, origin, external, into);
    }
}
