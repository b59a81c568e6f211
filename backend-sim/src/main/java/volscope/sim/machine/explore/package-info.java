/**
 * The search through everything that a small machine can do: each order of its tasks and of the work that waits, and power cuts between.
 *
 * <p>
 * Stands for no part of the kernel.
 */
@NullMarked
package volscope.sim.machine.explore;

import org.jspecify.annotations.NullMarked;
