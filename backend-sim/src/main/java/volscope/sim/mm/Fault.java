package volscope.sim.mm;

import java.util.List;

import volscope.model.event.Event.FaultKind;
import volscope.sim.device.DevNo;

/**
 * A fault that has begun and not ended. While a device keeps it waiting, it is inside the section that {@code dax_read_lock} opens, and holds
 * the lock of the index entry that it asks for.
 *
 * @param task
 *            who faults
 * @param page
 *            where
 * @param kind
 *            what the task wants
 * @param locked
 *            how much the entry covers that it has locked
 * @param inside
 *            the devices that it waits in, the lowest first; empty: it waits in none
 */
public record Fault(String task, FilePage page, FaultKind kind, EntrySize locked, List<DevNo> inside) {

    public Fault {
        inside = List.copyOf(inside);
    }

    boolean isOf(String ofTask, FilePage of, FaultKind ofKind) {
        return task.equals(ofTask) && page.equals(of) && kind == ofKind;
    }

    /** Whether it has locked the entry of a page. */
    boolean holds(FilePage other) {
        return !inside.isEmpty() && (page.equals(other) || locked == EntrySize.PMD && page.window().equals(other.window()));
    }
}
