/**
 * The search through all that a machine can do next: values of machines by what they say, the set of those that were met, and what is asked
 * of each step.
 *
 * <p>
 * Stands for no part of the kernel, and knows none of its rules.
 */
@NullMarked
package volscope.sim.check.explore;

import org.jspecify.annotations.NullMarked;
