package volscope.app.session;

import java.util.List;
import java.util.OptionalInt;
import volscope.app.lesson.handin.HandIn;
import volscope.model.machine.RevisionId;

/**
 * A hand-in that was played again.
 *
 * @param handIn
 *            the hand-in
 * @param moments
 *            for each of its entries, the revision at which it left the machine
 * @param differs
 *            the number of the first entry whose line ended otherwise than is written there, from 1; empty: none
 */
public record Replayed(HandIn handIn, List<RevisionId> moments, OptionalInt differs) {
}
