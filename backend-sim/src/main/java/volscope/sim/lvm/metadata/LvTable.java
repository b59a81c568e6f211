package volscope.sim.lvm.metadata;

import java.util.ArrayList;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The logical volumes of a group in the order of the metadata: those that are shown without being asked for, then the hidden ones. An
 * immutable value whose changes share the rest.
 */
public final class LvTable {

    /** No volumes. */
    public static final LvTable EMPTY = new LvTable(LvTree.EMPTY, LvTree.EMPTY, new Names(HashTreePMap.empty(), HashTreePMap.empty(),
            HashTreePMap.empty(), HashTreePMap.empty(), TreePMap.empty()), UsedExtents.NONE);

    /** Places of hidden volumes are below zero; they start in the middle, since a volume can come before and behind those that are there. */
    private static final long HIDDEN = Long.MIN_VALUE / 2;

    private final LvTree shown;
    private final LvTree hidden;
    private final Names names;
    private final UsedExtents used;

    /**
     * Who is where.
     *
     * @param places
     *            the place of a name
     * @param byCow
     *            the place of the relation of a store
     * @param byOrigin
     *            the places of the relations of an origin
     * @param users
     *            the places of the volumes that refer to a volume otherwise
     * @param pools
     *            the places of the pools of thin volumes
     */
    private record Names(PMap<String, Long> places, PMap<String, Long> byCow, PMap<String, PSortedMap<Long, Boolean>> byOrigin,
            PMap<String, PSortedMap<Long, Boolean>> users, PSortedMap<Long, Boolean> pools) {

        Names plus(LogicalVolume volume, long place) {
            PMap<String, Long> named = places.plus(volume.name(), place);
            Optional<Segment.Snapshot> relation = volume.snapshot();
            if (relation.isPresent()) {
                return new Names(named, byCow.plus(relation.get().cow(), place), with(byOrigin, relation.get().origin(), place), users,
                        pools);
            }
            PMap<String, PSortedMap<Long, Boolean>> more = users;
            for (String name : references(volume)) {
                more = with(more, name, place);
            }
            return new Names(named, byCow, byOrigin, more, volume.pool().isPresent() ? pools.plus(place, true) : pools);
        }

        Names minus(LogicalVolume volume, long place) {
            PMap<String, Long> named = places.minus(volume.name());
            Optional<Segment.Snapshot> relation = volume.snapshot();
            if (relation.isPresent()) {
                return new Names(named, byCow.minus(relation.get().cow()), without(byOrigin, relation.get().origin(), place),
                        users, pools);
            }
            PMap<String, PSortedMap<Long, Boolean>> less = users;
            for (String name : references(volume)) {
                less = without(less, name, place);
            }
            return new Names(named, byCow, byOrigin, less, pools.minus(place));
        }

        private static List<String> references(LogicalVolume volume) {
            return volume.segments().stream().flatMap(segment -> segment.volumes().stream()).distinct().toList();
        }

        private static PMap<String, PSortedMap<Long, Boolean>> with(PMap<String, PSortedMap<Long, Boolean>> map, String name, long place) {
            return map.plus(name, map.getOrDefault(name, TreePMap.empty()).plus(place, true));
        }

        private static PMap<String, PSortedMap<Long, Boolean>> without(PMap<String, PSortedMap<Long, Boolean>> map, String name,
                long place) {
            PSortedMap<Long, Boolean> left = map.getOrDefault(name, TreePMap.empty()).minus(place);
            return left.isEmpty() ? map.minus(name) : map.plus(name, left);
        }
    }

    private LvTable(LvTree shown, LvTree hidden, Names names, UsedExtents used) {
        this.shown = shown;
        this.hidden = hidden;
        this.names = names;
        this.used = used;
    }

    /** These volumes, in this order as far as they are shown, and as far as they are hidden. */
    public static LvTable of(Collection<LogicalVolume> list) {
        LvTable table = EMPTY;
        for (LogicalVolume volume : list) {
            table = table.add(volume, table.hidden.lastPlace(HIDDEN) + 1);
        }
        LvTable sorted = EMPTY;
        for (LogicalVolume volume : list) {
            sorted = sorted.add(volume, table.isShown(volume) ? sorted.shown.lastPlace(-1) + 1 : sorted.hidden.lastPlace(HIDDEN) + 1);
        }
        return sorted;
    }

