package volscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;

import volscope.sim.page.PageTree;

/**
 * What a device holds that a power cut would still take away, as an undo log: for each write its place and what was there before. A value;
 * costs grow with what waits alone.
 *
 * <p>
 * It is bounded: when much more than {@link #MOST} writes wait, the oldest of them count as durable. And it is lazy: in a log that is not
 * short, what happened to some bytes alone is noted in its order among the writes; the writes before it are looked at when somebody asks for
 * them, or when the notes outnumber them.
 */
public final class Unsettled {

    /** Nothing waits. */
    public static final Unsettled NONE = new Unsettled(null, 0, Generation.NONE, 0, 0);

    /** How many writes are remembered at least. */
    static final int MOST = 1 << 15;

    /** A log of so many writes is cut at once. */
    private static final int SHORT = 32;

    /** Where a write waits. */
    public enum Place {
        /** In a cache of a processor: it needs a write-back and a fence. */
        CACHE,
        /** On its way or in the device's own cache: it needs a fence or a flush. */
        BUFFER
    }

    /**
     * A write that waits.
     *
     * @param offset
     *            its first byte
     * @param length
     *            how many bytes
     * @param place
     *            where it waits
     * @param before
     *            what was there
     */
    public record Entry(long offset, long length, Place place, Before before) {

        long end() {
            return offset + length;
        }

        private Entry part(long from, long to) {
            if (from == offset && to == end()) {
                return this;
            }
            Before part = switch (before) {
                case Data data -> data.slice((int) (from - offset), (int) (to - from));
                case Whole whole -> whole;
            };
            return new Entry(from, to - from, place, part);
        }
    }

    /** What was there before a write: data as long as it, or more. */
    sealed interface Before permits Data, Whole {
    }

    /**
     * The device's whole content at that time, shared: for long writes.
     *
     * @param tree
     *            the content
     */
    record Whole(PageTree tree) implements Before {
    }

    /** What happened, and before it. */
    private sealed interface Link {
        @Nullable
        Link older();
    }

    private record Write(Entry entry, @Nullable Link older) implements Link {
    }

    /** What happened to bytes {@code from} to {@code to - 1}: the writes before it say something else than they did. */
    private record Note(What what, long from, long to, @Nullable Link older) implements Link {
    }

    private enum What {
        /** They became durable as they were then. */
        DURABLE,
        /** What a cache held of them went on its way. */
        EVICTED
    }

    /**
     * Writes that stayed behind when as many new ones were remembered.
     *
     * @param newest
     *            the newest of them
     * @param writes
     *            how many
     */
    private record Generation(@Nullable Link newest, int writes) {

        static final Generation NONE = new Generation(null, 0);
    }

    private final @Nullable Link young;
    private final int youngWrites;
    private final Generation old;
    /** Writes in caches, as far as no note says otherwise. */
    private final int cached;
    private final int notes;

    private Unsettled(@Nullable Link young, int youngWrites, Generation old, int cached, int notes) {
        this.young = young;
        this.youngWrites = youngWrites;
        this.old = old;
        this.cached = cached;
        this.notes = notes;
    }

    /** How many writes wait, each part of one that waits counted. */
    public int size() {
        return notes == 0 ? writes() : entries().size();
    }

    private int writes() {
        return youngWrites + old.writes;
    }

    /** How many notes stand among the writes. */
    int notes() {
        return notes;
    }

    /** Whether nothing is remembered; a log that is not short may remember what waits no more. */
    public boolean isEmpty() {
        return writes() == 0;
    }

    /** All that waits, newest first. */
    public void forEach(Consumer<Entry> action) {
        Walk walk = new Walk(action);
        walk.through(young);
        walk.through(old.newest);
    }

    /** A look at writes and notes, newest first. */
    private static final class Walk {

        private final Consumer<Entry> action;
        private final Ranges durable = new Ranges();
        private final Ranges evicted = new Ranges();

        Walk(Consumer<Entry> action) {
            this.action = action;
        }

