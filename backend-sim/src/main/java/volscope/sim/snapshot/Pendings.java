package volscope.sim.snapshot;

import java.util.ArrayDeque;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

import volscope.sim.kernel.LongDrafts;

/** The draft of a snapshot's pending exceptions: found by chunk, and in the order of their allocation. */
final class Pendings {

    private final LongDrafts<Pending, PendingException, PMap<Long, PendingException>> byChunk;
    /** Those that are allocated and not committing yet, in the order of allocation. */
    private final ArrayDeque<Pending> order = new ArrayDeque<>();

    /**
     * @param next
     *            sequence number that commits next
     */
    Pendings(PMap<Long, PendingException> start, long next) {
        byChunk = new LongDrafts<>(start, Pending::new, Pending::publish);
        if (start.isEmpty()) {
            return;
        }
        start.values().stream().filter(pe -> pe.sequence() >= next).sorted(Comparator.comparingLong(PendingException::sequence))
                .forEach(pe -> byChunk.find(pe.chunk()).ifPresent(order::addLast));
    }

    /** The one of a chunk, or null. */
    @Nullable
    Pending find(long chunk) {
        return size() == 0 ? null : byChunk.look(chunk);
    }

    /** Adds one that was just allocated. */
    void allocated(Pending pending) {
        byChunk.put(pending.chunk, pending);
        order.addLast(pending);
    }

    /** Notes that one has changed. */
    void changed(Pending pending) {
        byChunk.touch(pending.chunk);
    }

    /** Takes one away that has committed or failed. */
    void remove(Pending pending) {
        byChunk.remove(pending.chunk);
    }

    /** The one that commits next. */
    @Nullable
    Pending next() {
        return order.peekFirst();
    }

    /** The next one is being committed. */
    void committing() {
        order.removeFirst();
    }

    int size() {
        return byChunk.size();
    }

    PMap<Long, PendingException> publish() {
        return byChunk.publish();
    }
}
