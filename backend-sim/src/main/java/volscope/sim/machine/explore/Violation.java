package volscope.sim.machine.explore;

import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.sim.machine.Move;

/**
 * A rule that was broken.
 *
 * @param state
 *            the state from which
 * @param move
 *            the move that broke it, if it was one
 * @param cut
 *            the power cut that broke it, if it was one
 * @param finding
 *            what
 */
record Violation(int state, Optional<Move> move, Optional<String> cut, Finding finding) {
}
