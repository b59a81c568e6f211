package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import volscope.model.event.Event;
import volscope.model.machine.DeviceRange;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

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

    /** How many of those chunks lie, in part at least, in some ranges of a device. */
    static long copies(World world, List<DeviceRange> ranges) {
        return world.branch().stream().skip(1).mapToLong(moment -> copies(world.revision(moment), ranges)).sum();
    }

    /** How many of the chunks that a step copied lie in some ranges of a device. */
    static long copies(Revision step, List<DeviceRange> ranges) {
        return step.events().stream().filter(Event.CopyStarted.class::isInstance).map(Event.CopyStarted.class::cast)
                .filter(copy -> step.snapshot(copy.snapshot()).filter(info -> meets(info, copy.chunk(), ranges)).isPresent()).count();
    }

    private static boolean meets(SnapshotInfo info, long chunk, List<DeviceRange> ranges) {
        return ranges.stream().filter(range -> info.origin().equals(range.device()) || info.origin().equals(range.device() + "-real"))
                .anyMatch(range -> range.meets(chunk * info.chunkSectors(), info.chunkSectors()));
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

    /** {@code crash_states == 8}: what a power cut now may leave. */
    record CrashStates(Amount amount) implements Counting {
        @Override
        public Finding judge(World world) {
            return world.now().revision().afterPowerCut(Aftermath.MOST).map(states -> amount.judge(states.size()))
                    .orElseGet(() -> Finding.undefined(Words.of("observed.too-many", Aftermath.MOST)));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.crash-states", amount.words());
        }
    }
}
