package volscope.app.session;

import java.util.HashMap;
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
import volscope.model.machine.Machine;

/**
 * Judges the lesson of the open lab. What it finds out, on the background thread, is given as a change: the learner may have gone on
 * meanwhile.
 */
final class LessonDesk {
    private Judge judge;

    LessonDesk(Machine machine) {
        judge = new Judge(machine);
    }

    /** Another machine is judged from now on. */
    void turnTo(Machine machine) {
        judge = new Judge(machine);
    }

    private static Branch branch(SessionState state) {
        return Branches.of(state.history(), state.learning().floor());
    }

    /** How the goals stand in a state. */
    UnaryOperator<SessionState> judging(SessionState state) {
        Optional<Standing> standing = state.learning().attempt().map(attempt -> judge.standing(attempt, branch(state)));
        return standing.<UnaryOperator<SessionState>>map(found -> old -> old.with(old.learning().with(attempt -> attempt.judged(found))))
                .orElseGet(UnaryOperator::identity);
    }

    /** What becomes of bets: their play is the last act of a state, or tried on it, or there is none. */
    UnaryOperator<SessionState> ending(SessionState state, List<Bet> bets, Wager.State end) {
        Map<Bet, Optional<Reply>> truths = new HashMap<>();
        state.learning().attempt().ifPresent(attempt -> bets.forEach(bet -> truths.put(bet, truth(bet, attempt, branch(state)))));
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

    private Optional<Reply> truth(Bet bet, Attempt attempt, Branch branch) {
        return switch (bet.mode()) {
            case KEPT -> judge.truth(bet, attempt, branch);
            case TRIED -> judge.tried(bet, attempt, branch);
            case NONE -> judge.answer(bet, attempt, branch);
        };
    }

    private static Attempt ended(Attempt attempt, Map<Bet, Optional<Reply>> truths, Wager.State end) {
        Attempt ended = attempt;
        for (Map.Entry<Bet, Optional<Reply>> truth : truths.entrySet()) {
            ended = ended.ending(truth.getKey(), end, truth.getValue());
        }
        return ended;
    }
}
