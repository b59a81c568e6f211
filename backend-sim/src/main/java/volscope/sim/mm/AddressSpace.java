package volscope.sim.mm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.page.Page;

/**
 * What a task maps.
 *
 * @param areas
 *            its areas
 * @param table
 *            its page table: entries by the first page they show
 * @param copies
 *            its own copies of pages that it stored into through a private area
 */
public record AddressSpace(PVector<Vma> areas, PageMap<FilePage, Pte> table, PageMap<FilePage, Page> copies) {

    static final AddressSpace EMPTY = new AddressSpace(TreePVector.empty(), PageMap.empty(), PageMap.empty());

    /** The area that shows a file. */
    public Optional<Vma> area(long volume, long inode) {
        return areas.stream().filter(area -> area.volume() == volume && area.inode() == inode).findFirst();
    }

    /** The entry of a page, as it shows that page, of whichever size. */
    public Optional<Pte> at(FilePage page) {
        Pte own = table.of(page);
        return own != null ? Optional.of(own) : inWindow(page);
    }

    private Optional<Pte> inWindow(FilePage page) {
        @Nullable
        Pte around = table.of(page.window());
        return around != null && around.size() == EntrySize.PMD
                ? Optional.of(around.behind(page.page() - page.window().page()))
                : Optional.empty();
    }

    /** Where the entry of a page stands; the page itself if there is none. */
    FilePage keyOf(FilePage page) {
        return !table.has(page) && inWindow(page).isPresent() ? page.window() : page;
    }

    /** Whether 2 MiB are shown page by page, in part at least. */
    boolean hasSmallEntries(FilePage window) {
        FilePage end = window.plus(EntrySize.PMD.pages());
        FilePage first = table.ceiling(window);
        FilePage copy = copies.ceiling(window);
        return first != null && first.compareTo(end) < 0
                && (!first.equals(window) || Objects.requireNonNull(table.of(first)).size() == EntrySize.PTE)
                || copy != null && copy.compareTo(end) < 0;
    }

    /** The first pages of the entries that show a page of a range. */
    List<FilePage> keys(FilePage from, long pages) {
        return table.keys(from.window(), from.plus(pages)).stream()
                .filter(key -> key.page() + Objects.requireNonNull(table.of(key)).size().pages() > from.page()).toList();
    }

    AddressSpace mapping(Vma area) {
        return new AddressSpace(areas.plus(area), table, copies);
    }

    AddressSpace with(FilePage page, Pte entry) {
        return new AddressSpace(areas, table.plus(page, entry), copies);
    }

    AddressSpace without(FilePage page) {
        PageMap<FilePage, Pte> left = table.minus(page);
        return left == table ? this : new AddressSpace(areas, left, copies);
    }

    /** With a copy of its own of a page. */
    AddressSpace with(FilePage page, Page copy) {
        return new AddressSpace(areas, table, copies.plus(page, copy));
    }

    AddressSpace withoutCopies(List<FilePage> pages) {
        return pages.isEmpty() ? this : new AddressSpace(areas, table, copies.minusAll(pages));
    }

    AddressSpace withoutArea(Vma area) {
        return new AddressSpace(areas.minus(area), table, copies);
    }
}
