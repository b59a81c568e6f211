/**
 * The daemon that watches snapshots: it has those extended that fill up, and unmounts those that are no longer valid.
 *
 * <p>
 * Stands for lvm2's {@code dmeventd} and its snapshot plugin. It differs on purpose: it runs as soon as something is to be watched, keeps no
 * log, and looks at its snapshots inside one piece of work instead of in a thread for each.
 */
@NullMarked
package volscope.sim.lvm.monitor;

import org.jspecify.annotations.NullMarked;
