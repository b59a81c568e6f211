package volscope.sim.mm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.model.event.Event.FaultKind;

/**
 * All that is mapped, as a value.
 *
 * @param tasks
 *            what each task maps, by its name
 * @param index
 *            the directly mapped pages of files, by the first page of an entry
 * @param backing
 *            which entry of the index there is for a page of a device, by the first page
 * @param pins
 *            pages that devices hold, in the order they were taken
 * @param faulting
 *            faults on their way, in the order they began
 */
public record MmState(PSortedMap<String, AddressSpace> tasks, PageMap<FilePage, DaxEntry> index,
        PageMap<VolumePage, FilePage> backing, PVector<Pin> pins, PVector<Fault> faulting) {

    /** Nothing is mapped. */
    public static final MmState EMPTY = new MmState(TreePMap.empty(), PageMap.empty(), PageMap.empty(), TreePVector.empty(),
            TreePVector.empty());

    AddressSpace task(String name) {
        return tasks.getOrDefault(name, AddressSpace.EMPTY);
    }

    MmState with(String name, AddressSpace space) {
        return new MmState(space.areas().isEmpty() ? tasks.minus(name) : tasks.plus(name, space), index, backing, pins, faulting);
    }

    /** Where the index entry of a page stands; the page itself if there is none. */
    public FilePage keyOf(FilePage page) {
        if (index.has(page)) {
            return page;
        }
        @Nullable
        DaxEntry around = index.of(page.window());
        return around != null && around.size() == EntrySize.PMD ? page.window() : page;
    }

    /** The same, or null. */
    @Nullable
    DaxEntry look(FilePage page) {
        DaxEntry own = index.of(page);
        return own != null ? own : index.of(keyOf(page));
    }

    /** The index entry that holds a page. */
    public Optional<DaxEntry> entry(FilePage page) {
        return Optional.ofNullable(look(page));
    }

    /** Whether the index has 2 MiB of a file page by page, in part at least. */
    boolean hasSmallEntries(FilePage window) {
        FilePage first = index.ceiling(window);
        return first != null && first.compareTo(window.plus(EntrySize.PMD.pages())) < 0
                && (!first.equals(window) || Objects.requireNonNull(index.of(first)).size() == EntrySize.PTE);
    }

    /** The first pages of the index entries that hold a page of a range. */
    List<FilePage> keys(FilePage from, long pages) {
        return index.keys(from.window(), from.plus(pages)).stream()
                .filter(key -> key.page() + Objects.requireNonNull(index.of(key)).size().pages() > from.page()).toList();
    }

    MmState with(FilePage page, DaxEntry entry) {
        var leading = entry.below() == DaxEntry.NO_PAGE ? backing : backing.plus(new VolumePage(page.volume(), entry.below()), page);
        return new MmState(tasks, index.plus(page, entry), leading, pins, faulting);
    }

    MmState without(FilePage page) {
        DaxEntry entry = index.of(page);
        return entry == null
                ? this
                : new MmState(tasks, index.minus(page), backing.minus(new VolumePage(page.volume(), entry.below())), pins, faulting);
    }

    MmState without(String task) {
        return new MmState(tasks.minus(task), index, backing,
                TreePVector.from(pins.stream().filter(pin -> !pin.task().equals(task)).toList()),
                faulting.minusAll(faulting.stream().filter(fault -> fault.task().equals(task)).toList()));
    }

    /** The fault of a task on a page that is on its way, or null. */
    @Nullable
    Fault fault(String task, FilePage page, FaultKind kind) {
        for (Fault fault : faulting) {
            if (fault.isOf(task, page, kind)) {
                return fault;
            }
        }
        return null;
    }

    MmState faulting(PVector<Fault> faults) {
        return new MmState(tasks, index, backing, pins, faults);
    }

    MmState pinning(PVector<Pin> held) {
        return new MmState(tasks, index, backing, held, faulting);
    }
}
