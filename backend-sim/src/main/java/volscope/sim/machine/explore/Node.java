package volscope.sim.machine.explore;

import org.pcollections.PVector;

import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.LogLine;

/**
 * A machine in components, with what they say.
 *
 * @param parts
 *            its components, and the views; nobody changes them
 * @param said
 *            what each of them says; nobody changes that
 * @param backlog
 *            the work that waits
 * @param log
 *            what it has logged, which tells no machines apart
 * @param meaning
 *            what it says
 * @param isUnseen
 *            whether it was reached by a move that nobody else can tell from none
 */
record Node(Object[] parts, Summary[] said, Backlog backlog, PVector<LogLine> log, Summary meaning, boolean isUnseen) {
}
