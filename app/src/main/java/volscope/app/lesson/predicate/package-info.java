/**
 * The predicates of goals and bets: formulas over a machine's revisions with three truth values, each with what was observed. Judging reads
 * revisions through the port and changes nothing. Sentences are keys with arguments; their words are in the bundles.
 */
@NullMarked
package volscope.app.lesson.predicate;

import org.jspecify.annotations.NullMarked;
