/**
 * Tasks that map files: their areas and page tables, the index of directly mapped pages of each file, faults, cleaning.
 *
 * <p>
 * Stands for {@code mm/memory.c}, {@code mm/mmap.c} and {@code fs/dax.c}. Entries are of 4 KiB or of 2 MiB. It differs on purpose: an
 * area always lies so that 2 MiB of its file can be one entry; where all small entries of 2 MiB were taken away, their table is gone with
 * them; a store is seen by all at once, and lasts when its cache line is written back and fenced; files that are not directly mapped have
 * no page table entries, their loads and stores go through the page cache's calls. An entry that was only read is never
 * tagged as written, which 6.1 does. What a layer below takes away, it takes from here: see
 * {@link volscope.sim.device.DirectMappings}.
 */
@NullMarked
package volscope.sim.mm;

import org.jspecify.annotations.NullMarked;
