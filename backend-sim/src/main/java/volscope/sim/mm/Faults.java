package volscope.sim.mm;

import java.util.Optional;
import java.util.function.Supplier;

import volscope.model.event.Event;
import volscope.model.event.Event.FaultKind;
import volscope.sim.device.Block;
import volscope.sim.device.Dax;
import volscope.sim.device.Dax.Intent;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.DaxRules.SecondWrite;

/** Faults on directly mapped pages: each asks the file system for the block and the device for the page, and only then makes an entry. */
final class Faults {

    /** Said once since power-on. */
    private static final String WARNING = "WARNING: insert_pfn: an entry leads to another page than the device gives";

    private final MemoryManager mm;
    private final Kernel kernel;

    Faults(MemoryManager mm, Kernel kernel) {
        this.mm = mm;
        this.kernel = kernel;
    }

    private FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    private void tell(String task, Vma area, FilePage page, FaultKind kind) {
        kernel.emit(new Event.PageFault(task, area.path(), page.page(), kind));
    }

    /** A load without an entry: a hole reads as the page of zeroes, the entry allows no store. */
    void read(String task, Vma area, FilePage page) {
        Optional<Long> below = backing(() -> systems().files(page.volume()).devicePage(page.inode(), page.page()));
        Optional<Pfn> pfn = below.map(devicePage -> licence(page, devicePage, Intent.READ));
        tell(task, area, page, FaultKind.READ);
        index(page, pfn, below.orElse(DaxEntry.NO_PAGE), DaxEntry.Tag.CLEAN);
        mm.set(mm.state().with(task, mm.state().task(task).with(page, new Pte(Pte.Access.READ_ONLY, pfn))));
    }

    /** A store without an entry, or with one that allows none: the device is asked again, even if the page is mapped already. */
    void write(String task, Vma area, FilePage page) {
        var fault = new WriteFault(task, page);
        if (!mm.state().faulting().contains(fault)) {
            systems().startFault(page.volume());
            mm.set(mm.state().begin(fault));
        }
        try {
            writeUnfrozen(task, area, page);
            mm.set(mm.state().end(fault));
        } catch (SigbusException e) {
            mm.set(mm.state().end(fault));
            throw e;
        }
    }

    private void writeUnfrozen(String task, Vma area, FilePage page) {
        if (kernel.profile().dax().secondWrite() == SecondWrite.ENTRY_ALONE && makeWritable(task, area, page)) {
            return;
        }
        long devicePage = backing(() -> {
            systems().checkWritable(page.volume());
            systems().files(page.volume()).written(page.inode());
            return systems().files(page.volume()).devicePageForWrite(page.inode(), page.page());
        });
        Pfn pfn = licence(page, devicePage, Intent.WRITE);
        if (area.kind() == Vma.Kind.SHARED_SYNC) {
            systems().commit(page.volume());
        }
        tell(task, area, page, FaultKind.WRITE);
        AddressSpace space = mm.state().task(task);
        checkSame(space, page, pfn);
        dropZeroPages(page);
        index(page, Optional.of(pfn), devicePage, DaxEntry.Tag.DIRTY);
        mm.set(mm.state().with(task, mm.state().task(task).with(page, new Pte(Pte.Access.WRITABLE, Optional.of(pfn)))));
    }

    /** Before 4.14: an entry that leads to a page becomes writable, and the device is not asked. */
    private boolean makeWritable(String task, Vma area, FilePage page) {
        Optional<Pfn> there = Optional.ofNullable(mm.state().task(task).table().get(page)).flatMap(Pte::pfn);
        DaxEntry entry = mm.state().index().get(page);
        if (there.isEmpty() || entry == null) {
            return false;
        }
        tell(task, area, page, FaultKind.WRITE);
        index(page, there, entry.below(), DaxEntry.Tag.DIRTY);
        mm.set(mm.state().with(task, mm.state().task(task).with(page, new Pte(Pte.Access.WRITABLE, there))));
        return true;
    }

    private static <T> T backing(Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (ErrnoException e) {
            throw new SigbusException();
        }
    }

    private Pfn licence(FilePage page, long devicePage, Intent intent) {
        Dax.Access answer = kernel.get(Block.LAYER).directAccess(systems().device(page.volume()), devicePage, 1, intent);
        return switch (answer) {
            case Dax.Granted granted -> granted.pfn();
            case Dax.Refused refused -> throw new SigbusException();
            case Dax.Wait wait -> throw Sleeping.onWork(wait.reason());
            case Dax.Stuck stuck -> throw Sleeping.forEver(stuck.reason());
        };
    }

    /** An entry that is there is never made to lead elsewhere: the task faults for ever. */
    private void checkSame(AddressSpace space, FilePage page, Pfn pfn) {
        Pte there = space.table().get(page);
        if (there != null && there.pfn().isPresent() && !there.pfn().get().equals(pfn)) {
            if (kernel.log().stream().noneMatch(line -> line.text().equals(WARNING))) {
                kernel.printk(Level.WARNING, WARNING);
            }
            throw Sleeping.forEver("a fault that repeats for ever");
        }
    }

    /** Pages of zeroes that stood for a hole give way to the block that fills it. */
    private void dropZeroPages(FilePage page) {
        DaxEntry entry = mm.state().index().get(page);
        if (entry != null && entry.pfn().isEmpty()) {
            mm.cut(page);
        }
    }

    /** The index keeps the page it has; what it has no page for is taken over. */
    private void index(FilePage page, Optional<Pfn> pfn, long below, DaxEntry.Tag tag) {
        DaxEntry before = mm.state().index().get(page);
        Optional<Pfn> kept = before == null ? pfn : before.pfn().or(() -> pfn);
        boolean dirty = tag == DaxEntry.Tag.DIRTY || before != null && before.isDirty();
        mm.set(mm.state().with(page, new DaxEntry(kept, below, dirty ? DaxEntry.Tag.DIRTY : DaxEntry.Tag.CLEAN)));
    }
}
