/**
 * The search through everything that a small machine can do: each order of its tasks and of the work that waits, and power cuts between.
 *
 * <p>
 * A state is told from others by what it says: the numbers that a machine hands out while it is explored come from a range of their own, so that
 * two states are one if such numbers alone differ. Nor does it say which of two works came first that may be done in any order, which request was
 * sent first, and which task began its line first: nothing that is done next depends on it. A state also says what tasks remember of what they
 * were told, but not what was logged. A test compares a small world with the same one written by hand in TLA+.
 *
 * <p>
 * A state is kept in components, the layers and the tasks, and a move is worked out by the machine once for all states in which the components
 * that it looks at are the same: draft and tasks tell which those are. So that they are the same wherever a machine comes by another way, what
 * has to be told from others, and no more than that, is named after who asked for it instead of numbered. What breaks no rule and what a power
 * cut leaves is judged once by the components on which that depends.
 *
 * <p>
 * Of a state that was met its hash, its parent and the move from there are kept. The components of those that wait to be looked at are kept as
 * long as there is room; those of the others are found again by the moves from the start.
 *
 * <p>
 * Stands for no part of the kernel.
 */
@NullMarked
package volscope.sim.machine.explore;

import org.jspecify.annotations.NullMarked;