    /** All volumes, in order. */
    public Collection<LogicalVolume> list() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<LogicalVolume> iterator() {
                return new Both(shown.iterator(), hidden.iterator());
            }

            @Override
            public int size() {
                return LvTable.this.size();
            }
        };
    }

    private record Both(Iterator<LogicalVolume> first, Iterator<LogicalVolume> second) implements Iterator<LogicalVolume> {
        @Override
        public boolean hasNext() {
            return first.hasNext() || second.hasNext();
        }

        @Override
        public LogicalVolume next() {
            return first.hasNext() ? first.next() : second.next();
        }
    }

    /** How many volumes, hidden ones too. */
    public int size() {
        return shown.size() + hidden.size();
    }

    /** Those that are shown without being asked for, in order. */
    public List<LogicalVolume> shown() {
        return list().stream().limit(shown.size()).toList();
    }

    /** How many are shown without being asked for. */
    public int shownCount() {
        return shown.size();
    }

    /** The next name of a series: {@code lvol3}. */
    public String next(Series series) {
        return series.start() + (last(series) + 1);
    }

    private long last(Series series) {
        return series == Series.PVMOVE
                ? list().stream().mapToLong(volume -> LvEntry.number(series.start(), volume.name()).orElse(-1)).max().orElse(-1)
                : Math.max(shown.last(series), hidden.last(series));
    }

    /** The extents of a physical volume that are taken, as runs that don't touch, in order. */
    public List<Extents> used(LvmId pv) {
        return used.of(pv);
    }

    /** How many physical extents are taken. */
    long usedExtents() {
        return shown.usedExtents() + hidden.usedExtents();
    }

    /** The length and checksum of all sections. */
    TextSum sum(LvText text) {
        return shown.sum(text).plus(hidden.sum(text));
    }

    /** Copies bytes of all sections. */
    void copyTo(LvText text, long from, byte[] into, int at, int count) {
        long first = shown.sum(text).length();
        int part = (int) Math.max(0, Math.min(count, first - from));
        shown.copyTo(text, from, into, at, part);
        hidden.copyTo(text, from + part - first, into, at + part, count - part);
    }

    /** The volume of a name. */
    public Optional<LogicalVolume> find(String name) {
        Long place = names.places().get(name);
        return place == null ? Optional.empty() : at(place);
    }

    private Optional<LogicalVolume> at(long place) {
        return tree(place).find(place);
    }

    private LvTree tree(long place) {
        return place < 0 ? hidden : shown;
    }

    /** Whether a name is taken. */
    public boolean contains(String name) {
        return names.places().containsKey(name);
    }

    /** The {@code snapshotN} of a store. */
    public Optional<LogicalVolume> relationOf(String cow) {
        return Optional.ofNullable(names.byCow().get(cow)).flatMap(this::at);
    }

    /** The {@code snapshotN} of an origin, oldest first. */
    public List<LogicalVolume> relationsTo(String origin) {
        PSortedMap<Long, Boolean> found = names.byOrigin().get(origin);
        if (found == null) {
            return List.of();
        }
        List<LogicalVolume> relations = new ArrayList<>();
        for (long place : found.keySet()) {
            at(place).ifPresent(relations::add);
        }
        return relations;
    }

    /** Whether a volume is the origin of a relation. */
    public boolean isOrigin(String name) {
        return names.byOrigin().containsKey(name);
    }

    /** Whether a volume is shown without being asked for: a snapshot is unless it merges; one of a hidden origin always is. */
    public boolean isShown(LogicalVolume lv) {
        if (lv.snapshot().isPresent()) {
            return false;
        }
        Optional<Segment.Snapshot> relation = relationOf(lv.name()).flatMap(LogicalVolume::snapshot);
        Optional<LogicalVolume> origin = relation.flatMap(found -> find(found.origin()));
        if (relation.isEmpty() || origin.isEmpty()) {
            return lv.has(LvFlag.VISIBLE);
        }
        return !origin.get().has(LvFlag.VISIBLE) || !relation.get().isMerging();
    }

    /** The volumes that refer to a volume, snapshot relations left out, in order. */
    public List<LogicalVolume> usersOf(String name) {
        PSortedMap<Long, Boolean> found = names.users().get(name);
        return found == null ? List.of() : inOrder(found);
    }

    /** The pools of thin volumes, in order. */
    List<LogicalVolume> pools() {
        return inOrder(names.pools());
    }

    private List<LogicalVolume> inOrder(PSortedMap<Long, Boolean> found) {
        return found.isEmpty()
                ? List.of()
                : Stream.of(found.tailMap(0L), found.headMap(0L)).flatMap(part -> part.keySet().stream())
                        .flatMap(place -> at(place).stream())
                        .toList();
    }

    /** The table with a volume more, at the end. */
    public LvTable plus(LogicalVolume volume) {
        return add(volume, place(volume)).settled(volume.snapshot());
    }

    private long place(LogicalVolume volume) {
        return isShown(volume) ? shown.lastPlace(-1) + 1 : hidden.lastPlace(HIDDEN) + 1;
    }

    private LvTable add(LogicalVolume volume, long place) {
        if (contains(volume.name())) {
            throw new IllegalArgumentException("two volumes named " + volume.name());
        }
        return put(place, volume);
    }

    /** The table without a volume. */
    public LvTable minus(String name) {
        LogicalVolume old = get(name);
        return taken(old).settled(old.snapshot());
    }

    private LogicalVolume get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no volume named " + name));
    }

    /** The table with another volume in the place of the one of that name. */
    public LvTable replace(String name, LogicalVolume volume) {
        LogicalVolume old = get(name);
        LvTable replaced = taken(old).put(placeOf(name), volume).settled(volume.name(), new HashSet<>());
        if (old.has(LvFlag.VISIBLE) != volume.has(LvFlag.VISIBLE)) {
            replaced = replaced.settledBelow(volume.name(), new HashSet<>());
        }
        return old.snapshot().equals(volume.snapshot()) ? replaced : replaced.settled(old.snapshot()).settled(volume.snapshot());
    }

    /** The table with a volume renamed, where others refer to it too. */
    LvTable rename(String oldName, String newName) {
        LogicalVolume old = get(oldName);
        LvTable renamed = taken(old).put(placeOf(oldName), old.named(newName));
        List<LogicalVolume> users = Stream.of(relationsTo(oldName), relationOf(oldName).stream().toList(), usersOf(oldName))
                .flatMap(List::stream).toList();
        for (LogicalVolume user : users) {
            List<Segment> segments = user.segments().stream()
                    .map(segment -> segment.renaming(name -> name.equals(oldName) ? newName : name)).toList();
            renamed = renamed.taken(user).put(placeOf(user.name()), user.with(segments));
        }
        return renamed;
    }

    private long placeOf(String name) {
        Long place = names.places().get(name);
        if (place == null) {
            throw new IllegalArgumentException("no volume named " + name);
        }
        return place;
    }

    private LvTable taken(LogicalVolume old) {
        long place = placeOf(old.name());
        return new LvTable(place < 0 ? shown : shown.minus(place), place < 0 ? hidden.minus(place) : hidden, names.minus(old, place),
                used.minus(old));
    }

    private LvTable put(long place, LogicalVolume volume) {
        return new LvTable(place < 0 ? shown : shown.plus(place, volume), place < 0 ? hidden.plus(place, volume) : hidden,
                names.plus(volume, place), used.plus(volume));
    }

    private LvTable settled(Optional<Segment.Snapshot> relation) {
        return relation.map(found -> settled(found.cow(), new HashSet<>())).orElse(this);
    }

    /** A volume that is shown now goes behind those that were; one that is hidden now goes before those that were. */
    private LvTable settled(String name, Set<String> done) {
        Optional<LogicalVolume> found = find(name);
        boolean moves = done.add(name) && found.filter(lv -> isShown(lv) != placeOf(name) >= 0).isPresent();
        if (!moves) {
            return this;
        }
        LogicalVolume lv = found.orElseThrow();
        long place = isShown(lv) ? shown.lastPlace(-1) + 1 : hidden.firstPlace(HIDDEN) - 1;
        return taken(lv).put(place, lv).settledBelow(name, done);
    }

    private LvTable settledBelow(String origin, Set<String> done) {
        LvTable table = this;
        for (LogicalVolume relation : relationsTo(origin)) {
            table = table.settled(relation.snapshot().orElseThrow().cow(), done);
        }
        return table;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LvTable table && List.copyOf(list()).equals(List.copyOf(table.list()));
    }

    @Override
    public int hashCode() {
        return List.copyOf(list()).hashCode();
    }

    @Override
    public String toString() {
        return List.copyOf(list()).toString();
    }
}
