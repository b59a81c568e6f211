package volscope.sim.kernel;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The waiting work of a draft, taken at the front and put at the end. What it published shares its array, of which only places behind are
 * written then: publishing costs the same for any number of works.
 */
final class WorkQueue {

    private static final int LEAST = 16;

    private @Nullable Work[] works;
    private int head;
    private int tail;
    /** Whether something published looks at the array. */
    private boolean shared;
    private List<Work> published;
    /** Whether anything came or went since the last publication. */
    private boolean changed;

    /** Goes on from a value. */
    WorkQueue(List<Work> start) {
        works = start.toArray(new Work[Math.max(LEAST, 2 * start.size())]);
        tail = start.size();
        published = start;
    }

    void addLast(Work work) {
        changed = true;
        if (tail == works.length) {
            makeRoom();
        }
        works[tail++] = work;
    }

    /** The first work, or null if none waits. */
    @Nullable
    Work pollFirst() {
        if (head == tail) {
            return null;
        }
        changed = true;
        Work work = works[head];
        if (!shared) {
            works[head] = null;
        }
        head++;
        if (head == tail && !shared) {
            head = 0;
            tail = 0;
        }
        return work;
    }

    /** What waits now, in order. */
    List<Work> waiting() {
        return List.copyOf(Arrays.<Work>asList(works).subList(head, tail));
    }

    /** Takes the work at a place, counted from the front. */
    Work takeAt(int place) {
        List<Work> all = new ArrayList<>(waiting());
        Work taken = all.remove(place);
        works = all.toArray(new Work[Math.max(LEAST, 2 * all.size())]);
        head = 0;
        tail = all.size();
        shared = false;
        changed = true;
        return taken;
    }

    private void makeRoom() {
        int size = tail - head;
        boolean fits = !shared && 2 * size <= works.length;
        @Nullable
        Work[] room = fits ? works : new Work[Math.max(LEAST, 2 * size)];
        System.arraycopy(works, head, room, 0, size);
        if (fits) {
            Arrays.fill(works, size, tail, null);
        }
        works = room;
        head = 0;
        tail = size;
        shared = false;
    }

    /** What waits, as a value; the same object if nothing came or went since the last time. */
    List<Work> publish() {
        if (changed) {
            changed = false;
            published = head < tail ? new Waiting(works, head, tail) : List.of();
            shared |= head < tail;
        }
        return published;
    }

    /** A part of an array that is not written any more. */
    private static final class Waiting extends AbstractList<Work> {

        private final @Nullable Work[] works;
        private final int from;
        private final int to;

        Waiting(@Nullable Work[] works, int from, int to) {
            this.works = works;
            this.from = from;
            this.to = to;
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public Work get(int index) {
            return Objects.requireNonNull(works[from + Objects.checkIndex(index, size())]);
        }
    }
}
