/**
 * Memory of the simulated machine: 4 KiB pages shared by reference, radix trees of pages, and the map of chunk runs that
 * stands on the same nodes. It stands for what the kernel does with <em>physical memory</em>, the xarray and the hash
 * table of completed exceptions ({@code lib/xarray.c}, {@code drivers/md/dm-snap.c}).
 * <p>
 * Different on purpose: a published {@link volscope.sim.page.PageTree} or {@link volscope.sim.page.RunMap} is a value that
 * never changes, so that keeping a revision costs a reference. All edits go through a session
 * ({@link volscope.sim.page.PageSession}, {@link volscope.sim.page.RunSession}), which edits in place what only it can
 * reach and copies the path to everything else.
 * <p>
 * One kernel carries both trees: a node is an {@code Object[33]} whose slot 0 names the session allowed to edit it, and 32
 * children. A child that is not a node is a leaf, at any level, and stands for its whole range; {@code null} stands for
 * zeroes or for nothing mapped.
 */
@NullMarked
package volscope.sim.page;

import org.jspecify.annotations.NullMarked;
