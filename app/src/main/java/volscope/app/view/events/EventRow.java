package volscope.app.view.events;

import java.util.Optional;
import volscope.app.session.Selection;
import volscope.model.machine.RevisionId;

/**
 * Something that happened.
 *
 * @param moment
 *            when, counted in steps on the branch
 * @param at
 *            the revision it made
 * @param nanos
 *            when, by the machine's clock
 * @param kind
 *            which kind it is of
 * @param words
 *            what happened, as a line
 * @param about
 *            what it is about
 */
record EventRow(long moment, RevisionId at, long nanos, EventKind kind, String words, Optional<Selection> about) {
}
