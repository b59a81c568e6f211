/**
 * Tasks that map files: their areas and page tables, the index of directly mapped pages of each file, faults, cleaning.
 *
 * <p>
 * Stands for {@code mm/memory.c}, {@code mm/mmap.c} and {@code fs/dax.c}. It differs on purpose: entries are of 4 KiB alone;
 * a store is seen by all at once, and lasts when its cache line is written back and fenced; files that are not directly
 * mapped have no page table entries, their loads and stores go through the page cache's calls. What a layer below takes away, it takes
 * from here: see {@link volscope.sim.device.DirectMappings}.
 */
@NullMarked
package volscope.sim.mm;

import org.jspecify.annotations.NullMarked;
