package volscope.app.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Branch;
import volscope.app.lesson.Judge;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Standing;
import volscope.app.lesson.Wager;
import volscope.app.lesson.predicate.World;

/**
 * Judges the lesson of the open lab. What it finds out, on the background thread, is given as a change: the learner may have gone on
 * meanwhile.
 */
final class LessonDesk {
    private Judge judge;
    private Map<String, Twin> twins;

    private LessonDesk(Judge judge, Map<String, Twin> twins) {
        this.judge = judge;
        this.twins = twins;
    }

    /** A desk without a lesson. */
    LessonDesk(volscope.model.machine.Machine machine) {
        this(new Judge(machine), Map.of());
    }

    /** The machines of another lesson are judged from now on. */
    void turnTo(LessonStage stage) {
        judge = new Judge(stage.first().machine());
        twins = new LinkedHashMap<>();
        stage.machines().entrySet().stream().skip(1).forEach(other -> twins.put(other.getKey(), Twin.of(other.getValue())));
    }

    /** A desk for another attempt at the same lesson, from where so many acts were played. */
    LessonDesk fork(int acts) {
        Map<String, Twin> forks = new LinkedHashMap<>();
        twins.forEach((kernel, twin) -> forks.put(kernel, twin.fork(acts)));
        return new LessonDesk(judge, forks);
    }

    private Judge judge(String kernel) {
        return Optional.ofNullable(twins.get(kernel)).map(Twin::judge).orElse(judge);
    }

    private Branch branch(SessionState state, String kernel) {
        int floor = state.learning().floor();
        return Optional.ofNullable(twins.get(kernel)).map(twin -> twin.branch(state.history(), floor))
                .orElseGet(() -> Branches.of(state.history(), floor));
    }

    /** What formulas are judged by at the head of a state, under a profile. */
    World world(SessionState state, String kernel) {
        return judge(kernel).world(state.learning().floor(), branch(state, kernel));
    }

    /** How the goals stand in a state. */
    Optional<Standing> standing(SessionState state) {
        Map<String, World> worlds = new HashMap<>();
        return state.learning().attempt().map(attempt -> Judge.standing(attempt.exercise(),
                kernel -> worlds.computeIfAbsent(kernel, unknown -> world(state, unknown))));
    }

    /** How the goals stand in a state, as a change. */
    UnaryOperator<SessionState> judging(SessionState state) {
        Optional<Standing> standing = standing(state);
        List<Learning.Alike> alike = state.history().lastAct().map(act -> twins.entrySet().stream()
                .map(twin -> twin.getValue().alike(twin.getKey(), state.history(), act)).toList()).orElse(List.of());
        return standing.<UnaryOperator<SessionState>>map(
                found -> old -> old.with(old.learning().with(alike).with(attempt -> attempt.judged(found))))
                .orElseGet(UnaryOperator::identity);
    }

    /** What becomes of bets: their play is the last act of a state, or tried on it, or there is none. */
    UnaryOperator<SessionState> ending(SessionState state, List<Bet> bets, Wager.State end) {
        Map<Bet, Optional<Reply>> truths = new LinkedHashMap<>();
        bets.forEach(bet -> truths.put(bet, judge(bet.kernel()).truth(bet, state.learning().floor(), branch(state, bet.kernel()))));
        return old -> old.with(old.learning().with(attempt -> ended(attempt, truths, end)));
    }

    /** Who types the line of a play has played it: bets that were made are fixed, others are given up. */
    UnaryOperator<SessionState> playing(SessionState state, String line) {
        Optional<Attempt> attempt = state.learning().attempt();
        List<Bet> bets = attempt.map(Attempt::open).orElse(List.of()).stream()
                .filter(bet -> bet.mode() == Bet.Mode.KEPT && bet.play().equals(line.strip())).toList();
        List<Bet> made = bets.stream().filter(bet -> attempt.orElseThrow().isMade(bet)).toList();
        List<Bet> others = bets.stream().filter(bet -> !made.contains(bet)).toList();
        UnaryOperator<SessionState> first = ending(state, made, Wager.State.LOCKED);
        UnaryOperator<SessionState> second = ending(state, others, Wager.State.SKIPPED);
        return old -> second.apply(first.apply(old));
    }

    private static Attempt ended(Attempt attempt, Map<Bet, Optional<Reply>> truths, Wager.State end) {
        Attempt ended = attempt;
        for (Map.Entry<Bet, Optional<Reply>> truth : truths.entrySet()) {
            ended = ended.ending(truth.getKey(), end, truth.getValue());
        }
        return ended;
    }
}
