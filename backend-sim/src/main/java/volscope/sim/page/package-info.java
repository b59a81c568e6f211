/**
 * Memory of the simulated machine: 4 KiB pages shared by reference, and radix trees of pages. It stands for what the
 * kernel does with <em>physical memory</em> and the xarray ({@code lib/xarray.c}).
 * <p>
 * Different on purpose: a published {@link volscope.sim.page.PageTree} is a value that never changes, so that keeping a
 * revision costs a reference. All edits go through a {@link volscope.sim.page.PageSession}, which edits in place what only
 * it can reach and copies the path to everything else.
 * <p>
 * A node is an {@code Object[33]} whose slot 0 names the session allowed to edit it, and 32 children. A child that is not
 * a node is a leaf, at any level, and stands for its whole range; {@code null} stands for zeroes.
 */
@NullMarked
package volscope.sim.page;

import org.jspecify.annotations.NullMarked;
