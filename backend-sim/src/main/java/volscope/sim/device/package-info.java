/**
 * The block layer and its hardware: disks and persistent memory, bios and their completion, who has a device open, and the shapes of
 * direct access.
 *
 * <p>
 * Stands for {@code block/}, {@code drivers/nvdimm} and {@code drivers/block/virtio_blk.c}. It differs on purpose: a transfer moves pages
 * by reference, and there is no request queue below a bio.
 */
@NullMarked
package volscope.sim.device;

import org.jspecify.annotations.NullMarked;
