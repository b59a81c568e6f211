package volscope.app.teach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Speech;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;
import volscope.app.session.Watchdog;
import volscope.model.machine.MachineFactory;

/** Plays a lesson for many seeds, on all processors, and finds all that is wrong with it, each kind of thing once at each place. */
final class LessonCheck {
    private final Lesson lesson;
    private final MachineFactory machines;
    private final Speech speech;
    private final Watchdog watchdog;
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Map<String, Set<Reply>> answers = new LinkedHashMap<>();

    LessonCheck(Lesson lesson, MachineFactory machines, Speech speech, Watchdog watchdog) {
        this.lesson = lesson;
        this.machines = machines;
        this.speech = speech;
        this.watchdog = watchdog;
    }

    /** What is wrong with the lesson for the seeds from 0 on, in the order of the lines. */
    List<Problem> check(int seeds) {
        new CardCheck(lesson).check().forEach(this::add);
        Set<Numbers> drawn = new HashSet<>();
        List<Exercise> exercises = new ArrayList<>();
        for (Lesson.Dealing dealing : Workers.each(LongStream.range(0, seeds).boxed().toList(), lesson::deal)) {
            switch (dealing) {
                case Lesson.Misdealt(List<Problem> wrong) -> wrong.forEach(this::add);
                case Lesson.Dealt(Exercise exercise) -> {
                    // Seeds that draw the same numbers begin the same machine.
                    if (drawn.add(exercise.numbers())) {
                        exercises.add(exercise);
                    }
                }
            }
        }
        Workers.each(exercises, this::play).forEach(this::take);
        if (seeds > 1) {
            variety();
        }
        return problems.values().stream().sorted((a, b) -> Integer.compare(a.spot().line(), b.spot().line())).toList();
    }

    /** What took too long is tried again: code that is new to this process is slow. */
    private SeedCheck.Found play(Exercise exercise) {
        return once(exercise).or(() -> once(exercise)).orElseGet(() -> new SeedCheck.Found(
                List.of(Problem.of(new Spot(1, 1), Kind.ENDLESS, exercise.seed())), Map.of()));
    }

    private Optional<SeedCheck.Found> once(Exercise exercise) {
        return watchdog.within(() -> new SeedCheck(lesson, machines, speech).check(exercise));
    }

    private void take(SeedCheck.Found found) {
        found.problems().forEach(this::add);
        found.answers().forEach((bet, told) -> answers.computeIfAbsent(SeedCheck.inFile(bet), same -> new LinkedHashSet<>()).addAll(told));
    }

    private void add(Spot spot, Kind kind, Object... arguments) {
        add(Problem.of(spot, kind, arguments));
    }

    /** What is wrong for many seeds is told for the first. */
    private void add(Problem problem) {
        problems.putIfAbsent(problem.kind() + " " + problem.spot(), problem);
    }

    /** Numbers and sets have two answers at least, unless they are called constant. */
    private void variety() {
        if (!(lesson.deal(0) instanceof Lesson.Dealt(Exercise exercise))) {
            return;
        }
        for (Bet bet : exercise.bets()) {
            Set<Reply> told = answers.getOrDefault(SeedCheck.inFile(bet.name()), Set.of());
            boolean counts = bet.kind() == Bet.Kind.NUMBER || bet.kind() == Bet.Kind.CHUNKS || bet.kind() == Bet.Kind.PAGES;
            if (counts && told.size() == 1 && bet.variety() == Bet.Variety.DIFFERS) {
                add(SeedCheck.spotOf(lesson, bet), Kind.SAME_ANSWER, bet.name(), told.iterator().next().written());
            }
            if (told.size() > 1 && bet.variety() == Bet.Variety.CONSTANT) {
                List<Reply> two = List.copyOf(told);
                add(SeedCheck.spotOf(lesson, bet), Kind.NOT_CONSTANT, bet.name(), two.get(0).written(), two.get(1).written());
            }
        }
    }
}
