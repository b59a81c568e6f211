package volscope.sim.mm;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import volscope.sim.device.Block;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Sleeping;
import volscope.sim.mm.DaxEntry.Tag;

/**
 * Cleans what was written, as {@code dax_writeback_mapping_range} does: entries of page tables become read-only, what processors' caches hold
 * goes on its way to memory.
 */
final class Cleaning {

    private final MemoryManager mm;
    private final Block block;

    Cleaning(MemoryManager mm, Block block) {
        this.mm = mm;
        this.block = block;
    }

    boolean isDirty(Predicate<FilePage> of) {
        return mm.state().index().entrySet().stream().anyMatch(entry -> entry.getValue().isDirty() && of.test(entry.getKey()));
    }

    /** Tags what is dirty, and cleans it entry by entry; one that a fault has locked is waited for. */
    void clean(Predicate<FilePage> of) {
        Map<DevNo, TreeMap<Long, Integer>> runs = new TreeMap<>();
        mm.state().index().forEach((page, entry) -> {
            if (entry.isDirty() && of.test(page)) {
                mm.set(mm.state().with(page, entry.with(Tag.TO_WRITE)));
            }
        });
        try {
            mm.state().index().forEach((page, entry) -> {
                if (entry.tag() == Tag.TO_WRITE && of.test(page)) {
                    clean(page, entry, runs);
                }
            });
        } finally {
            runs.forEach((memory, pages) -> block.writeBack(memory, page -> holds(pages, page)));
        }
    }

    private void clean(FilePage page, DaxEntry entry, Map<DevNo, TreeMap<Long, Integer>> runs) {
        mm.state().faulting().stream().filter(fault -> fault.holds(page)).findFirst().ifPresent(fault -> {
            throw Sleeping.deeply("the index entry of page " + page.page() + ", which " + fault.task() + " has locked",
                    fault.task());
        });
        protect(page, entry);
        mm.set(mm.state().with(page, entry.with(Tag.CLEAN)));
        entry.pfn().ifPresent(pfn -> runs.computeIfAbsent(pfn.memory(), memory -> new TreeMap<>()).put(pfn.page(), entry.size().pages()));
    }

    private static boolean holds(TreeMap<Long, Integer> runs, long page) {
        Map.Entry<Long, Integer> run = runs.floorEntry(page);
        return run != null && page < run.getKey() + run.getValue();
    }

    /** Makes the entries of what an index entry covers read-only that lead where the index says; others are not found. */
    private void protect(FilePage key, DaxEntry entry) {
        mm.state().tasks().forEach((task, space) -> {
            AddressSpace left = space;
            for (FilePage page : space.keys(key, entry.size().pages())) {
                Pte pte = space.table().of(page);
                if (pte != null && pte.isWritable() && pte.pfn().filter(pfn -> leads(entry, pfn)).isPresent()) {
                    left = left.with(page, pte.readOnly());
                }
            }
            if (left != space) {
                mm.set(mm.state().with(task, left));
            }
        });
    }

    private static boolean leads(DaxEntry entry, Pfn pfn) {
        return entry.leadsTo(pfn);
    }
}
