/**
 * The logical volume manager: metadata, their place on devices, the plans that change mapped devices, and the commands.
 *
 * <p>
 * Stands for lvm2 and libdevmapper's dependency tree as Debian 12 has them. Each part is a package of its own.
 */
@NullMarked
package volscope.sim.lvm;

import org.jspecify.annotations.NullMarked;
