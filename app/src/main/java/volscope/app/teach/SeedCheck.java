package volscope.app.teach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Goal;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Speech;
import volscope.app.lesson.Standing;
import volscope.app.lesson.Step;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;
import volscope.app.session.LessonStart;
import volscope.app.session.Rehearsal;
import volscope.model.machine.MachineFactory;

/** Plays a lesson with the numbers of one seed, and finds what is wrong with it. Each play takes one of its own. */
final class SeedCheck {
    /** Every so many seeds the lesson is set up twice. */
    private static final long TWICE = 10;

    private final Lesson lesson;
    private final MachineFactory machines;
    private final Speech speech;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Set<Reply>> answers = new LinkedHashMap<>();

    SeedCheck(Lesson lesson, MachineFactory machines, Speech speech) {
        this.lesson = lesson;
        this.machines = machines;
        this.speech = speech;
    }

    /**
     * What playing came to.
     *
     * @param problems
     *            what is wrong
     * @param answers
     *            the answers of bets, by their names: on each kernel another
     */
    record Found(List<Problem> problems, Map<String, Set<Reply>> answers) {
    }

    /** Plays an exercise of the lesson. */
    Found check(Exercise exercise) {
        play(exercise);
        return new Found(problems, answers);
    }

    private void add(Spot spot, Kind kind, Object... arguments) {
        problems.add(Problem.of(spot, kind, arguments));
    }

    private void play(Exercise exercise) {
        switch (Rehearsal.open(machines, exercise)) {
            case Rehearsal.Refused(LessonStart why) -> refused(exercise, why);
            case Rehearsal.Ready(Rehearsal rehearsal) -> {
                if (rehearsal.standing().meets(exercise.goals())) {
                    add(new Spot(1, 1), Kind.SOLVED_AT_START, exercise.seed());
                }
                bets(exercise, rehearsal);
                solution(exercise, rehearsal);
                others(exercise, rehearsal);
                programs(exercise, rehearsal);
            }
        }
    }

    private void refused(Exercise exercise, LessonStart why) {
        switch (why) {
            case LessonStart.BrokenSetup broken -> {
                List<String> lines = exercise.setup().stream().map(line -> line.line()).toList();
                add(spot(Block.Kind.SETUP, "", Math.max(0, lines.indexOf(broken.line()))), Kind.SETUP_ENDS_OTHERWISE, exercise.seed(),
                        broken.line(), broken.exitCode(), broken.output().strip());
            }
            case LessonStart.NoMachine none -> add(new Spot(1, 1), Kind.NO_MACHINE, exercise.seed(), none.refusal().reason());
            case LessonStart.NoNumbers none -> problems.addAll(none.problems());
            case LessonStart.Endless endless -> throw new IllegalStateException("a setup is no hand-in: " + endless);
            case LessonStart.Started started -> throw new IllegalStateException("a start that is none: " + started);
        }
    }

    /** Where a line of a block stands that is run. */
    private Spot spot(Block.Kind kind, String name, int line) {
        List<Block> blocks = new ArrayList<>(lesson.file().start().blocks(kind).toList());
        lesson.file().steps().forEach(step -> step.blocks(kind).forEach(blocks::add));
        return blocks.stream().filter(block -> block.name().equals(name)).findFirst()
                .map(block -> block.lines().stream().filter(one -> !one.text().isBlank() && !one.text().startsWith("#")).skip(line)
                        .findFirst().map(one -> one.start()).orElse(block.spot()))
                .orElse(new Spot(1, 1));
    }

    /** Bets are asked where the learner meets them: once the goals of the steps before are met, by the lines of the solution. */
    private void bets(Exercise exercise, Rehearsal start) {
        Rehearsal walk = start.again();
        List<String> played = new ArrayList<>();
        List<String> left = new ArrayList<>(exercise.solution());
        List<Goal> goals = new ArrayList<>();
        for (Step step : exercise.steps()) {
            walkTo(goals, walk, left, played);
            Map<String, List<Bet>> plays = step.bets().stream()
                    .collect(Collectors.groupingBy(bet -> bet.mode() + bet.play(), LinkedHashMap::new, Collectors.toList()));
            plays.values().forEach(same -> measure(exercise, same,
                    same.getFirst().mode() == Bet.Mode.KEPT ? start.again().runAll(played) : walk));
            goals.addAll(step.goals());
            if (!step.quizzes().isEmpty()) {
                walkTo(goals, walk, left, played);
                measure(exercise, step.quizzes(), walk);
            }
        }
    }

