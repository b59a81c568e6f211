/**
 * From metadata to mapped devices: which devices a volume needs, the tree they form, and the calls that bring them about, in order.
 *
 * <p>
 * Stands for lvm2's {@code lib/activate} and libdevmapper's {@code libdm-deptree.c}. As there, a tree remembers what it last saw of each
 * device and does not look again after a failure; what real commands leave behind follows from that. It differs on purpose: each call is a
 * {@link volscope.sim.lvm.activate.DmOp}, a value, so that a machine can be looked at between any two of them.
 */
@NullMarked
package volscope.sim.lvm.activate;

import org.jspecify.annotations.NullMarked;
