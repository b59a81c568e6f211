/**
 * lvm's commands that change something: what they check, in which order, what they write and say, and what they leave behind when a step
 * fails.
 *
 * <p>
 * Stands for lvm2's {@code tools} and the parts of {@code lib/metadata} that change groups and volumes. It differs on purpose: no locks are
 * taken, since a machine runs one command's call at a time.
 */
@NullMarked
package volscope.sim.lvm.command;

import org.jspecify.annotations.NullMarked;
