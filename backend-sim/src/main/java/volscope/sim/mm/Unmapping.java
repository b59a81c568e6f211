package volscope.sim.mm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import volscope.sim.device.Block;
import volscope.sim.device.Dax.Pfn;

/** Takes entries away: of files that lose pages, of files and volumes that go, of pages that a layer below takes back. */
final class Unmapping {

    private final MemoryManager mm;
    private final Block block;

    Unmapping(MemoryManager mm, Block block) {
        this.mm = mm;
        this.block = block;
    }

    /** Takes away what leads to some pages of a file: entries that show one of them, of whichever size, and tasks' own copies. */
    void cut(FilePage from, long pages) {
        for (FilePage key : mm.state().keys(from, pages)) {
            int size = mm.state().entry(key).orElseThrow().size().pages();
            mm.set(mm.state().without(key));
            unmap(key, size);
        }
        unmap(from, pages);
    }

    private void unmap(FilePage from, long pages) {
        mm.state().tasks().forEach((task, space) -> {
            AddressSpace left = space;
            for (FilePage key : space.keys(from, pages)) {
                left = left.without(key);
            }
            if (left != space) {
                mm.set(mm.state().with(task, left));
            }
        });
    }

    /** The same for pages that the file does not have any more; what others of an entry were written stays written. */
    void lost(FilePage from, long pages) {
        mm.state().keys(from, pages).stream().filter(key -> key.page() < from.page()).forEach(this::toMemory);
        cut(from, pages);
        FilePage end = from.plus(pages);
        mm.state().tasks().forEach((task, space) -> mm.set(mm.state().with(task,
                space.withoutCopies(space.copies().keys(from, end)))));
    }

    /** Takes an index entry and all that leads through it away; what processors' caches hold of it comes to memory first. */
    void revoke(FilePage key) {
        Optional<DaxEntry> entry = mm.state().entry(key);
        toMemory(key);
        cut(key, entry.map(found -> found.size().pages()).orElse(1));
    }

    private void toMemory(FilePage key) {
        mm.state().entry(key).filter(DaxEntry::isDirty).flatMap(DaxEntry::pfn).ifPresent(pfn -> {
            int size = mm.state().entry(key).orElseThrow().size().pages();
            block.writeBack(pfn.memory(), page -> isIn(page, pfn, size));
            block.fence();
        });
    }

    private static boolean isIn(long page, Pfn first, int pages) {
        return page >= first.page() && page < first.page() + pages;
    }

    /** A file, or a whole volume, goes. */
    void forget(Predicate<FilePage> pages, Predicate<Vma> areas) {
        mm.state().index().keySet().stream().filter(pages).forEach(page -> mm.set(mm.state().without(page)));
        for (Map.Entry<String, AddressSpace> task : mm.state().tasks().entrySet()) {
            AddressSpace left = task.getValue();
            for (FilePage page : task.getValue().table().keySet()) {
                left = pages.test(page) ? left.without(page) : left;
            }
            left = left.withoutCopies(left.copies().keySet().stream().filter(pages).toList());
            for (Vma area : task.getValue().areas()) {
                left = areas.test(area) ? left.withoutArea(area) : left;
            }
            mm.set(mm.state().with(task.getKey(), left));
        }
    }
}
