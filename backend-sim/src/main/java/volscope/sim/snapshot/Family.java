package volscope.sim.snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.sim.device.DevNo;

/**
 * The snapshots of one origin device, by their numbers; an immutable value.
 *
 * @param order
 *            all, in the order they are asked: largest chunk first, among equals those that were put in first
 * @param places
 *            the place of each
 * @param byCow
 *            those over one store: one, or two while one hands over to the other
 * @param merges
 *            those that are merged into the origin
 */
public record Family(PSortedMap<Place, Long> order, PMap<Long, Place> places, PMap<DevNo, PVector<Long>> byCow, PVector<Long> merges) {

    /** None. */
    static final Family NONE = new Family(TreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty());

    /**
     * A place in the order.
     *
     * @param chunk
     *            sectors of a chunk when it was put in
     * @param ticket
     *            grows among equals
     */
    public record Place(long chunk, long ticket) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::chunk).reversed().thenComparingLong(Place::ticket);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The family with a snapshot more, behind those of the same chunk size. */
    Family plus(Snapshot snapshot) {
        Place last = order.floorKey(new Place(snapshot.chunk, Long.MAX_VALUE));
        Place place = new Place(snapshot.chunk, last != null && last.chunk() == snapshot.chunk ? last.ticket() + 1 : 0);
        PVector<Long> sharing = byCow.getOrDefault(snapshot.cow, TreePVector.empty()).plus(snapshot.id);
        return new Family(order.plus(place, snapshot.id), places.plus(snapshot.id, place), byCow.plus(snapshot.cow, sharing),
                snapshot.isMerge() ? merges.plus(snapshot.id) : merges);
    }

    /** The family without a snapshot. */
    Family minus(Snapshot snapshot) {
        PVector<Long> sharing = byCow.getOrDefault(snapshot.cow, TreePVector.empty()).minus((Object) snapshot.id);
        return new Family(order.minus(place(snapshot.id)), places.minus(snapshot.id),
                sharing.isEmpty() ? byCow.minus(snapshot.cow) : byCow.plus(snapshot.cow, sharing), merges.minus((Object) snapshot.id));
    }

    private Place place(long id) {
        return Objects.requireNonNull(places.get(id), "a snapshot of this family");
    }

    /** Those over a store, in order. */
    List<Long> sharing(DevNo cow) {
        return inOrder(byCow.getOrDefault(cow, TreePVector.empty()));
    }

    /** Those that are merged into the origin, in order. */
    List<Long> merging() {
        return inOrder(merges);
    }

    private List<Long> inOrder(PVector<Long> ids) {
        return ids.size() < 2 ? ids : ids.stream().sorted(Comparator.comparing(this::place)).toList();
    }

    /** Whether it has nobody. */
    boolean isEmpty() {
        return order.isEmpty();
    }
}
