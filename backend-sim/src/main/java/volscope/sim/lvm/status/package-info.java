/**
 * What is true of volumes right now: their devices, how full snapshots are, and the letters that sum a volume up.
 *
 * <p>
 * Stands for the parts of lvm2's {@code lib/activate} that ask devices ({@code lv_info}, {@code lv_snapshot_percent}) and for
 * {@code lv_attr_dup} and its kin. It differs on purpose: all devices are looked at in one go, so that a report of ten thousand volumes
 * costs one pass over them.
 */
@NullMarked
package volscope.sim.lvm.status;

import org.jspecify.annotations.NullMarked;
