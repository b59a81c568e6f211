package volscope.sim.lvm.metadata;

import java.util.List;
import java.util.function.UnaryOperator;

/** A run of a logical volume's extents that are mapped in one way. */
public sealed interface Segment permits Segment.Striped, Segment.Snapshot, Segment.Virtual, PoolSegment, ThinSegment {

    /** Its place in the volume. */
    Extents extents();

    /** The type as a table or a report names it: {@code linear}, {@code striped}, {@code snapshot}, {@code error}, {@code zero}. */
    String type();

    /** The same at another place of the volume. */
    Segment at(Extents place);

    /** The names of the volumes it refers to. */
    default List<String> volumes() {
        return List.of();
    }

    /** The same with other names of volumes it refers to. */
    default Segment renaming(UnaryOperator<String> names) {
        return this;
    }

    /** The same after a physical volume got another id. */
    default Segment on(LvmId old, LvmId now) {
        return this;
    }

    /**
     * Where a stripe lies.
     *
     * @param pv
     *            its physical volume
     * @param extent
     *            its first physical extent
     */
    record Area(LvmId pv, long extent) {
    }

    /**
     * Extents on one or several physical volumes; one stripe makes it linear.
     *
     * @param extents
     *            its place in the volume
     * @param stripeSectors
     *            the stripe size, 0 if linear
     * @param areas
     *            one per stripe
     */
    record Striped(Extents extents, long stripeSectors, List<Area> areas) implements Segment {

        public Striped {
            areas = List.copyOf(areas);
        }

        @Override
        public String type() {
            return areas.size() == 1 ? "linear" : "striped";
        }

        @Override
        public Striped at(Extents place) {
            return new Striped(place, stripeSectors, areas);
        }

        @Override
        public Striped on(LvmId old, LvmId now) {
            return new Striped(extents, stripeSectors,
                    areas.stream().map(area -> area.pv().equals(old) ? new Area(now, area.extent()) : area).toList());
        }

        /** How many physical extents each stripe takes. */
        public long areaLength() {
            return extents.count() / areas.size();
        }

        /** The physical extents of a stripe. */
        public Extents physical(Area area) {
            return new Extents(area.extent(), areaLength());
        }
    }

    /**
     * The relation of an origin and a store. It is the only segment of a hidden volume named {@code snapshotN}.
     *
     * @param extents
     *            the origin's extents
     * @param origin
     *            the name of the origin
     * @param cow
     *            the name of the store
     * @param chunkSectors
     *            the chunk size
     * @param state
     *            whether it is to be merged into its origin
     */
    record Snapshot(Extents extents, String origin, String cow, long chunkSectors, Merge state) implements Segment {

        @Override
        public String type() {
            return "snapshot";
        }

        @Override
        public Snapshot at(Extents place) {
            return new Snapshot(place, origin, cow, chunkSectors, state);
        }

        /** Whether a volume is its origin or store. */
        public boolean names(String volume) {
            return origin.equals(volume) || cow.equals(volume);
        }

        @Override
        public List<String> volumes() {
            return List.of(origin, cow);
        }

        @Override
        public Snapshot renaming(UnaryOperator<String> names) {
            return new Snapshot(extents, names.apply(origin), names.apply(cow), chunkSectors, state);
        }

        /** Whether it is to be merged into its origin. */
        public boolean isMerging() {
            return state == Merge.MERGING;
        }

        /** The same, to be merged. */
        public Snapshot merging() {
            return new Snapshot(extents, origin, cow, chunkSectors, Merge.MERGING);
        }
    }

    /** What is to become of a snapshot. */
    enum Merge {
        NONE, MERGING
    }

    /**
     * Extents without a place: reads give errors or zeros.
     *
     * @param extents
     *            its place in the volume
     * @param type
     *            {@code error} or {@code zero}
     */
    record Virtual(Extents extents, String type) implements Segment {
        @Override
        public Virtual at(Extents place) {
            return new Virtual(place, type);
        }
    }
}
