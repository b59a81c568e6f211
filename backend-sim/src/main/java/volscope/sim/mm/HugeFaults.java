package volscope.sim.mm;

import java.util.Optional;

import volscope.model.event.Event.FaultKind;
import volscope.sim.device.Dax;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.fs.extent.Backing;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Files;
import volscope.sim.kernel.Kernel;
import volscope.sim.page.Page;
import volscope.sim.profile.DaxRules.HugePages;

/**
 * Faults that try for an entry of 2 MiB, as {@code dax_iomap_pmd_fault} does. Where something is missing nothing is mapped, and the fault goes
 * on page by page: the area shows the 2 MiB whole, they lie before the end of the file, no part of them is mapped by itself, they are one run
 * of the volume, and the device gives 512 pages in a row that start at a multiple of 512.
 */
final class HugeFaults {

    private static final int PAGES = EntrySize.PMD.pages();

    private final Faults faults;
    private final MemoryManager mm;
    private final Kernel kernel;

    HugeFaults(Faults faults, MemoryManager mm, Kernel kernel) {
        this.faults = faults;
        this.mm = mm;
        this.kernel = kernel;
    }

    private FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    private Files files(FilePage page) {
        return systems().files(page.volume());
    }

    private boolean isPossible(String task, Vma area, FilePage window) {
        boolean has = kernel.profile().dax().hugePages() != HugePages.NONE;
        return has && area.showsWindow(window.page()) && !mm.state().hasSmallEntries(window)
                && !mm.state().task(task).hasSmallEntries(window)
                && (window.page() + PAGES - 1) * Page.SIZE < files(window).size(window.inode());
    }

    /** Maps 2 MiB for loads; false: that cannot be. */
    boolean read(String task, Vma area, FilePage page) {
        FilePage window = page.window();
        if (!isPossible(task, area, window)) {
            return false;
        }
        faults.awaitEntry(task, area, page, FaultKind.READ);
        Backing below = Faults.backing(() -> files(page).backing(page.inode(), window.page(), PAGES));
        return switch (below) {
            case Backing.Mixed mixed -> false;
            case Backing.Hole hole -> {
                insert(task, area, window, new DaxEntry(Optional.empty(), DaxEntry.NO_PAGE, DaxEntry.Tag.CLEAN, EntrySize.PMD),
                        FaultKind.READ);
                yield true;
            }
            case Backing.Run run -> {
                Optional<Pfn> pfn = licence(task, page, run.first(), FaultKind.READ);
                pfn.ifPresent(found -> insert(task, area, window,
                        new DaxEntry(pfn, run.first(), DaxEntry.Tag.CLEAN, EntrySize.PMD), FaultKind.READ));
                yield pfn.isPresent();
            }
        };
    }

    /** Maps 2 MiB for stores; false: that cannot be, and no entry of 2 MiB is left that a store would find. */
    boolean write(String task, Vma area, FilePage page) {
        FilePage window = page.window();
        boolean done = area.kind() != Vma.Kind.PRIVATE && isPossible(task, area, window) && writeWindow(task, area, page, window);
        if (!done) {
            split(task, window);
        }
        return done;
    }

    private boolean writeWindow(String task, Vma area, FilePage page, FilePage window) {
        faults.awaitEntry(task, area, page, FaultKind.WRITE);
        Backing below = Faults.backing(() -> {
            faults.changing(page);
            return files(page).backingForWrite(page.inode(), window.page(), PAGES);
        });
        if (!(below instanceof Backing.Run run)) {
            return false;
        }
        Optional<Pfn> pfn = licence(task, page, run.first(), FaultKind.WRITE);
        if (pfn.isEmpty()) {
            return false;
        }
        if (area.kind() == Vma.Kind.SHARED_SYNC) {
            systems().commit(page.volume());
        }
        faults.checkSame(task, area, window, pfn.get());
        mm.state().entry(window).filter(entry -> entry.pfn().isEmpty()).ifPresent(zeroes -> mm.unmapping().cut(window, PAGES));
        insert(task, area, window, new DaxEntry(pfn, run.first(), DaxEntry.Tag.DIRTY, EntrySize.PMD), FaultKind.WRITE);
        return true;
    }

    private void insert(String task, Vma area, FilePage window, DaxEntry entry, FaultKind kind) {
        faults.tell(task, area, window, kind, EntrySize.PMD);
        faults.index(window, entry);
        Pte.Access access = kind == FaultKind.WRITE ? Pte.Access.WRITABLE : Pte.Access.READ_ONLY;
        faults.enter(task, window, new Pte(access, entry.pfn(), EntrySize.PMD));
    }

    /** 512 pages in a row from a multiple of 512 on, or nothing. */
    private Optional<Pfn> licence(String task, FilePage page, long below, FaultKind kind) {
        return Dax.granted(faults.ask(task, page, below, kind, EntrySize.PMD))
                .filter(granted -> granted.pages() >= PAGES && granted.pfn().page() % PAGES == 0).map(Dax.Granted::pfn);
    }

    /** Takes a task's own entry of 2 MiB away, so that its pages are mapped one by one. */
    private void split(String task, FilePage window) {
        AddressSpace space = mm.state().task(task);
        Pte entry = space.table().of(window);
        if (entry != null && entry.size() == EntrySize.PMD) {
            mm.set(mm.state().with(task, space.without(window)));
        }
    }
}
