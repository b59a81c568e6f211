package volscope.sim.snapshot;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;

import org.pcollections.PSortedMap;

import volscope.sim.kernel.LongDraftMap;

/** The draft of a snapshot's pending exceptions: found by chunk, and in the order of their allocation. */
final class Pendings {

    private final LongDraftMap<PendingException, PSortedMap<Long, PendingException>> byChunk;
    /** Chunks that are allocated and not committing yet, in the order of allocation. */
    private final ArrayDeque<Long> order = new ArrayDeque<>();

    /**
     * @param next
     *            sequence number that commits next
     */
    Pendings(PSortedMap<Long, PendingException> start, long next) {
        byChunk = new LongDraftMap<>(start);
        start.values().stream().filter(pe -> pe.sequence() >= next).sorted(Comparator.comparingLong(PendingException::sequence))
                .forEach(pe -> order.addLast(pe.chunk()));
    }

    Optional<PendingException> find(long chunk) {
        return size() == 0 ? Optional.empty() : byChunk.find(chunk);
    }

    /** Adds one that was just allocated. */
    void allocated(PendingException exception) {
        byChunk.put(exception.chunk(), exception);
        order.addLast(exception.chunk());
    }

    /** Replaces one by its next stage. */
    void put(PendingException exception) {
        byChunk.put(exception.chunk(), exception);
    }

    /** Takes one away that has committed or failed. */
    void remove(PendingException exception) {
        byChunk.remove(exception.chunk());
    }

    /** The one that commits next. */
    Optional<PendingException> next() {
        return order.isEmpty() ? Optional.empty() : byChunk.find(order.getFirst());
    }

    /** The next one is being committed. */
    void committing() {
        order.removeFirst();
    }

    int size() {
        return byChunk.size();
    }

    PSortedMap<Long, PendingException> publish() {
        return byChunk.publish();
    }
}
