package volscope.sim.machine.explore;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import volscope.sim.check.explore.Summary;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.kernel.Work;
import volscope.sim.machine.Overtaking;

/** The work that waits, in the order of its coming. A value, which one thread works with until it is handed to another. */
final class Backlog {

    static final Item[] NOTHING = {};

    private final Item[] items;
    /** How many earlier works have to be done before a work. */
    private final short[] awaited;
    private Item @Nullable [] sorted;

    /**
     * A work that waits.
     *
     * @param work
     *            the work itself
     * @param request
     *            the request that it starts, null if it starts none
     * @param said
     *            what it says
     */
    record Item(Work work, @Nullable Bio request, Summary said) {

        static Item of(Work work, Summary said) {
            return new Item(work, Block.request(work).orElse(null), said);
        }

        private boolean precedes(Item later) {
            return Overtaking.precedes(request, later.request);
        }
    }

    Backlog(Item[] items) {
        this(items, new short[items.length], 0);
    }

    /**
     * @param awaited
     *            what is known of the first works; the rest is worked out
     */
    private Backlog(Item[] items, short[] awaited, int known) {
        this.items = items;
        this.awaited = awaited;
        for (int i = known; i < items.length; i++) {
            for (int earlier = 0; earlier < i; earlier++) {
                awaited[i] += items[earlier].precedes(items[i]) ? 1 : 0;
            }
        }
    }

    /** The same without the work at a place, if that is not negative, and with others that came then. */
    Backlog changed(int place, Item[] more) {
        if (place < 0 && more.length == 0) {
            return this;
        }
        int left = place < 0 ? items.length : items.length - 1;
        int before = place < 0 ? left : place;
        Item[] now = new Item[left + more.length];
        short[] waits = new short[now.length];
        System.arraycopy(items, 0, now, 0, before);
        System.arraycopy(awaited, 0, waits, 0, before);
        System.arraycopy(items, items.length - left + before, now, before, left - before);
        System.arraycopy(awaited, items.length - left + before, waits, before, left - before);
        for (int i = before; i < left; i++) {
            waits[i] -= items[place].precedes(now[i]) ? 1 : 0;
        }
        System.arraycopy(more, 0, now, left, more.length);
        return new Backlog(now, waits, left);
    }

    int size() {
        return items.length;
    }

    Item at(int place) {
        return items[place];
    }

    /** The works from a place on. */
    Item[] from(int place) {
        return Arrays.copyOfRange(items, place, items.length);
    }

    /** All works. */
    List<Work> works() {
        return Arrays.stream(items).map(Item::work).toList();
    }

    /** Tells the places of the work that may be done next, ascending. */
    void free(IntConsumer places) {
        for (int i = 0; i < items.length; i++) {
            if (awaited[i] == 0) {
                places.accept(i);
            }
        }
    }

    /** The place of the first request that was sent to a mapped device and is not mapped yet, or -1. */
    int unmapped() {
        for (int i = 0; i < items.length; i++) {
            Bio request = items[i].request;
            if (request != null && Overtaking.isUnmapped(request)) {
                return i;
            }
        }
        return -1;
    }

    /** The works in an order that does not depend on which came first of two that may be done in any order. */
    Item[] sorted() {
        Item[] known = sorted;
        if (known == null) {
            known = items.length < 2 ? items : sort();
            sorted = known;
        }
        return known;
    }

    /** Of the works that may be done next, the one comes first that does so by what it says. */
    private Item[] sort() {
        Item[] result = new Item[items.length];
        @Nullable
        Item[] left = items.clone();
        short[] waits = awaited.clone();
        for (int done = 0; done < result.length; done++) {
            int first = -1;
            for (int i = 0; i < left.length; i++) {
                if (left[i] != null && waits[i] == 0 && (first < 0 || left[i].said.order(left[first].said) < 0)) {
                    first = i;
                }
            }
            result[done] = left[first];
            left[first] = null;
            for (int i = first + 1; i < left.length; i++) {
                if (left[i] != null && waits[i] > 0 && result[done].precedes(left[i])) {
                    waits[i]--;
                }
            }
        }
        return result;
    }
}
