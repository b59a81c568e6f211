/**
 * The machine as a whole: which layers it has and what hardware, tasks and their turns, the history of revisions, and the two ports over it.
 *
 * <p>
 * Stands for power-on, {@code kernel/sched} and {@code init}. It differs on purpose: one task runs at a time and until it sleeps, so that a
 * line and a state give one result.
 */
@NullMarked
package volscope.sim.machine;

import org.jspecify.annotations.NullMarked;
