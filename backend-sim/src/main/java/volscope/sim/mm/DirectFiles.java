package volscope.sim.mm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import volscope.model.machine.DirectFileInfo;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.DirectFileInfo.PageUse;
import volscope.model.machine.DirectFileInfo.Place;
import volscope.model.machine.DirectFileInfo.Tag;
import volscope.sim.device.Block;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.device.Unsettled;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.page.Page;

/** Tells of the files that are mapped. Costs grow with their indexes and with what is not durable. */
final class DirectFiles {

    private final MmState state;
    private final FileSystems systems;
    private final Block memory;

    DirectFiles(MmState state, FileSystems systems, Block memory) {
        this.state = state;
        this.systems = systems;
        this.memory = memory;
    }

    /** All, once each. */
    List<DirectFileInfo> all() {
        Map<FilePage, Vma> first = new LinkedHashMap<>();
        state.tasks().values().forEach(space -> space.areas().forEach(area -> first.putIfAbsent(area.page(0), area)));
        return first.values().stream().map(this::describe).toList();
    }

    private DirectFileInfo describe(Vma area) {
        List<String> tasks = state.tasks().entrySet().stream()
                .filter(task -> task.getValue().area(area.volume(), area.inode()).isPresent()).map(Map.Entry::getKey).toList();
        Map<FilePage, DaxEntry> entries = new TreeMap<>();
        state.keys(area.page(0), Long.MAX_VALUE).forEach(page -> state.entry(page).ifPresent(entry -> entries.put(page, entry)));
        List<PageUse> faults = state.faulting().stream().filter(fault -> fault.page().isOf(area.volume(), area.inode()))
                .map(fault -> new PageUse(fault.task(), fault.page().page())).sorted(Comparator.comparing(PageUse::task)).toList();
        List<PageUse> pins = state.pins().stream().filter(pin -> pin.page().isOf(area.volume(), area.inode()))
                .map(pin -> new PageUse(pin.task(), pin.page().page())).toList();
        return new DirectFileInfo(area.path(), systems.files(area.volume()).size(area.inode()), tasks, index(area, entries),
                unsettled(entries), faults, pins);
    }

    private List<IndexEntry> index(Vma area, Map<FilePage, DaxEntry> entries) {
        NavigableMap<Long, IndexEntry> index = new TreeMap<>();
        entries.forEach((page, entry) -> index.put(page.page(), new IndexEntry(page.page(), entry.size().pages(),
                entry.pfn().map(Pfn::page).orElse(-1L), tag(entry.tag()), holder(page).map(Fault::task))));
        state.faulting().stream().filter(fault -> !fault.inside().isEmpty() && fault.page().isOf(area.volume(), area.inode()))
                .filter(fault -> state.entry(fault.page()).isEmpty()).forEach(fault -> {
                    FilePage place = fault.locked() == EntrySize.PMD ? fault.page().window() : fault.page();
                    index.putIfAbsent(place.page(),
                            new IndexEntry(place.page(), fault.locked().pages(), -1, Tag.ABSENT, Optional.of(fault.task())));
                });
        return List.copyOf(index.values());
    }

    private Optional<Fault> holder(FilePage page) {
        return state.faulting().stream().filter(fault -> !fault.inside().isEmpty() && state.keyOf(fault.page()).equals(page)
                || fault.holds(page)).findFirst();
    }

    private static Tag tag(DaxEntry.Tag tag) {
        return switch (tag) {
            case CLEAN -> Tag.CLEAN;
            case DIRTY -> Tag.DIRTY;
            case TO_WRITE -> Tag.TO_WRITE;
        };
    }

    /**
     * Where an entry of the index lies in memory.
     *
     * @param from
     *            the first byte of the memory
     * @param to
     *            the byte after the last
     * @param offset
     *            the first byte of the file
     */
    private record Stretch(long from, long to, long offset) {
    }

    private List<DirectFileInfo.Unsettled> unsettled(Map<FilePage, DaxEntry> entries) {
        Map<DevNo, NavigableMap<Long, Stretch>> places = new LinkedHashMap<>();
        entries.forEach((page, entry) -> entry.pfn().ifPresent(pfn -> {
            long from = pfn.page() * Page.SIZE;
            places.computeIfAbsent(pfn.memory(), dev -> new TreeMap<>()).put(from,
                    new Stretch(from, from + (long) entry.size().pages() * Page.SIZE, page.page() * Page.SIZE));
        }));
        List<DirectFileInfo.Unsettled> found = new ArrayList<>();
        places.forEach((dev, stretches) -> memory.media().unsettled(dev).forEach(write -> parts(write, stretches, found)));
        return found;
    }

    /** The parts of a write that lie in a file. */
    private static void parts(Unsettled.Entry write, NavigableMap<Long, Stretch> stretches, List<DirectFileInfo.Unsettled> found) {
        long end = write.offset() + write.length();
        var before = stretches.floorEntry(write.offset());
        long first = before == null ? write.offset() : before.getKey();
        if (first >= end) {
            return;
        }
        for (Stretch stretch : stretches.subMap(first, end).values()) {
            long from = Math.max(write.offset(), stretch.from());
            long to = Math.min(end, stretch.to());
            if (from < to) {
                found.add(new DirectFileInfo.Unsettled(stretch.offset() + from - stretch.from(), to - from,
                        write.place() == Unsettled.Place.CACHE ? Place.CACHE : Place.ON_THE_WAY));
            }
        }
    }
}
