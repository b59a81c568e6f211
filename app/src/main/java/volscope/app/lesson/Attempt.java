package volscope.app.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import volscope.model.machine.RevisionId;

/**
 * How far a learner has come with an exercise. A value: every act gives another one.
 *
 * <p>
 * Cards are counted from 0: the introduction, then a card for each step, then the one that explains.
 *
 * @param exercise
 *            the exercise
 * @param start
 *            the revision after the setup
 * @param setupLines
 *            how many lines the setup has
 * @param card
 *            the card that is read
 * @param wagers
 *            bets and quizzes by name, as far as something was said to them
 * @param hints
 *            how many hints of each step were asked for, by its id
 * @param proposed
 *            how many lines of the solution were written into the terminal
 * @param standing
 *            how things stand, as far as a play was seen
 * @param coming
 *            how things stand at the end of a play that is not yet seen to its end
 * @param log
 *            what the learner did, in order
 */
public record Attempt(Exercise exercise, RevisionId start, int setupLines, int card, Map<String, Wager> wagers, Map<String, Integer> hints,
        int proposed, Standing standing, Optional<Standing> coming, List<LogEntry> log) {

    /** An attempt that has just begun. */
    public static Attempt starting(Exercise exercise, RevisionId start) {
        return new Attempt(exercise, start, exercise.setup().size(), exercise.introduction().isEmpty() ? 1 : 0, Map.of(), Map.of(), 0,
                Standing.NONE, Optional.empty(), List.of());
    }

    /** The same attempt at the exercise in other words. */
    public Attempt translated(Exercise words) {
        return new Attempt(words, start, setupLines, card, wagers, hints, proposed, standing.translated(words.goals()),
                coming.map(later -> later.translated(words.goals())), log);
    }

    /** How many cards there are. */
    public int cards() {
        return 1 + exercise.steps().size() + (exercise.facts().isEmpty() ? 0 : 1);
    }

    /** The step of the card that is read; empty on the first card and on the last. */
    public Optional<Step> step() {
        return card > 0 && card <= exercise.steps().size() ? Optional.of(exercise.steps().get(card - 1)) : Optional.empty();
    }

    /** Whether the card that explains is read. */
    public boolean isAtEnd() {
        return card > exercise.steps().size();
    }

    /** The goals up to the card that is read. */
    public List<Goal> goals() {
        return exercise.steps().subList(0, Math.min(card, exercise.steps().size())).stream().flatMap(step -> step.goals().stream())
                .toList();
    }

    /** Whether all goals are met. */
    public boolean isSolved() {
        return standing.meets(exercise.goals());
    }

    /** Whether the next card may be read. */
    public boolean mayGoOn() {
        return card < cards() - 1 && standing.meets(goals());
    }

    /** Reads the next card, if it may be read. */
    public Attempt next() {
        return mayGoOn() ? at(card + 1) : this;
    }

    /** Reads the card before. */
    public Attempt previous() {
        return card > (exercise.introduction().isEmpty() ? 1 : 0) ? at(card - 1) : this;
    }

    private Attempt at(int next) {
        return on(next).logging(LogEntry.Kind.STEP, name(next));
    }

    private Attempt on(int next) {
        return new Attempt(exercise, start, setupLines, next, wagers, hints, proposed, standing, coming, log);
    }

    /** The id of a card's step, or the number of a card that is no step. */
    private String name(int card) {
        return card > 0 && card <= exercise.steps().size() ? exercise.steps().get(card - 1).id() : Integer.toString(card);
    }

    /** Turns to a card that was turned to before, without asking whether it may be read. */
    public Attempt turningTo(String name) {
        for (int card = 0; card < cards(); card++) {
            if (name(card).equals(name)) {
                return at(card);
            }
        }
        return this;
    }

    /** Writes down what the learner did. */
    public Attempt logging(LogEntry.Kind kind, String payload) {
        List<LogEntry> longer = new ArrayList<>(log);
        longer.add(new LogEntry(kind, payload));
        return new Attempt(exercise, start, setupLines, card, wagers, hints, proposed, standing, coming, List.copyOf(longer));
    }

    /** A bet or quiz as it is. */
    public Wager wager(Bet bet) {
        return wagers.getOrDefault(bet.name(), Wager.OPEN);
    }

    /** The bets that can be made now: those of the card, on the same play as the first that is open. */
    public List<Bet> open() {
        List<Bet> open = step().map(Step::bets).orElse(List.of()).stream().filter(bet -> wager(bet).state() == Wager.State.OPEN).toList();
        return open.stream().filter(bet -> bet.play().equals(open.getFirst().play())).toList();
    }

    /** The bet whose chunks are marked now, or were marked last. */
    public Optional<Bet> marking() {
        List<Bet> ofChunks = step().map(Step::bets).orElse(List.of()).stream().filter(bet -> bet.kind() == Bet.Kind.CHUNKS).toList();
        return ofChunks.stream().filter(open()::contains).findFirst()
                .or(() -> ofChunks.stream().filter(bet -> wager(bet).isFixed()).reduce((first, second) -> second));
    }

    /** Guesses something else. */
    public Attempt guessing(Bet bet, UnaryOperator<Reply> guess) {
        return with(bet, wager(bet).guessing(guess.apply(wager(bet).guess())));
    }

    private Attempt with(Bet bet, Wager wager) {
        Map<String, Wager> next = new HashMap<>(wagers);
        next.put(bet.name(), wager);
        return new Attempt(exercise, start, setupLines, card, Map.copyOf(next), hints, proposed, standing, coming, log);
    }

    /** Ends a bet with what was measured. */
    public Attempt ending(Bet bet, Wager.State end, Optional<Reply> truth) {
        Attempt ended = with(bet, wager(bet).ending(end, truth));
        return end.seen() == Wager.State.SKIPPED
                ? ended.logging(LogEntry.Kind.SKIP, bet.name())
                : ended.logging(LogEntry.Kind.PREDICT, (bet.name() + " " + wager(bet).guess().written()).strip());
    }

    /** Whether every bet that can be made now has been answered. */
    public boolean isAnswered() {
        return open().stream().allMatch(bet -> bet.isAnswered(wager(bet).guess()));
    }

    /** Whether something was said to a bet; to mark no chunk is to say nothing. */
    public boolean isMade(Bet bet) {
        Reply guess = wager(bet).guess();
        return bet.isAnswered(guess) && !guess.equals(Reply.NONE);
    }

    /** How many chunks were marked and how many copies were said, where the two can't both be right. */
    public Optional<Contradiction> contradiction() {
        Optional<Long> marked = open().stream()
                .filter(bet -> bet.answer() instanceof Bet.Measured(Measure.Chunks(String volume, Measure.Which which))
                        && which == Measure.Which.COPIED)
                .map(bet -> (long) wager(bet).guess().chunks().size()).findFirst();
        Optional<Long> said = open().stream().filter(bet -> bet.answer() instanceof Bet.Measured(Measure measure) && isCount(measure))
                .flatMap(bet -> wager(bet).guess().number().stream().boxed()).findFirst();
        return marked.filter(count -> count > 0 && said.isPresent() && !said.get().equals(count))
                .map(count -> new Contradiction(count, said.orElseThrow()));
    }

    private static boolean isCount(Measure measure) {
        return measure instanceof Measure.Copies
                || measure instanceof Measure.Count(Measure.Chunks(String volume, Measure.Which which)) && which == Measure.Which.COPIED;
    }

    /**
     * Two parts of a bet that do not go together.
     *
     * @param marked
     *            how many chunks were marked
     * @param said
     *            how many copies were said
     */
    public record Contradiction(long marked, long said) {
    }

    /** How many hints of the card were asked for. */
    public int hintsShown() {
        return step().map(Step::id).map(id -> hints.getOrDefault(id, 0)).orElse(0);
    }

    /** Asks for hints of the card, up to a number. */
    public Attempt hinted(int upTo) {
        return step().map(step -> {
            Map<String, Integer> next = new HashMap<>(hints);
            next.merge(step.id(), upTo, Math::max);
            return new Attempt(exercise, start, setupLines, card, wagers, Map.copyOf(next), proposed, standing, coming, log)
                    .logging(LogEntry.Kind.HINT, step.id() + " " + next.get(step.id()));
        }).orElse(this);
    }

    /** Asks for so many hints of a step. */
    public Attempt hintedAt(String step, String upTo) {
        List<String> ids = exercise.steps().stream().map(Step::id).toList();
        return upTo.matches("\\d") && ids.contains(step) ? on(ids.indexOf(step) + 1).hinted(Integer.parseInt(upTo)).on(card) : this;
    }

    /** A bet is fixed, and its play comes next. */
    public Attempt fixing(Bet bet) {
        return with(bet, wager(bet).ending(Wager.State.PLAYING, Optional.empty()));
    }

    /** The line of the solution that is written into the terminal next. */
    public Optional<String> proposal() {
        List<String> solution = exercise.solution();
        return solution.isEmpty() ? Optional.empty() : Optional.of(solution.get(proposed % solution.size()));
    }

    /** The solution was asked for once more. */
    public Attempt proposing() {
        return new Attempt(exercise, start, setupLines, card, wagers, hints, proposed + 1, standing, coming, log)
                .logging(LogEntry.Kind.SOLUTION, name(card));
    }

    /** Whether a play is not yet seen to its end. */
    public boolean isPlaying() {
        return wagers.values().stream().anyMatch(Wager::isPlaying);
    }

    /** Things stand otherwise; of a play that is not yet seen to its end, nothing is told before. */
    public Attempt judged(Standing found) {
        // It may have been judged in other words.
        Standing next = found.translated(exercise.goals());
        return isPlaying()
                ? new Attempt(exercise, start, setupLines, card, wagers, hints, proposed, standing, Optional.of(next), log)
                : new Attempt(exercise, start, setupLines, card, wagers, hints, proposed, next, Optional.empty(), log);
    }

    /** The play is seen to its end. */
    public Attempt revealed() {
        if (!isPlaying()) {
            return this;
        }
        Map<String, Wager> next = new HashMap<>();
        wagers.forEach((name, wager) -> next.put(name, wager.ending(wager.state().seen(), wager.truth())));
        return new Attempt(exercise, start, setupLines, card, Map.copyOf(next), hints, proposed, coming.orElse(standing), Optional.empty(),
                log);
    }
}
