/**
 * Direct access as people and programs meet it: whether a device's memory is synchronous, and the programs that map files.
 *
 * <p>
 * Stands for {@code drivers/dax/super.c}. It differs on purpose: the pages themselves are asked for through the block layer's
 * {@link volscope.sim.device.Block#directAccess}, which every driver answers.
 */
@NullMarked
package volscope.sim.dax;

import org.jspecify.annotations.NullMarked;
