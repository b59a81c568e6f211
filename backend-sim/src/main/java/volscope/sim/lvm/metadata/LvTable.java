package volscope.sim.lvm.metadata;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The logical volumes of a group, hidden ones included, in the order of the metadata; an immutable value whose changes share the rest. */
public final class LvTable {

    /** No volumes. */
    public static final LvTable EMPTY = new LvTable(TreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(),
            HashTreePMap.empty(), 0);

    private final PSortedMap<Long, LogicalVolume> volumes;
    private final PMap<String, Long> places;
    /** The place of the relation of a store. */
    private final PMap<String, Long> byCow;
    /** The places of the relations of an origin. */
    private final PMap<String, PSortedMap<Long, Boolean>> byOrigin;
    /** The places of the volumes that refer to a volume otherwise. */
    private final PMap<String, PSortedMap<Long, Boolean>> users;
    private final long next;

    private LvTable(PSortedMap<Long, LogicalVolume> volumes, PMap<String, Long> places, PMap<String, Long> byCow,
            PMap<String, PSortedMap<Long, Boolean>> byOrigin, PMap<String, PSortedMap<Long, Boolean>> users, long next) {
        this.users = users;
        this.volumes = volumes;
        this.places = places;
        this.byCow = byCow;
        this.byOrigin = byOrigin;
        this.next = next;
    }

    /** These volumes, in this order. */
    static LvTable of(List<LogicalVolume> list) {
        LvTable table = EMPTY;
        for (LogicalVolume volume : list) {
            table = table.plus(volume);
        }
        return table;
    }

    /** All volumes, in order. */
    public Collection<LogicalVolume> list() {
        return volumes.values();
    }

    /** The volume of a name. */
    public Optional<LogicalVolume> find(String name) {
        return Optional.ofNullable(places.get(name)).map(volumes::get);
    }

    /** Whether a name is taken. */
    public boolean contains(String name) {
        return places.containsKey(name);
    }

    /** The {@code snapshotN} of a store. */
    public Optional<LogicalVolume> relationOf(String cow) {
        return Optional.ofNullable(byCow.get(cow)).map(volumes::get);
    }

    /** The {@code snapshotN} of an origin, oldest first. */
    public List<LogicalVolume> relationsTo(String origin) {
        PSortedMap<Long, Boolean> found = byOrigin.get(origin);
        return found == null ? List.of() : found.keySet().stream().map(volumes::get).toList();
    }

    /** Whether a volume is the origin of a relation. */
    public boolean isOrigin(String name) {
        return byOrigin.containsKey(name);
    }

    /** The volumes that refer to a volume, snapshot relations left out, in order. */
    public List<LogicalVolume> usersOf(String name) {
        PSortedMap<Long, Boolean> found = users.get(name);
        return found == null ? List.of() : found.keySet().stream().map(volumes::get).toList();
    }

    /** The table with a volume more, at the end. */
    public LvTable plus(LogicalVolume volume) {
        if (contains(volume.name())) {
            throw new IllegalArgumentException("two volumes named " + volume.name());
        }
        return put(next, volume, next + 1);
    }

    /** The table without a volume. */
    public LvTable minus(String name) {
        long place = place(name);
        LvTable less = unrelate(place);
        return new LvTable(less.volumes.minus(place), less.places.minus(name), less.byCow, less.byOrigin, less.users, next);
    }

    /** The table with another volume in the place of the one of that name. */
    public LvTable replace(String name, LogicalVolume volume) {
        long place = place(name);
        LvTable less = unrelate(place);
        return new LvTable(less.volumes, less.places.minus(name), less.byCow, less.byOrigin, less.users, next).put(place, volume, next);
    }

    private long place(String name) {
        Long place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no volume named " + name);
        }
        return place;
    }

    private LvTable put(long place, LogicalVolume volume, long newNext) {
        LvTable more = new LvTable(volumes.plus(place, volume), places.plus(volume.name(), place), byCow, byOrigin, users, newNext);
        return volume.snapshot().map(relation -> more.relate(place, relation)).orElseGet(() -> more.use(place, volume));
    }

    private LvTable relate(long place, Segment.Snapshot relation) {
        return new LvTable(volumes, places, byCow.plus(relation.cow(), place), with(byOrigin, relation.origin(), place), users, next);
    }

    private LvTable use(long place, LogicalVolume volume) {
        PMap<String, PSortedMap<Long, Boolean>> more = users;
        for (String name : references(volume)) {
            more = with(more, name, place);
        }
        return more == users ? this : new LvTable(volumes, places, byCow, byOrigin, more, next);
    }

    private static List<String> references(LogicalVolume volume) {
        return volume.segments().stream().flatMap(segment -> segment.volumes().stream()).distinct().toList();
    }

    private LvTable unrelate(long place) {
        LogicalVolume volume = volumes.get(place);
        if (volume == null) {
            return this;
        }
        return volume.snapshot().map(found -> unrelate(place, found)).orElseGet(() -> unuse(place, volume));
    }

    private LvTable unrelate(long place, Segment.Snapshot relation) {
        return new LvTable(volumes, places, byCow.minus(relation.cow()), without(byOrigin, relation.origin(), place), users, next);
    }

    private LvTable unuse(long place, LogicalVolume volume) {
        PMap<String, PSortedMap<Long, Boolean>> less = users;
        for (String name : references(volume)) {
            less = without(less, name, place);
        }
        return less == users ? this : new LvTable(volumes, places, byCow, byOrigin, less, next);
    }

    private static PMap<String, PSortedMap<Long, Boolean>> with(PMap<String, PSortedMap<Long, Boolean>> map, String name, long place) {
        return map.plus(name, map.getOrDefault(name, TreePMap.empty()).plus(place, true));
    }

    private static PMap<String, PSortedMap<Long, Boolean>> without(PMap<String, PSortedMap<Long, Boolean>> map, String name, long place) {
        PSortedMap<Long, Boolean> left = map.getOrDefault(name, TreePMap.empty()).minus(place);
        return left.isEmpty() ? map.minus(name) : map.plus(name, left);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LvTable table && List.copyOf(list()).equals(List.copyOf(table.list()));
    }

    @Override
    public int hashCode() {
        return volumes.values().hashCode();
    }

    @Override
    public String toString() {
        return volumes.values().toString();
    }
}
