/**
 * What differs between kernels: one immutable record per kernel. No other package knows a kernel's name.
 *
 * <p>
 * Three of them no kernel ships. In {@code dax-origin} snapshot-origin answers {@code direct_access} and copies before it licenses a page,
 * while snapshots are reached by bios alone. In {@code dax-full} snapshots answer too, each access of a snapshot copies first, mappings go
 * before what they lead to, and a snapshot becomes active only when nobody can store into its origin unnoticed. {@code dax-2018-api} is the
 * same where {@code direct_access} does not say what a page is for. {@code PROFILE+MISTAKE} is one of them with one rule changed:
 * {@link volscope.sim.profile.Mistake}.
 */
@NullMarked
package volscope.sim.profile;

import org.jspecify.annotations.NullMarked;
