/**
 * Copy-on-write snapshots: the origin and snapshot targets, completed and pending exceptions, the persistent and the transient store bit
 * for bit, and how a copy becomes a committed exception.
 *
 * <p>
 * Stands for {@code dm-snap.c}, {@code dm-exception-store.c}, {@code dm-snap-persistent.c}, {@code dm-snap-transient.c}. It differs on
 * purpose: what kcopyd's one thread does in a row is a row of steps here; while a store writes its metadata, copies that end wait; the merge
 * of a transient store, over which a kernel stumbles, is refused, and so is a damaged store that makes it stop with a BUG. In the
 * designed kernels snapshot-origin answers {@code direct_access}, for writing only after every snapshot's exception is committed, and in
 * {@code dax-full} a snapshot does, with a page of its store. Origin and store of a snapshot then have DAX both or not at all; a snapshot
 * that dies says so in its header, durably, before a store into its origin is let go on (a write by bio goes on at once, as it does in
 * shipped kernels); one whose origin is mapped from a file system that is not frozen is not activated; who has a page of it mapped loses
 * it before it changes.
 */
@NullMarked
package volscope.sim.snapshot;

import org.jspecify.annotations.NullMarked;
