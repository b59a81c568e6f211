package volscope.app.view.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import volscope.app.session.Chronicle;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.MappedChunks;
import volscope.app.session.Selection;
import volscope.app.view.BrokenRule;
import volscope.app.view.pages.PageRow.Below;
import volscope.app.view.pages.PageRow.Standing;
import volscope.app.view.pages.PageRow.State;
import volscope.app.view.pages.PageRow.Uses;
import volscope.model.event.Event;
import volscope.model.explain.Finding;
import volscope.model.machine.DeviceRange;
import volscope.model.machine.DirectFileInfo;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.DirectFileInfo.PageUse;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;

/** Follows the pages of a mapped file through page tables and index down to chunks and slots. */
final class PagesModel {
    /** Untouched pages one after the other that are still drawn one by one. */
    private static final long MOST_UNTOUCHED = 16;
    private static final int SECTORS_IN_PAGE = 8;

    private final Frame frame;
    private final Facts facts;
    private final Chronicle chronicle;
    private final DirectFileInfo file;
    private final List<MappingInfo> mappings;
    private final List<DeviceRange> ranges;
    private final CacheLines lines;
    private final MemoryPages memory;
    private final List<BrokenRule> broken;
    private final List<PageUse> refused;

    private PagesModel(Frame frame, Chronicle chronicle, DirectFileInfo file) {
        this.frame = frame;
        this.chronicle = chronicle;
        this.file = file;
        facts = frame.facts();
        mappings = facts.mappings().stream().filter(mapping -> mapping.file().equals(file.path())).toList();
        ranges = frame.revision().fileRanges(file.path());
        lines = new CacheLines(file);
        memory = new MemoryPages(facts);
        broken = BrokenRule.at(frame);
        refused = refused();
    }

    /** The rows of a file: those of each page that was touched, one for each task that maps it; long runs of others in one row. */
    static List<PageRow> rows(Frame frame, Chronicle chronicle, DirectFileInfo file) {
        return new PagesModel(frame, chronicle, file).rows();
    }

    /**
     * Pages that one entry covers.
     *
     * @param page
     *            the first
     * @param pages
     *            how many
     */
    private record Span(long page, long pages) {
    }

    private List<PageRow> rows() {
        TreeSet<Span> touched = new TreeSet<>(Comparator.comparingLong(Span::page).thenComparing(Span::pages, Comparator.reverseOrder()));
        mappings.forEach(mapping -> touched.add(new Span(mapping.page(), mapping.pages())));
        file.index().stream().filter(entry -> mappings.stream().noneMatch(mapping -> entry.covers(mapping.page())))
                .forEach(entry -> touched.add(new Span(entry.page(), entry.pages())));
        Stream.of(file.faults(), refused, file.pins()).flatMap(List::stream).map(PageUse::page)
                .filter(page -> touched.stream().noneMatch(span -> page >= span.page() && page < span.page() + span.pages()))
                .toList().forEach(page -> touched.add(new Span(page, 1)));
        List<PageRow> rows = new ArrayList<>();
        long next = 0;
        for (Span span : touched) {
            untouched(next, span.page(), rows);
            List<MappingInfo> tasks = mappings.stream().filter(mapping -> mapping.page() == span.page() && mapping.pages() == span.pages())
                    .toList();
            if (tasks.isEmpty()) {
                rows.add(row(span, Optional.empty()));
            }
            tasks.forEach(mapping -> rows.add(row(span, Optional.of(mapping))));
            next = Math.max(next, span.page() + span.pages());
        }
        untouched(next, file.pages(), rows);
        return List.copyOf(rows);
    }

    private void untouched(long from, long to, List<PageRow> rows) {
        if (to - from > MOST_UNTOUCHED) {
            rows.add(row(new Span(from, to - from), Optional.empty()));
            return;
        }
        for (long page = from; page < to; page++) {
            rows.add(row(new Span(page, 1), Optional.empty()));
        }
    }

    private PageRow row(Span span, Optional<MappingInfo> mapping) {
        Optional<IndexEntry> entry = file.index().stream().filter(held -> held.covers(span.page())).findFirst();
        Optional<Below> below = chunk(span, mapping).map(first -> below(first, span));
        Standing standing = mapping.map(held -> standing(held, below)).orElse(Standing.KEPT);
        Optional<String> task = mapping.map(MappingInfo::task);
        Uses uses = new Uses(of(span, file.faults(), task), of(span, refused, task), of(span, file.pins(), Optional.empty()));
        return new PageRow(span.page(), span.pages(), mapping, entry, below, lines.unsettled(span.page(), span.pages()), standing, uses,
                broken.stream().filter(rule -> isAbout(rule.finding(), span, task, below)).toList());
    }

    /** Who of some uses pages: of those that a task maps, that task alone. */
    private static List<String> of(Span span, List<PageUse> uses, Optional<String> task) {
        return uses.stream().filter(use -> use.page() >= span.page() && use.page() < span.page() + span.pages()).map(PageUse::task)
                .filter(user -> task.isEmpty() || task.get().equals(user)).distinct().toList();
    }

    /** Accesses that the line to the moment that is looked at saw refused. */
    private List<PageUse> refused() {
        RevisionId now = frame.revision().id();
        return frame.history().path().reversed().stream().filter(act -> act.made(now)).findFirst().stream()
                .flatMap(act -> act.run().steps().stream().filter(step -> step.compareTo(now) <= 0).map(act::after))
                .flatMap(step -> step.events().stream())
                .filter(event -> event instanceof Event.BusError error && error.file().equals(file.path())).map(Event.BusError.class::cast)
                .map(error -> new PageUse(error.task(), error.page())).toList();
    }

