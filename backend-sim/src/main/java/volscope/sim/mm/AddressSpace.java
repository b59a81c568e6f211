package volscope.sim.mm;

import java.util.Optional;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What a task maps.
 *
 * @param areas
 *            its areas
 * @param table
 *            its page table
 */
public record AddressSpace(PVector<Vma> areas, PSortedMap<FilePage, Pte> table) {

    static final AddressSpace EMPTY = new AddressSpace(TreePVector.empty(), TreePMap.empty());

    /** The area that shows a file. */
    public Optional<Vma> area(long volume, long inode) {
        return areas.stream().filter(area -> area.volume() == volume && area.inode() == inode).findFirst();
    }

    AddressSpace mapping(Vma area) {
        return new AddressSpace(areas.plus(area), table);
    }

    AddressSpace with(FilePage page, Pte entry) {
        return new AddressSpace(areas, table.plus(page, entry));
    }

    AddressSpace without(FilePage page) {
        return new AddressSpace(areas, table.minus(page));
    }

    AddressSpace withoutArea(Vma area) {
        return new AddressSpace(areas.minus(area), table);
    }
}
