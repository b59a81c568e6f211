package volscope.app.view.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.session.ChunkRecord;
import volscope.app.session.Chronicle;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.MappedChunks;
import volscope.app.session.Selection;
import volscope.app.view.pages.PageRow.State;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/** Follows mapped pages down to chunks and slots. */
final class PagesModel {
    private final Frame frame;
    private final Facts facts;
    private final Revision revision;
    private final Chronicle chronicle;

    private PagesModel(Frame frame, Chronicle chronicle) {
        this.frame = frame;
        this.chronicle = chronicle;
        facts = frame.facts();
        revision = frame.revision();
    }

    /** A row for each page that some task has in its page table. */
    static List<PageRow> rows(Frame frame, Chronicle chronicle) {
        PagesModel model = new PagesModel(frame, chronicle);
        return frame.facts().mappings().stream().map(model::row).toList();
    }

    private PageRow row(MappingInfo mapping) {
        return facts.snapshots().entrySet().stream().flatMap(entry -> chunk(mapping, entry).stream()).findFirst()
                .map(chunk -> row(mapping, chunk)).orElseGet(() -> new PageRow(mapping, Optional.empty(), State.FREE, Optional.empty()));
    }

    private Optional<Selection.Chunk> chunk(MappingInfo mapping, Map.Entry<String, SnapshotInfo> snapshot) {
        return MappedChunks.chunk(facts, snapshot.getValue(), mapping).map(chunk -> new Selection.Chunk(snapshot.getKey(), chunk));
    }

    private PageRow row(MappingInfo mapping, Selection.Chunk chunk) {
        Optional<Long> flight = flight(chunk);
        if (flight.isPresent()) {
            return new PageRow(mapping, Optional.of(chunk), State.FLIGHT, flight);
        }
        Optional<Long> slot = slot(chunk);
        return new PageRow(mapping, Optional.of(chunk), slot.isPresent() ? State.COPIED : State.SHARED, slot);
    }

    private Optional<Long> flight(Selection.Chunk chunk) {
        SnapshotInfo info = facts.snapshots().get(chunk.snapshot());
        if (info == null || info.pending() == 0) {
            return Optional.empty();
        }
        ChunkRecord record = chronicle.of(frame, chunk.snapshot());
        return Optional.ofNullable(record.inFlight(chunk.chunk(), chunk.chunk() + 1).get(chunk.chunk()));
    }

    private Optional<Long> slot(Selection.Chunk chunk) {
        return revision.exceptions(chunk.snapshot(), chunk.chunk(), chunk.chunk() + 1).stream().findFirst()
                .map(run -> run.slot() + chunk.chunk() - run.chunk());
    }
}
