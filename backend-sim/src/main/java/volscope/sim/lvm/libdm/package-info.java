/**
 * The user's side of the device mapper: tasks that name a device, the complaint about a call that failed, names that need escaping, and the
 * nodes in {@code /dev/mapper}, which are kept by hand as without udev.
 *
 * <p>
 * Stands for libdevmapper's {@code libdm-iface.c}, {@code libdm-common.c} and {@code libdm-report.c}. It differs on purpose: node operations
 * are done at once instead of at the end of a program, and the read-ahead of a device cannot be set.
 */
@NullMarked
package volscope.sim.lvm.libdm;

import org.jspecify.annotations.NullMarked;