        void through(@Nullable Link newest) {
            for (Link link = newest; link != null; link = link.older()) {
                switch (link) {
                    case Write(Entry entry, Link _) -> write(entry);
                    case Note(What what, long from, long to, Link _) -> (what == What.DURABLE ? durable : evicted).add(from, to);
                }
            }
        }

        private void write(Entry written) {
            boolean moved = written.place == Place.CACHE && evicted.has(written.offset);
            Entry entry = moved ? new Entry(written.offset, written.length, Place.BUFFER, written.before) : written;
            durable.gaps(entry.offset, entry.end(), (from, to) -> action.accept(entry.part(from, to)));
        }
    }

    /** All that waits, newest first, as a list. */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>(writes());
        forEach(all::add);
        return all;
    }

    /** The same with one more write that waits. */
    Unsettled plus(long offset, long length, Place place, Before before) {
        return plus(new Entry(offset, length, place, before));
    }

    private Unsettled plus(Entry entry) {
        if (youngWrites == MOST) {
            return new Unsettled(null, 0, new Generation(young, youngWrites), cached, notes).plus(entry);
        }
        return new Unsettled(new Write(entry, young), youngWrites + 1, old, entry.place == Place.CACHE ? cached + 1 : cached, notes);
    }

    /** A log of these entries, newest first. */
    private static Unsettled of(List<Entry> entries) {
        Unsettled log = NONE;
        for (Entry entry : entries.reversed()) {
            log = log.plus(entry);
        }
        return log;
    }

    /** The same with a note, or at once what it says. */
    private Unsettled noting(What what, long from, long to) {
        Unsettled noted = new Unsettled(new Note(what, from, to, young), youngWrites, old, cached, notes + 1);
        return noted.notes > writes() || writes() <= SHORT ? of(noted.entries()) : noted;
    }

    /** What still waits after a fence: what no write-back has sent on its way. */
    Unsettled fenced() {
        return cached == 0 ? NONE : of(entries().stream().filter(entry -> entry.place() == Place.CACHE).toList());
    }

    /** The same after a write-back of the cache lines that a rule names by number. */
    Unsettled writtenBack(LongPredicate line) {
        return cached == 0 ? this : of(entries().stream().map(entry -> writtenBack(entry, line)).toList());
    }

    private static Entry writtenBack(Entry entry, LongPredicate line) {
        return entry.place() == Place.CACHE && line.test(entry.offset() / Dax.LINE)
                ? new Entry(entry.offset(), entry.length(), Place.BUFFER, entry.before())
                : entry;
    }

    /** The same after bytes {@code from} to {@code to - 1} went around the caches: what waited in a line of them went along. */
    Unsettled evicted(long from, long to) {
        return cached == 0 ? this : noting(What.EVICTED, from - from % Dax.LINE, to - 1 - (to - 1) % Dax.LINE + Dax.LINE);
    }

    /** What still waits when bytes {@code from} to {@code to - 1} have become durable as they are now. */
    Unsettled without(long from, long to) {
        return isEmpty() ? this : noting(What.DURABLE, from, to);
    }

    /** A growing set of bytes. */
    private static final class Ranges {

        private interface Gap {
            void visit(long from, long to);
        }

        /** Ends by starts; they do not touch. */
        private final TreeMap<Long, Long> ends = new TreeMap<>();

        void add(long from, long to) {
            long start = from;
            long end = to;
            for (var met = ends.floorEntry(end); met != null && met.getValue() >= start; met = ends.floorEntry(end)) {
                start = Math.min(start, met.getKey());
                end = Math.max(end, met.getValue());
                ends.remove(met.getKey());
            }
            ends.put(start, end);
        }

        boolean has(long place) {
            var before = ends.floorEntry(place);
            return before != null && before.getValue() > place;
        }

        /** Shows the parts of a range that are not in the set. */
        void gaps(long from, long to, Gap gap) {
            long at = from;
            while (at < to) {
                var before = ends.floorEntry(at);
                if (before != null && before.getValue() > at) {
                    at = before.getValue();
                } else {
                    Long next = ends.higherKey(at);
                    long end = next == null ? to : Math.min(to, next);
                    gap.visit(at, end);
                    at = end;
                }
            }
        }
    }
}
