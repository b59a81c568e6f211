package volscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Wager;
import volscope.model.machine.LogicalVolumeInfo;

/**
 * The chunks that a learner marks before a play. They are drawn as {@link Frame#marks}; as long as it is {@link State#OPEN}, a click or a key
 * on a chunk of the volume calls {@link Session#toggleMark}.
 *
 * @param volume
 *            the logical volume whose chunks are marked, as the lesson names it
 * @param state
 *            how far the play is
 * @param marks
 *            the chunks that are marked
 * @param truth
 *            the chunks that were right; none before the play is over
 */
public record Prediction(String volume, State state, SortedSet<Long> marks, SortedSet<Long> truth) {

    /** How far a play is. */
    public enum State {
        /** Marks can be set. */
        OPEN,
        /** Marks are fixed, and the truth is not known. */
        FIXED,
        /** The truth is known. */
        KNOWN
    }

    /** The prediction of a lesson's card; empty where it asks for none. */
    static Optional<Prediction> of(Attempt attempt) {
        return attempt.marking().map(bet -> of(bet, attempt.wager(bet)));
    }

    private static Prediction of(Bet bet, Wager wager) {
        Optional<Reply> truth = wager.state() == Wager.State.LOCKED ? wager.truth() : Optional.empty();
        State state = truth.isPresent() ? State.KNOWN : wager.state() == Wager.State.OPEN ? State.OPEN : State.FIXED;
        return new Prediction(bet.subject(), state, wager.guess().chunks(), truth.orElse(Reply.NONE).chunks());
    }

    /** Chunks that were marked, and right. */
    public List<Long> right() {
        return marks.stream().filter(chunk -> state == State.KNOWN && truth.contains(chunk)).toList();
    }

    /** Chunks that were right, and not marked. */
    public List<Long> missed() {
        return truth.stream().filter(chunk -> !marks.contains(chunk)).toList();
    }

    /** Chunks that were marked, and not right. */
    public List<Long> tooMany() {
        return marks.stream().filter(chunk -> state == State.KNOWN && !truth.contains(chunk)).toList();
    }

    /** The path of the volume, where it is there. */
    public Optional<String> path(Facts facts) {
        return facts.groups().stream().flatMap(group -> group.volumes().stream())
                .filter(one -> one.name().equals(volume) || one.path().equals(volume)).map(LogicalVolumeInfo::path).findFirst();
    }

    /** The marks as maps draw them. */
    List<Marks> drawn(Facts facts) {
        List<Marks> drawn = new ArrayList<>();
        path(facts).ifPresent(path -> {
            if (state == State.KNOWN) {
                add(drawn, path, right(), Marks.Style.RIGHT);
                add(drawn, path, missed(), Marks.Style.MISSED);
                add(drawn, path, tooMany(), Marks.Style.TOO_MANY);
            } else {
                add(drawn, path, List.copyOf(marks), Marks.Style.PREDICTED);
            }
        });
        return drawn;
    }

    private static void add(List<Marks> drawn, String path, List<Long> chunks, Marks.Style style) {
        if (!chunks.isEmpty()) {
            drawn.add(new Marks(path, chunks, style));
        }
    }
}
