package volscope.app.lesson.draft;

import java.util.List;
import volscope.app.lesson.file.Block;

/**
 * Keeps what goes with the lines of a step: words that nobody changed are said anew, and bets are on what the lines do now.
 *
 * @param wording
 *            the first words
 */
public record Companions(Wording wording) {
    private static final String PLAY = "play";

    /** A draft whose lines were changed, with what goes with them. */
    public Draft following(Draft before, Draft after) {
        Draft next = after;
        for (int i = 0; i < after.steps().size(); i++) {
            DraftStep now = after.steps().get(i);
            List<String> was = before.steps().stream().filter(step -> step.id().equals(now.id())).map(DraftStep::solution).findFirst()
                    .orElse(now.solution());
            if (!was.equals(now.solution())) {
                next = next.with(i, step -> following(step, was));
            }
        }
        return next;
    }

    private DraftStep following(DraftStep step, List<String> was) {
        List<String> now = step.solution();
        DraftStep next = step;
        if (step.title().equals(wording.title(was))) {
            next = next.titled(wording.title(now));
        }
        if (step.text().equals(wording.text(was))) {
            next = next.saying(wording.text(now));
        }
        List<String> old = wording.hints(was);
        List<String> said = wording.hints(now);
        next = next.withHints(next.hints().stream().map(hint -> old.contains(hint) && !said.isEmpty() ? said.get(old.indexOf(hint)) : hint)
                .toList());
        for (Piece bet : next.pieces(Block.Kind.PREDICT)) {
            if (bet.part(PLAY).equals(Wording.tried(was))) {
                next = next.replacing(bet, bet.with(PLAY, Wording.tried(now)));
            }
        }
        return next;
    }
}
