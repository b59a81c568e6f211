package volscope.sim.mm;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * All that is mapped, as a value.
 *
 * @param tasks
 *            what each task maps, by its name
 * @param index
 *            the directly mapped pages of files
 */
public record MmState(PSortedMap<String, AddressSpace> tasks, PSortedMap<FilePage, DaxEntry> index) {

    /** Nothing is mapped. */
    public static final MmState EMPTY = new MmState(TreePMap.empty(), TreePMap.empty());

    AddressSpace task(String name) {
        return tasks.getOrDefault(name, AddressSpace.EMPTY);
    }

    MmState with(String name, AddressSpace space) {
        return new MmState(space.areas().isEmpty() ? tasks.minus(name) : tasks.plus(name, space), index);
    }

    MmState with(FilePage page, DaxEntry entry) {
        return new MmState(tasks, index.plus(page, entry));
    }

    MmState without(FilePage page) {
        return new MmState(tasks, index.minus(page));
    }
}
