/**
 * The device-mapper core: mapped devices with their two table slots, the type rule, construction of tables, suspend and resume, the way of
 * a bio through a table, and the calls behind the ioctls.
 *
 * <p>
 * Stands for {@code drivers/md/dm.c}, {@code dm-table.c}, {@code dm-ioctl.c}, {@code dm-target.c}. It differs on purpose: target counts and
 * ioctl buffers are never malformed, and a suspend that has to wait is called again instead of sleeping inside.
 */
@NullMarked
package volscope.sim.dm;

import org.jspecify.annotations.NullMarked;
