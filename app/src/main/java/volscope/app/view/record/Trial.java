package volscope.app.view.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Standing;
import volscope.app.lesson.draft.Change;
import volscope.app.lesson.draft.Changes;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.Piece;
import volscope.app.lesson.predicate.Finding;
import volscope.app.lesson.predicate.Formula;
import volscope.app.lesson.predicate.Formulas;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Spot;
import volscope.app.session.Rehearsal;
import volscope.app.session.Watchdog;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * A draft that was played: its setup, then its solution step by step.
 *
 * @param played
 *            what of the draft was played
 * @param numbers
 *            the numbers that were drawn
 * @param world
 *            the world at the end
 * @param ends
 *            the revision at the end of each step
 * @param exits
 *            the exit code of each line, by step
 * @param standing
 *            what was needed
 * @param changes
 *            what is true at the end
 */
record Trial(Draft played, Numbers numbers, World world, List<RevisionId> ends, List<List<Integer>> exits, Standing standing,
        List<Change> changes) {
    /** Of processor time. */
    private static final double SECONDS = 8;
    private static final Pattern LABEL = Pattern.compile("\\s*(?:\"[^\"]*\"\\s*:)?\\s*(?:on\\s+[^\\s:]+\\s*:)?\\s*");

    /** Plays a draft; empty where it can't be played. */
    static Optional<Trial> of(MachineFactory machines, Draft draft, long seed) {
        Draft bare = draft.bare();
        return watched(() -> open(machines, bare, seed).map(rehearsal -> play(bare, rehearsal)));
    }

    /** What is typed need not end. */
    private static <T> Optional<T> watched(Supplier<Optional<T>> task) {
        try (Watchdog watchdog = new Watchdog(SECONDS)) {
            return watchdog.within(task).flatMap(found -> found);
        }
    }

    private static Optional<Exercise> dealt(Draft draft, long seed) {
        return Lesson.read(draft.written().text()) instanceof Lesson.Read(Lesson lesson)
                && lesson.deal(seed) instanceof Lesson.Dealt(Exercise exercise) ? Optional.of(exercise) : Optional.empty();
    }

    private static Optional<Rehearsal> open(MachineFactory machines, Draft draft, long seed) {
        return dealt(draft, seed).flatMap(exercise -> Rehearsal.open(machines, exercise) instanceof Rehearsal.Ready(Rehearsal ready)
                ? Optional.of(ready)
                : Optional.empty());
    }

    private static Trial play(Draft bare, Rehearsal rehearsal) {
        Exercise exercise = rehearsal.attempt().exercise();
        List<RevisionId> ends = new ArrayList<>();
        List<List<Integer>> exits = new ArrayList<>();
        exercise.steps().forEach(step -> {
            exits.add(step.solution().stream().map(rehearsal::run).map(Run::exitCode).toList());
            ends.add(rehearsal.now().id());
        });
        List<String> lines = new ArrayList<>(exercise.setup().stream().map(line -> line.line()).toList());
        lines.addAll(exercise.solution());
        World world = rehearsal.world();
        return new Trial(bare, exercise.numbers(), world, List.copyOf(ends), List.copyOf(exits), rehearsal.standing(),
                Changes.of(world, lines));
    }

    /** What a goal asks; empty where it can't be read, or is about another profile. */
    Optional<Formula> read(String goal) {
        Matcher label = LABEL.matcher(goal);
        String source = label.lookingAt() ? goal.substring(label.end()) : goal;
        try {
            return goal.substring(0, goal.length() - source.length()).contains(" on ")
                    ? Optional.empty()
                    : Optional.of(Formulas.read(new Line(source, new Spot(1, 1)), numbers));
        } catch (Fault fault) {
            return Optional.empty();
        }
    }

    /** What is found of a goal at the end. */
    Finding found(Formula goal) {
        return goal.judge(world);
    }

    /** The step from whose end on something is true; the last one where it is not. */
    int home(Formula goal) {
        OptionalInt last = IntStream.range(0, ends.size()).map(i -> ends.size() - 1 - i)
                .filter(i -> !goal.judge(world.at(ends.get(i))).isMet()).findFirst();
        return Math.min(ends.size() - 1, last.orElse(-1) + 1);
    }

    /** How many sectors a chunk of a volume has, before the lesson. */
    long chunkSectors(String volume) {
        return moment(volume).chunkBytes(name(volume)) / 512;
    }

    /** How many chunks a volume has; 0 where it is not there. */
    long chunks(String volume) {
        Moment there = moment(volume);
        return Math.ceilDiv(there.bytesOf(name(volume)).orElse(0), there.chunkBytes(name(volume)));
    }

    /** Where a volume is: at the end, or where it is gone by then, at the start. */
    private Moment moment(String volume) {
        return world.now().deviceOf(name(volume)).isPresent() ? world.now() : world.start();
    }

    private static String name(String path) {
        return path.startsWith("mapper/") ? path.substring("mapper/".length()) : path;
    }

    /** What a bet of a step comes to. */
    static Optional<Reply> truth(MachineFactory machines, Draft draft, int step, Piece bet) {
        Draft asked = draft.bare().with(step, bare -> bare.plus(bet));
        return watched(() -> open(machines, asked, 0).flatMap(rehearsal -> {
            Exercise exercise = rehearsal.attempt().exercise();
            exercise.steps().subList(0, step).forEach(before -> rehearsal.runAll(before.solution()));
            List<Bet> bets = exercise.steps().get(step).bets();
            rehearsal.play(bets);
            return bets.stream().findFirst().flatMap(one -> rehearsal.attempt().wager(one).truth());
        }));
    }

    /** Whether goals hold at the end with the numbers of a seed, in their order; empty where it can't be played. */
    static Optional<List<Boolean>> hold(MachineFactory machines, Draft draft, long seed, List<String> goals) {
        Draft bare = draft.bare();
        return watched(() -> open(machines, bare, seed).map(rehearsal -> {
            Exercise exercise = rehearsal.attempt().exercise();
            rehearsal.runAll(exercise.solution());
            World end = rehearsal.world();
            return goals.stream().map(goal -> holds(goal, exercise.numbers(), end)).toList();
        }));
    }

    private static boolean holds(String goal, Numbers numbers, World end) {
        Matcher label = LABEL.matcher(goal);
        try {
            return Formulas.read(new Line(label.lookingAt() ? goal.substring(label.end()) : goal, new Spot(1, 1)), numbers).judge(end)
                    .isMet();
        } catch (Fault fault) {
            return false;
        }
    }
}
