/**
 * What must be so, said without the kernel: the rules that snapshots with direct access keep, as statements over two values of the machine;
 * and a machine whose volumes are whole copies, on which random commands must give the same.
 *
 * <p>
 * It knows nothing of how the kernel keeps the rules, nor of the profiles that do not.
 */
@NullMarked
package volscope.sim.check;

import org.jspecify.annotations.NullMarked;
