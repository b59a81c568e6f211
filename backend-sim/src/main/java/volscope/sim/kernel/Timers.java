package volscope.sim.kernel;

import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The work of a draft that waits for a time. */
final class Timers {

    private final PriorityQueue<Timer> waiting;
    /** The timers as a value, unless they have changed. */
    private @Nullable List<Timer> published;

    /** Goes on from a value. */
    Timers(List<Timer> start) {
        waiting = new PriorityQueue<>(start);
        published = start;
    }

    void add(Timer timer) {
        waiting.add(timer);
        published = null;
    }

    /** As a value, earliest first; the same object if nothing came or went since the last time. */
    List<Timer> publish() {
        List<Timer> same = published;
        if (same == null) {
            same = waiting.stream().sorted().toList();
            published = same;
        }
        return same;
    }

    /** Whether all of it comes again and again by itself. */
    boolean areRoutine() {
        return waiting.stream().allMatch(timer -> timer.work().isRoutine());
    }

    /** When the next is due, in nanoseconds since power-on, or {@link Sleeping#NO_TIME}. */
    long next() {
        Timer first = waiting.peek();
        return first == null ? Sleeping.NO_TIME : first.at();
    }

    /** Hands out the work that is due at a time, and forgets it. */
    void take(long now, Consumer<Work> due) {
        for (Timer first = waiting.peek(); first != null && first.at() <= now; first = waiting.peek()) {
            due.accept(waiting.remove().work());
            published = null;
        }
    }
}
