package volscope.sim.mm;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import volscope.model.event.Event;
import volscope.model.event.Event.FaultKind;
import volscope.sim.device.Block;
import volscope.sim.device.Dax;
import volscope.sim.device.Dax.Intent;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.page.Page;
import volscope.sim.profile.DaxRules.SecondWrite;

/** Faults on directly mapped pages: each asks the file system for the block and the device for the page, and only then makes an entry. */
final class Faults {

    /** Said once since power-on. */
    private static final String WARNING = "WARNING: insert_pfn: an entry leads to another page than the device gives";

    private final MemoryManager mm;
    private final Kernel kernel;
    private final HugeFaults huge;

    Faults(MemoryManager mm, Kernel kernel) {
        this.mm = mm;
        this.kernel = kernel;
        this.huge = new HugeFaults(this, mm, kernel);
    }

    private FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    void tell(String task, Vma area, FilePage page, FaultKind kind, EntrySize size) {
        kernel.emit(new Event.PageFault(task, area.path(), page.page(), kind, size.pages()));
    }

    /** A load without an entry: a hole reads as the page of zeroes, the entry allows no store. */
    void read(String task, Vma area, FilePage page) {
        during(task, page, FaultKind.READ, () -> {
            if (!huge.read(task, area, page)) {
                readPage(task, area, page);
            }
        });
    }

    private void readPage(String task, Vma area, FilePage page) {
        awaitEntry(task, area, page, FaultKind.READ);
        downgrade(page);
        Optional<Long> below = backing(() -> systems().files(page.volume()).devicePage(page.inode(), page.page()));
        Optional<Pfn> pfn = below.map(devicePage -> licence(task, page, devicePage, FaultKind.READ));
        tell(task, area, page, FaultKind.READ, EntrySize.PTE);
        index(page, new DaxEntry(pfn, below.orElse(DaxEntry.NO_PAGE), DaxEntry.Tag.CLEAN, EntrySize.PTE));
        enter(task, page, new Pte(Pte.Access.READ_ONLY, pfn, EntrySize.PTE));
    }

    /** A store without an entry, or with one that allows none: the device is asked again, even if the page is mapped already. */
    void write(String task, Vma area, FilePage page) {
        if (find(task, page, FaultKind.WRITE).isEmpty()) {
            systems().startFault(page.volume());
        }
        during(task, page, FaultKind.WRITE, () -> {
            if (!makeWritable(task, area, page) && !huge.write(task, area, page)) {
                writePage(task, area, page);
            }
        });
    }

    private void writePage(String task, Vma area, FilePage page) {
        awaitEntry(task, area, page, FaultKind.WRITE);
        downgrade(page);
        long devicePage = backing(() -> {
            changing(page);
            return systems().files(page.volume()).devicePageForWrite(page.inode(), page.page());
        });
        Pfn pfn = licence(task, page, devicePage, FaultKind.WRITE);
        if (area.kind() == Vma.Kind.SHARED_SYNC) {
            systems().commit(page.volume());
        }
        tell(task, area, page, FaultKind.WRITE, EntrySize.PTE);
        checkSame(task, area, page, pfn);
        dropZeroPages(page);
        index(page, new DaxEntry(Optional.of(pfn), devicePage, DaxEntry.Tag.DIRTY, EntrySize.PTE));
        enter(task, page, new Pte(Pte.Access.WRITABLE, Optional.of(pfn), EntrySize.PTE));
    }

    /** A store into a private area: the task gets a copy of its own, for which the page is only read. */
    Page copy(String task, Vma area, FilePage page) {
        AddressSpace space = mm.state().task(task);
        Optional<Pte> there = space.at(page);
        Optional<Pfn> from = there.isPresent() ? there.get().pfn() : during(task, page, FaultKind.COPY, () -> copied(task, area, page));
        tell(task, area, page, FaultKind.COPY, EntrySize.PTE);
        byte[] bytes = from.map(pfn -> kernel.get(Block.LAYER).media().read(pfn.memory(), pfn.page() * Page.SIZE, Page.SIZE))
                .orElse(new byte[Page.SIZE]);
        return Page.of(bytes);
    }

    private Optional<Pfn> copied(String task, Vma area, FilePage page) {
        awaitEntry(task, area, page, FaultKind.COPY);
        return backing(() -> systems().files(page.volume()).devicePage(page.inode(), page.page()))
                .map(devicePage -> licence(task, page, devicePage, FaultKind.COPY));
    }

    private Optional<Fault> find(String task, FilePage page, FaultKind kind) {
        return Optional.ofNullable(mm.state().fault(task, page, kind));
    }

    private void during(String task, FilePage page, FaultKind kind, Runnable fault) {
        during(task, page, kind, () -> {
            fault.run();
            return true;
        });
    }

    /** Does a fault; one that sleeps is noted until it ends. */
    private <T> T during(String task, FilePage page, FaultKind kind, Supplier<T> fault) {
        try {
            T result = fault.get();
            end(task, page, kind);
            return result;
        } catch (SigbusException e) {
            end(task, page, kind);
            throw e;
        } catch (Sleeping sleeping) {
            if (!sleeping.holder().equals(Sleeping.ITSELF) && find(task, page, kind).isEmpty()) {
                note(new Fault(task, page, kind, EntrySize.PTE, List.of()));
            }
            throw sleeping;
        }
    }

    private void end(String task, FilePage page, FaultKind kind) {
        Fault fault = mm.state().fault(task, page, kind);
        if (fault != null) {
            mm.set(mm.state().faulting(mm.state().faulting().minus(fault)));
        }
    }

