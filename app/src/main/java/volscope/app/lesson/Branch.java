package volscope.app.lesson;

import java.util.List;
import volscope.model.machine.RevisionId;

/**
 * The lines that led to where the next one goes.
 *
 * @param ran
 *            the lines of this branch since power-on, setup first
 * @param head
 *            where the next line goes
 * @param session
 *            the revisions of all branches since the start, in the order they were made
 */
public record Branch(List<Ran> ran, RevisionId head, List<RevisionId> session) {
}
