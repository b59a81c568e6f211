package volscope.sim.machine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;
import volscope.sim.machine.Journal.Result;

/**
 * What tasks do next, wherever they have been: a line is run once for each place it can come to, and not again when another machine comes to
 * the same place. Each works for one thread; several may share what they know.
 */
final class Continuations {

    private final Canon canon;
    private final Known known;

    Continuations(Canon canon) {
        this(canon, new Known());
    }

    private Continuations(Canon canon, Known known) {
        this.canon = canon;
        this.known = known;
    }

    /** The same for another thread, which tells results apart by {@code other}. */
    Continuations sharing(Canon other) {
        return new Continuations(other, known);
    }

    private record Beginning(String task, Task.Body body) {
    }

    private record Key(long high, long low, List<Long> numbers) {

        static Key of(Summary summary) {
            return new Key(summary.high(), summary.low(), Arrays.stream(summary.numbers()).boxed().toList());
        }
    }

    private static final class Place {
        private final Map<Key, Journal> after = new HashMap<>();
        private @Nullable Continuation next;
        private long awaited = Sleeping.NOTHING;
    }

    /** The places of lines that were met. */
    private static final class Known {
        private final Map<Beginning, Journal> beginnings = new HashMap<>();
        private final Map<Journal, Place> places = new IdentityHashMap<>();

        private Place place(Journal at) {
            return places.computeIfAbsent(at, same -> new Place());
        }

        synchronized Journal beginning(Beginning beginning) {
            return beginnings.computeIfAbsent(beginning, same -> Journal.beginning());
        }

        synchronized Continuation next(Journal at, ToIntFunction<Sys> program) {
            Place place = place(at);
            Continuation next = place.next;
            if (next == null) {
                next = run(at, program);
                place.next = next;
            }
            return next;
        }

        synchronized void slept(Journal at, long awaited) {
            place(at).awaited = awaited;
        }

        synchronized long awaited(Journal at) {
            Place place = places.get(at);
            return place == null ? Sleeping.NOTHING : place.awaited;
        }

        synchronized Journal after(Journal at, Key key, Result result) {
            return place(at).after.computeIfAbsent(key, same -> at.plus(List.of(result)));
        }
    }

    /** The journal of a task's line at its beginning. */
    Journal beginning(String task, Task.Body body) {
        return known.beginning(new Beginning(task, body));
    }

    /**
     * What comes next.
     *
     * @param program
     *            runs the line from its start
     */
    Continuation next(Journal at, ToIntFunction<Sys> program) {
        return known.next(at, program);
    }

    /** A call slept that comes next. Which request it waits for is known wherever the task comes to this place, if the call before gave it. */
    void slept(Journal at, Sleeping sleeping) {
        if (at.endsWith(sleeping.awaited())) {
            known.slept(at, sleeping.awaited());
        }
    }

    /** The request without whose end the next call would sleep again, as far as is known, or {@link Sleeping#NOTHING}. */
    long awaited(Journal at) {
        return known.awaited(at);
    }

    /** Where a line is when a call has given something. */
    Journal after(Journal at, Result result) {
        return known.after(at, Key.of(canon.of(result)), result);
    }

    private static Continuation run(Journal at, ToIntFunction<Sys> program) {
        Replay replay = new Replay(at);
        try {
            return new Continuation.End(program.applyAsInt(replay));
        } catch (Sleeping stopped) {
            return new Continuation.Call(Objects.requireNonNull(replay.stoppedAt, "a call that was not made"));
        }
    }

    /** Gives what calls gave, and stops at the first that has not been made. */
    private static final class Replay implements Sys {
        private final List<Result> kept;
        private @Nullable Function<Kernel, ?> stoppedAt;
        private int next;

        Replay(Journal journal) {
            kept = journal.results();
        }

        @Override
        public <T> T call(Function<Kernel, T> call) {
            if (next < kept.size()) {
                return kept.get(next++).again();
            }
            stoppedAt = stoppedAt == null ? call : stoppedAt;
            throw Sleeping.on("a call");
        }
    }
}
