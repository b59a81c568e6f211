/**
 * The frame every simulated layer stands in: the draft of a machine, its subsystems, the queue of waiting work, time, randomness, the
 * kernel log, and the seam between programs and the kernel.
 *
 * <p>
 * Stands for {@code kernel/workqueue.c}, {@code kernel/printk} and the system call entry. It differs on purpose: everything that waits is
 * a {@link volscope.sim.kernel.Work} record in one queue, run one at a time, and a program that has to sleep is kept as the journal of its
 * finished calls instead of a stack.
 */
@NullMarked
package volscope.sim.kernel;

import org.jspecify.annotations.NullMarked;