    private boolean isAbout(Finding finding, Span span, Optional<String> task, Optional<Below> below) {
        if (finding.rule() == Finding.Rule.DEADLOCK) {
            return of(span, file.faults(), task).contains(finding.task());
        }
        boolean mapped = finding.path().equals(file.path()) && finding.page() >= span.page() && finding.page() < span.page() + span.pages();
        boolean chunk = finding.path().isEmpty() && below.filter(chunks -> chunks.first().snapshot().equals(finding.snapshot())
                && finding.chunk() >= chunks.first().chunk() && finding.chunk() < chunks.first().chunk() + chunks.chunks()).isPresent();
        return mapped && (task.isEmpty() || finding.task().isEmpty() || task.get().equals(finding.task())) || chunk;
    }

    private Standing standing(MappingInfo mapping, Optional<Below> below) {
        boolean elsewhere = sector(mapping.page()).filter(at -> memory.isElsewhere(mapping, at.device(), at.sector())).isPresent();
        if (elsewhere
                || below.filter(chunk -> chunk.state() == State.COPIED && isOnSnapshot() && leadsToOrigin(mapping, chunk)).isPresent()) {
            return Standing.STALE;
        }
        return isToBeRevoked(mapping, below) ? Standing.TO_BE_REVOKED : Standing.KEPT;
    }

    private boolean leadsToOrigin(MappingInfo mapping, Below below) {
        SnapshotInfo info = facts.snapshots().get(below.first().snapshot());
        return info != null && MappedChunks.chunk(facts, info, mapping).isPresent();
    }

    /** An entry that lets a task store into what a snapshot shares, or shows the origin's page to one that reads the snapshot. */
    private boolean isToBeRevoked(MappingInfo mapping, Optional<Below> below) {
        if (below.isEmpty() || below.get().state() == State.COPIED) {
            return false;
        }
        return leadsToOrigin(mapping, below.get()) && (mapping.state() == MappingInfo.PageState.WRITABLE || isOnSnapshot());
    }

    private boolean isOnSnapshot() {
        return ranges.stream().anyMatch(range -> facts.snapshots().containsKey(range.device()));
    }

    private Optional<Selection.Chunk> chunk(Span span, Optional<MappingInfo> mapping) {
        return facts.snapshots().entrySet().stream().flatMap(snapshot -> chunk(span.page(), snapshot)
                .or(() -> mapping.flatMap(held -> MappedChunks.chunk(facts, snapshot.getValue(), held))).stream()
                .map(chunk -> new Selection.Chunk(snapshot.getKey(), chunk))).findFirst();
    }

    private Optional<Long> chunk(long page, Map.Entry<String, SnapshotInfo> snapshot) {
        return sector(page).filter(at -> at.device().equals(snapshot.getKey()) || standsOn(at.device(), snapshot.getValue()))
                .map(at -> at.sector() / snapshot.getValue().chunkSectors());
    }

    /** Where a page lies on the volume. */
    private Optional<DeviceRange> sector(long page) {
        long left = page * SECTORS_IN_PAGE;
        for (DeviceRange range : ranges) {
            if (left < range.sectors()) {
                return Optional.of(new DeviceRange(range.device(), range.sector() + left, SECTORS_IN_PAGE));
            }
            left -= range.sectors();
        }
        return Optional.empty();
    }

    /** Whether a device is a snapshot's origin, or shows it sector by sector. */
    private boolean standsOn(String device, SnapshotInfo info) {
        String number = facts.device(info.origin()).map(MappedDeviceInfo::number).orElse("");
        return device.equals(info.origin()) || facts.device(device).map(MappedDeviceInfo::live)
                .filter(live -> live.size() == 1 && live.getFirst().endsWith(" snapshot-origin " + number)).isPresent();
    }

    private Below below(Selection.Chunk first, Span span) {
        SnapshotInfo info = facts.snapshots().get(first.snapshot());
        long chunks = info == null ? 1 : Math.max(1, span.pages() * SECTORS_IN_PAGE / info.chunkSectors());
        long end = first.chunk() + chunks;
        List<ExceptionRun> copied = frame.revision().exceptions(first.snapshot(), first.chunk(), end).stream()
                .map(run -> cut(run, first.chunk(), end)).toList();
        long count = copied.stream().mapToLong(ExceptionRun::length).sum();
        Optional<Long> flight = flight(first, end, info);
        State state = flight.isPresent() ? State.FLIGHT : count == chunks ? State.COPIED : State.SHARED;
        return new Below(first, chunks, count, state, flight.or(() -> copied.stream().map(ExceptionRun::slot).findFirst()));
    }

    private static ExceptionRun cut(ExceptionRun run, long from, long to) {
        long first = Math.max(from, run.chunk());
        return new ExceptionRun(first, run.slot() + first - run.chunk(), Math.min(to, run.chunk() + run.length()) - first);
    }

    private Optional<Long> flight(Selection.Chunk first, long end, @Nullable SnapshotInfo info) {
        if (info == null || info.pending() == 0) {
            return Optional.empty();
        }
        NavigableMap<Long, Long> onTheirWay = chronicle.of(frame, first.snapshot()).inFlight(first.chunk(), end);
        return onTheirWay.values().stream().findFirst();
    }
}
