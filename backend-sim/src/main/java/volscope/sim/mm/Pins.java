package volscope.sim.mm;

import java.util.Optional;

import org.pcollections.TreePVector;

import volscope.model.event.Event.FaultKind;

import volscope.sim.device.Block;
import volscope.sim.page.Page;

/** Pages that devices hold for a short time to write into them, as {@code get_user_pages} gives them for direct I/O. */
public final class Pins {

    private final MemoryManager mm;

    Pins(MemoryManager mm) {
        this.mm = mm;
    }

    /**
     * Takes a page for writing: the task faults it in as a store would.
     *
     * @throws SigbusException
     *             as a store
     */
    public Pin take(String task, Vma area, long offset) {
        mm.ensure(task, area, offset, FaultKind.WRITE);
        FilePage page = area.page(offset / Page.SIZE);
        Pin pin = new Pin(task, page, mm.entry(task, page).pfn().orElseThrow());
        mm.set(mm.state().pinning(mm.state().pins().plus(pin)));
        return pin;
    }

    /** The page that a device holds in a task's name. */
    public Optional<Pin> find(String task, Vma area, long offset) {
        FilePage page = area.page(offset / Page.SIZE);
        return mm.state().pins().stream().filter(pin -> pin.task().equals(task) && pin.page().equals(page)).findFirst();
    }

    /** The device writes into a page it holds; no entry of a page table is asked. */
    public void write(Pin pin, long offset, byte[] bytes) {
        mm.put(pin.pfn(), offset, bytes, Block.Store.STREAMED);
    }

    /** The device lets a page go. */
    public void release(Pin pin) {
        mm.set(mm.state().pinning(TreePVector.from(mm.state().pins()).minus(pin)));
    }

    /** Whether one of some pages of a file is held. */
    boolean holds(FilePage from, long pages) {
        return mm.state().pins().stream().anyMatch(pin -> pin.page().isOf(from.volume(), from.inode()) && pin.page().page() >= from.page()
                && pin.page().page() < from.plus(pages).page());
    }
}
