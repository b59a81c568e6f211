/**
 * What differs between kernels: one immutable record per kernel. No other package knows a kernel's name.
 *
 * <p>
 * Two of them no kernel ships: {@code dax-origin}, in which snapshot-origin answers {@code direct_access} and copies before it licenses a
 * page, while snapshots are reached by blocks only.
 */
@NullMarked
package volscope.sim.profile;

import org.jspecify.annotations.NullMarked;