    private static void walkTo(List<Goal> goals, Rehearsal walk, List<String> left, List<String> played) {
        while (!left.isEmpty() && !goals.isEmpty() && !walk.standing().meets(goals)) {
            played.add(left.removeFirst());
            walk.run(played.getLast());
        }
    }

    /** Measures bets on one play. */
    private void measure(Exercise exercise, List<Bet> bets, Rehearsal at) {
        at.play(bets);
        for (Bet bet : bets) {
            Optional<Reply> truth = at.attempt().wager(bet).truth();
            if (truth.isEmpty()) {
                add(spotOf(lesson, bet), Kind.NO_ANSWER, exercise.seed(), bet.name());
            }
            truth.ifPresent(reply -> answers.computeIfAbsent(bet.name(), same -> new LinkedHashSet<>()).add(reply));
        }
    }

    /** The name of a bet in the file, without that of a kernel. */
    static String inFile(String bet) {
        return bet.replaceFirst("@.*", "");
    }

    /** Where its block stands. */
    static Spot spotOf(Lesson lesson, Bet bet) {
        String name = inFile(bet.name());
        return lesson.file().steps().stream().flatMap(step -> step.blocks().stream()).filter(block -> block.name().equals(name))
                .filter(block -> block.kind() == Block.Kind.PREDICT || block.kind() == Block.Kind.QUIZ).map(Block::spot).findFirst()
                .orElse(new Spot(1, 1));
    }

    private void solution(Exercise exercise, Rehearsal start) {
        Rehearsal solved = start.again().runAll(exercise.solution());
        Standing standing = solved.standing();
        unmet(exercise, standing, Kind.NOT_SOLVED);
        Spot par = lesson.head().par().start();
        if (standing.commands() > exercise.par().commands()) {
            add(par, Kind.COMMANDS_OVER_PAR, exercise.seed(), standing.commands(), exercise.par().commands());
        }
        if (exercise.par().copies().isPresent() && standing.copies() > exercise.par().copies().getAsLong()) {
            add(par, Kind.COPIES_OVER_PAR, exercise.seed(), standing.copies(), exercise.par().copies().getAsLong());
        }
        if (solved.happened() > Rehearsal.MOST_HAPPENED) {
            add(new Spot(1, 1), Kind.ENDLESS, exercise.seed());
        }
        if (exercise.seed() % TWICE == 0 && Rehearsal.open(machines, exercise) instanceof Rehearsal.Ready(Rehearsal second)
                && !Fingerprint.of(second.runAll(exercise.solution()).now()).equals(Fingerprint.of(solved.now()))) {
            add(new Spot(1, 1), Kind.NOT_REPEATABLE, exercise.seed());
        }
    }

    private void unmet(Exercise exercise, Standing standing, Kind kind) {
        standing.goals().stream().filter(goal -> !goal.finding().isMet()).forEach(goal -> add(goal.goal().spot(), kind, exercise.seed(),
                goal.goal().source(), speech.say(goal.finding().observed())));
    }

    private void others(Exercise exercise, Rehearsal start) {
        if (exercise.otherSolutions().isEmpty()) {
            add(spot(Block.Kind.SOLUTION, "", 0), Kind.NO_OTHER_WAY);
        }
        for (List<String> other : exercise.otherSolutions()) {
            if (other.stream().sorted().toList().equals(exercise.solution().stream().sorted().toList())) {
                add(spot(Block.Kind.SOLUTION, "other", 0), Kind.SAME_WAY);
            }
            unmet(exercise, start.again().runAll(other).standing(), Kind.NOT_SOLVED_OTHERWISE);
        }
    }

    private void programs(Exercise exercise, Rehearsal start) {
        List<String> plays = exercise.programs().stream().map(program -> program.line()).toList();
        if (exercise.par().commands() > 1 && !plays.isEmpty() && start.again().runAll(plays).standing().meets(exercise.goals())) {
            add(new Spot(1, 1), Kind.SOLVED_BY_PLAYING, exercise.seed());
        }
    }
}
