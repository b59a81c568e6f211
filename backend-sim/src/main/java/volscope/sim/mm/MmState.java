package volscope.sim.mm;

import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * All that is mapped, as a value.
 *
 * @param tasks
 *            what each task maps, by its name
 * @param index
 *            the directly mapped pages of files
 * @param backing
 *            which page of a file is in the index for a page of a device
 * @param pins
 *            pages that devices hold, in the order they were taken
 * @param faulting
 *            write faults on their way
 */
public record MmState(PSortedMap<String, AddressSpace> tasks, PSortedMap<FilePage, DaxEntry> index,
        PSortedMap<VolumePage, FilePage> backing, PVector<Pin> pins, PSet<WriteFault> faulting) {

    /** Nothing is mapped. */
    public static final MmState EMPTY = new MmState(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePVector.empty(),
            HashTreePSet.empty());

    AddressSpace task(String name) {
        return tasks.getOrDefault(name, AddressSpace.EMPTY);
    }

    MmState with(String name, AddressSpace space) {
        return new MmState(space.areas().isEmpty() ? tasks.minus(name) : tasks.plus(name, space), index, backing, pins, faulting);
    }

    MmState with(FilePage page, DaxEntry entry) {
        var leading = entry.below() == DaxEntry.NO_PAGE ? backing : backing.plus(new VolumePage(page.volume(), entry.below()), page);
        return new MmState(tasks, index.plus(page, entry), leading, pins, faulting);
    }

    MmState without(FilePage page) {
        DaxEntry entry = index.get(page);
        return entry == null
                ? this
                : new MmState(tasks, index.minus(page), backing.minus(new VolumePage(page.volume(), entry.below())), pins, faulting);
    }

    MmState without(String task) {
        return new MmState(tasks.minus(task), index, backing,
                TreePVector.from(pins.stream().filter(pin -> !pin.task().equals(task)).toList()),
                faulting.minusAll(faulting.stream().filter(fault -> fault.task().equals(task)).toList()));
    }

    MmState begin(WriteFault fault) {
        return new MmState(tasks, index, backing, pins, faulting.plus(fault));
    }

    MmState end(WriteFault fault) {
        return new MmState(tasks, index, backing, pins, faulting.minus(fault));
    }

    MmState pinning(PVector<Pin> held) {
        return new MmState(tasks, index, backing, held, faulting);
    }
}
