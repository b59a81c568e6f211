/**
 * What must be so: the rules that snapshots with direct access keep, as statements over two values of the machine.
 *
 * <p>
 * It knows nothing of how the kernel keeps them, nor of the profiles that do not.
 */
@NullMarked
package volscope.sim.check;

import org.jspecify.annotations.NullMarked;
