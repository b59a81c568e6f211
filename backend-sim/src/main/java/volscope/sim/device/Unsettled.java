package volscope.sim.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;

import volscope.sim.page.PageTree;

/**
 * What a device holds that a power cut would still take away, as an undo log: for each write its place and what was there before. A value;
 * costs grow with what waits alone.
 *
 * <p>
 * It is bounded: when much more than {@link #MOST} writes wait, the oldest of them count as durable.
 */
public final class Unsettled {

    /** Nothing waits. */
    public static final Unsettled NONE = new Unsettled(null, 0, 0);

    /** How many writes are remembered at least. */
    static final int MOST = 1 << 15;

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
    }

    /** What was there before a write. */
    sealed interface Before {
    }

    /**
     * As bytes or pages, as long as the write.
     *
     * @param data
     *            what
     */
    record Kept(Data data) implements Before {
    }

    /**
     * As the device's whole content at that time, shared: for long writes.
     *
     * @param tree
     *            the content
     */
    record Whole(PageTree tree) implements Before {
    }

    private record Link(Entry entry, @Nullable Link older) {
    }

    private final @Nullable Link newest;
    private final int size;
    private final int cached;

    private Unsettled(@Nullable Link newest, int size, int cached) {
        this.newest = newest;
        this.size = size;
        this.cached = cached;
    }

    /** How many writes wait. */
    public int size() {
        return size;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** All that waits, newest first. */
    public void forEach(Consumer<Entry> action) {
        for (Link link = newest; link != null; link = link.older()) {
            action.accept(link.entry());
        }
    }

    /** All that waits, newest first, as a list. */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>(size);
        forEach(all::add);
        return all;
    }

    Unsettled plus(Entry entry) {
        Unsettled more = new Unsettled(new Link(entry, newest), size + 1, cached + (entry.place() == Place.CACHE ? 1 : 0));
        return more.size > 2 * MOST ? of(more.entries().subList(0, MOST)) : more;
    }

    /** A log of these entries, newest first. */
    private static Unsettled of(List<Entry> entries) {
        Deque<Entry> oldestFirst = new ArrayDeque<>();
        entries.forEach(oldestFirst::addFirst);
        Unsettled log = NONE;
        for (Entry entry : oldestFirst) {
            log = log.plus(entry);
        }
        return log;
    }

    /** What still waits after a fence: what no write-back has sent on its way. */
    Unsettled fenced() {
        return cached == size ? this : cached == 0 ? NONE : of(entries().stream().filter(entry -> entry.place() == Place.CACHE).toList());
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
        return writtenBack(line -> line >= from / Dax.LINE && line <= (to - 1) / Dax.LINE);
    }

    /** What still waits when bytes {@code from} to {@code to - 1} have become durable as they are now. */
    Unsettled without(long from, long to) {
        if (isEmpty()) {
            return this;
        }
        List<Entry> left = new ArrayList<>();
        forEach(entry -> {
            if (entry.end() <= from || to <= entry.offset()) {
                left.add(entry);
                return;
            }
            if (entry.offset() < from) {
                left.add(part(entry, entry.offset(), from));
            }
            if (to < entry.end()) {
                left.add(part(entry, to, entry.end()));
            }
        });
        return of(left);
    }

    private static Entry part(Entry entry, long from, long to) {
        Before before = switch (entry.before()) {
            case Kept kept -> new Kept(kept.data().slice((int) (from - entry.offset()), (int) (to - from)));
            case Whole whole -> whole;
        };
        return new Entry(from, to - from, entry.place(), before);
    }
}
