package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import volscope.model.event.Event;

/** What is counted since the start of this branch. */
public sealed interface Counting extends Formula {

    /** What is compared with. */
    Amount amount();

    /** What happened since the start, in order. */
    static Stream<Event> events(World world) {
        // The first revision is the start itself: what happened in it belongs to the setup.
        return world.branch().stream().skip(1).flatMap(moment -> world.revision(moment).events().stream());
    }

    /** How many chunks kcopyd copied since the start, for all snapshots. */
    static long copies(World world) {
        return events(world).filter(Event.CopyStarted.class::isInstance).count();
    }

    /** {@code copies <= 4}. */
    record Copies(Amount amount) implements Counting {
        @Override
        public Finding judge(World world) {
            return amount.judge(copies(world));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.copies", amount.words());
        }
    }

    /** {@code commands <= 6}. */
    record Commands(Amount amount) implements Counting {
        @Override
        public Finding judge(World world) {
            return amount.judge(world.commands());
        }

        @Override
        public Words sentence() {
            return Words.of("formula.commands", amount.words());
        }
    }

    /** {@code writes to V <= 3}. */
    record WritesTo(String volume, Amount amount) implements Counting {
        @Override
        public Finding judge(World world) {
            return world.now().deviceOf(volume).map(device -> amount.judge(events(world)
                    .filter(event -> event instanceof Event.Written write && write.device().equals(device)).count()))
                    .orElseGet(() -> Finding.missing(volume));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.writes-to", volume, amount.words());
        }

        @Override
        public Optional<Thing> thing() {
            return Optional.of(Thing.of(volume));
        }
    }

    /** {@code blocked == 0}: tasks that wait now. */
    record Blocked(Amount amount) implements Counting {
        @Override
        public Finding judge(World world) {
            List<String> waiting = world.now().revision().waiting();
            return amount.judge(waiting.size(), waiting.isEmpty()
                    ? Words.of("observed.count", 0)
                    : Words.of("observed.waiting", waiting.size(), String.join(", ", waiting)));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.blocked", amount.words());
        }
    }

    /** {@code crash_states == 8}: what a power cut now may leave. The machine can't be asked, so it can't be told. */
    record CrashStates(Amount amount) implements Counting {
        @Override
        public Finding judge(World world) {
            return Finding.undefined(Words.of("observed.not-asked"));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.crash-states", amount.words());
        }
    }
}
