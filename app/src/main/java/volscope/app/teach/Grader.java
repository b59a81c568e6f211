package volscope.app.teach;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.Standing;
import volscope.app.lesson.Wager;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.Grain;
import volscope.app.session.Rehearsal;
import volscope.app.session.SharedMachines;
import volscope.app.session.Watchdog;
import volscope.app.teach.Grade.Verdict;
import volscope.model.machine.MachineFactory;

/** Grades hand-ins of one lesson by replaying them. Not safe for use by several threads; each takes one of its own. */
final class Grader {
    /** So many steps and events are kept until machines are set up anew, so that what was graded can be forgotten. */
    private static final long FRESH = 100_000;
    /** So many are kept that only one hand-in came to, unless another did the same soon: less is left for the collector to carry on. */
    private static final long PASSING = 8_000;

    private final Lesson lesson;
    private final MachineFactory machines;
    private final Watchdog watchdog;
    private final Map<Long, Optional<Exercise>> exercises = new HashMap<>();
    private final Map<Grain, SharedMachines> shared = new EnumMap<>(Grain.class);
    private final Map<Start, Optional<Rehearsal>> starts = new HashMap<>();
    private long kept;

    /** How a replay begins. */
    private record Start(long seed, Grain grain) {
    }

    Grader(Lesson lesson, MachineFactory machines, Watchdog watchdog) {
        this.lesson = lesson;
        this.machines = machines;
        this.watchdog = watchdog;
    }

    /** Grades the text of a file. */
    Grade grade(String file, String text) {
        return switch (HandIn.read(text)) {
            case HandIn.Damaged(int line, String what) ->
                Grade.without(file, "", 0, Verdict.DAMAGED, List.of("grade.damaged", Integer.toString(line), what));
            case HandIn.Read(HandIn handIn) -> grade(file, handIn);
        };
    }

    private Grade grade(String file, HandIn handIn) {
        if (!handIn.isOf(lesson.head())) {
            return Grade.without(file, handIn, Verdict.FOREIGN,
                    List.of("grade.foreign", handIn.lesson(), Integer.toString(handIn.version())));
        }
        Optional<Rehearsal> start = exercise(handIn.seed()).flatMap(exercise -> start(exercise, Grain.of(exercise, handIn)));
        if (start.isEmpty()) {
            return Grade.without(file, handIn, Verdict.DAMAGED, List.of("grade.no-start"));
        }
        Rehearsal replay = start.get().again();
        Optional<Grade> graded = watchdog.within(() -> replay(file, handIn, replay));
        kept += replay.happened();
        if (graded.isEmpty() || kept > FRESH) {
            exercises.clear();
            starts.clear();
            shared.clear();
            kept = 0;
        } else if (shared.values().stream().mapToLong(SharedMachines::passing).sum() > PASSING) {
            starts.clear();
            shared.values().forEach(SharedMachines::forgetPassing);
        }
        return graded.orElseGet(() -> Grade.without(file, handIn, Verdict.ENDLESS, List.of("grade.endless")));
    }

    private Optional<Exercise> exercise(long seed) {
        return exercises.computeIfAbsent(seed,
                unknown -> lesson.deal(seed) instanceof Lesson.Dealt(Exercise exercise) ? Optional.of(exercise) : Optional.empty());
    }

    /** Whatever their numbers are, learners begin on the same machine, and much of what they do there is the same. */
    private Optional<Rehearsal> start(Exercise exercise, Grain grain) {
        MachineFactory factory = shared.computeIfAbsent(grain,
                unknown -> new SharedMachines(grain == Grain.LINES ? machines.byLines() : machines));
        return starts.computeIfAbsent(new Start(exercise.seed(), grain),
                unknown -> Rehearsal.open(factory, exercise) instanceof Rehearsal.Ready(Rehearsal ready)
                        ? Optional.of(ready)
                        : Optional.empty());
    }

    private Grade replay(String file, HandIn handIn, Rehearsal replay) {
        OptionalInt differs = replay.replay(handIn).differs();
        Standing standing = replay.standing();
        Attempt attempt = replay.attempt();
        Exercise exercise = attempt.exercise();
        Verdict verdict = handIn.edited().isPresent()
                ? Verdict.EDITED
                : standing.meets(exercise.goals()) ? Verdict.PASSED : Verdict.OPEN;
        List<String> note = handIn.edited().isPresent()
                ? List.of("grade.edited", Integer.toString(handIn.edited().getAsInt()))
                : differs.isPresent() ? List.of("grade.differs", Integer.toString(differs.getAsInt())) : List.of();
        return new Grade(file, handIn.name(), handIn.seed(), verdict, note, standing.goals(),
                new Grade.Needed(standing.commands(), exercise.par().commands()),
                new Grade.Needed(standing.copies(), exercise.par().copies().orElse(-1)), bets(attempt), help(handIn),
                handIn.entries());
    }

    private static Grade.Bets bets(Attempt attempt) {
        List<Bet> bets = attempt.exercise().bets();
        List<Wager> wagers = bets.stream().map(attempt::wager).toList();
        return new Grade.Bets(wagers.stream().filter(Wager::isRight).count(), wagers.stream().filter(Wager::isFixed).count(),
                wagers.stream().filter(wager -> wager.state() == Wager.State.SKIPPED).count());
    }

    private static Grade.Help help(HandIn handIn) {
        return new Grade.Help(count(handIn, LogEntry.Kind.HINT), count(handIn, LogEntry.Kind.SOLUTION),
                count(handIn, LogEntry.Kind.UNDO) + count(handIn, LogEntry.Kind.GOTO));
    }

    private static long count(HandIn handIn, LogEntry.Kind kind) {
        return handIn.entries().stream().filter(entry -> entry.kind() == kind).count();
    }
}