    /** Waits until nobody else has locked the index entry of a page. */
    void awaitEntry(String task, Vma area, FilePage page, FaultKind kind) {
        for (Fault other : mm.state().faulting()) {
            if (!other.isOf(task, page, kind) && other.holds(page)) {
                throw Sleeping.deeply(
                        "the index entry of page " + page.page() + " of " + area.path() + ", which " + other.task() + " has locked",
                        other.task());
            }
        }
    }

    /** A file is about to be changed by a store. */
    void changing(FilePage page) {
        systems().checkWritable(page.volume());
        systems().files(page.volume()).written(page.inode());
    }

    /** Before 4.14: an entry that leads to a page becomes writable, and the device is not asked. */
    private boolean makeWritable(String task, Vma area, FilePage page) {
        if (kernel.profile().dax().secondWrite() != SecondWrite.ENTRY_ALONE) {
            return false;
        }
        Optional<Pfn> there = mm.state().task(task).at(page).flatMap(Pte::pfn);
        Optional<DaxEntry> entry = mm.state().entry(page);
        if (there.isEmpty() || entry.isEmpty()) {
            return false;
        }
        tell(task, area, page, FaultKind.WRITE, EntrySize.PTE);
        index(page, entry.get().with(DaxEntry.Tag.DIRTY));
        enter(task, page, new Pte(Pte.Access.WRITABLE, there, EntrySize.PTE));
        return true;
    }

    static <T> T backing(Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (ErrnoException e) {
            throw new SigbusException();
        }
    }

    private Pfn licence(String task, FilePage page, long devicePage, FaultKind kind) {
        return switch (ask(task, page, devicePage, kind, EntrySize.PTE)) {
            case Dax.Granted granted -> granted.pfn();
            case Dax.Refused refused -> throw new SigbusException();
            case Dax.Wait wait -> throw Sleeping.deeplyOnWork(wait.reason());
            case Dax.Stuck stuck -> throw Sleeping.forEver(stuck.reason());
        };
    }

    /** Asks the device for pages; while it makes the fault wait, the fault has locked an index entry of this size. */
    Dax.Access ask(String task, FilePage page, long devicePage, FaultKind kind, EntrySize size) {
        Intent intent = kind == FaultKind.WRITE ? Intent.WRITE : Intent.READ;
        Dax.Access answer = kernel.get(Block.LAYER).directAccess(systems().device(page.volume()), devicePage, size.pages(), intent);
        if (answer instanceof Dax.Wait(String reason, List<DevNo> inside)) {
            note(new Fault(task, page, kind, size, inside));
            throw Sleeping.deeplyOnWork(reason);
        }
        if (answer instanceof Dax.Stuck(String reason, List<DevNo> inside)) {
            note(new Fault(task, page, kind, size, inside));
            throw Sleeping.forEver(reason);
        }
        return answer;
    }

    private void note(Fault fault) {
        var others = find(fault.task(), fault.page(), fault.kind()).map(before -> before.equals(fault)
                ? mm.state().faulting()
                : mm.state().faulting().minus(before).plus(fault)).orElseGet(() -> mm.state().faulting().plus(fault));
        if (others != mm.state().faulting()) {
            mm.set(mm.state().faulting(others));
        }
    }

    /** An entry that is there is never made to lead elsewhere: the task faults for ever, each time anew. */
    void checkSame(String task, Vma area, FilePage page, Pfn pfn) {
        Optional<Pfn> there = mm.state().task(task).at(page).flatMap(Pte::pfn).filter(same -> !same.equals(pfn));
        if (there.isPresent()) {
            if (kernel.log().stream().noneMatch(line -> line.text().equals(WARNING))) {
                kernel.printk(Level.WARNING, WARNING);
            }
            end(task, page, FaultKind.WRITE);
            throw Sleeping.forEver("a fault that repeats for ever: page " + page.page() + " of " + area.path() + " leads to "
                    + name(there.get()) + ", the device gives " + name(pfn));
        }
    }

    private String name(Pfn pfn) {
        return "page " + pfn.page() + " of " + kernel.get(Block.LAYER).find(pfn.memory()).map(disk -> disk.name()).orElse("no device");
    }

    /** Pages of zeroes that stood for a hole give way to the block that fills it. */
    private void dropZeroPages(FilePage page) {
        DaxEntry entry = mm.state().look(page);
        if (entry != null && entry.pfn().isEmpty()) {
            mm.unmapping().cut(page, 1);
        }
    }

    /** A huge page of zeroes gives way to small ones. */
    private void downgrade(FilePage page) {
        DaxEntry entry = mm.state().look(page);
        if (entry != null && entry.size() == EntrySize.PMD && entry.pfn().isEmpty()) {
            mm.unmapping().cut(page, 1);
        }
    }

    /** The index keeps the entry it has, of whichever size; what has no page is replaced. */
    void index(FilePage page, DaxEntry entry) {
        FilePage key = mm.state().keyOf(page);
        DaxEntry before = mm.state().index().of(key);
        if (before == null || before.pfn().isEmpty()) {
            mm.set(mm.state().with(page, before == null || !before.isDirty() ? entry : entry.with(DaxEntry.Tag.DIRTY)));
        } else if (entry.isDirty() && before.tag() != DaxEntry.Tag.DIRTY) {
            mm.set(mm.state().with(key, before.with(DaxEntry.Tag.DIRTY)));
        }
    }

    /** Puts an entry into a task's page table, in place of the one that showed its page. */
    void enter(String task, FilePage page, Pte entry) {
        AddressSpace space = mm.state().task(task);
        mm.set(mm.state().with(task, space.without(space.keyOf(page)).with(page, entry)));
    }
}
