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
 * the same place. Works for one thread.
 */
final class Continuations {

    private final Canon canon;
    private final Map<Beginning, Journal> beginnings = new HashMap<>();
    private final Map<Journal, Place> places = new IdentityHashMap<>();

    Continuations(Canon canon) {
        this.canon = canon;
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
    }

    /** The journal of a task's line at its beginning. */
    Journal beginning(String task, Task.Body body) {
        return beginnings.computeIfAbsent(new Beginning(task, body), same -> Journal.beginning());
    }

    /**
     * What comes next.
     *
     * @param program
     *            runs the line from its start
     */
    Continuation next(Journal at, ToIntFunction<Sys> program) {
        Place place = places.computeIfAbsent(at, same -> new Place());
        Continuation next = place.next;
        if (next == null) {
            next = run(at, program);
            place.next = next;
        }
        return next;
    }

    private static Continuation run(Journal at, ToIntFunction<Sys> program) {
        Replay replay = new Replay(at);
        try {
            return new Continuation.End(program.applyAsInt(replay));
        } catch (Sleeping stopped) {
            return new Continuation.Call(Objects.requireNonNull(replay.stoppedAt, "a call that was not made"));
        }
    }

    /** Where a line is when a call has given something. */
    Journal after(Journal at, Result result) {
        Place place = places.computeIfAbsent(at, same -> new Place());
        return place.after.computeIfAbsent(Key.of(canon.of(result)), same -> at.plus(List.of(result)));
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
