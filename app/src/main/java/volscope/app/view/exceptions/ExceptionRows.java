package volscope.app.view.exceptions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.collections.ObservableListBase;
import volscope.app.session.ChunkRecord;
import volscope.app.session.Track;
import volscope.app.view.ChunkSearch;
import volscope.model.machine.ExceptionRun;

/** The exceptions of a snapshot by their old chunks; a page of them is read when one of it is asked for. */
final class ExceptionRows extends ObservableListBase<ExceptionRow> {
    private static final int PAGE = 256;
    private static final int MOST_PAGES = 64;

    private final ChunkSearch search;
    private final ChunkRecord record;
    private final Track track;
    private final int size;
    private final Map<Integer, List<ExceptionRow>> pages = new HashMap<>();

    ExceptionRows(ChunkSearch search, ChunkRecord record, Track track, long size) {
        this.search = search;
        this.record = record;
        this.track = track;
        this.size = (int) Math.min(Integer.MAX_VALUE, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ExceptionRow get(int index) {
        if (pages.size() > MOST_PAGES) {
            pages.clear();
        }
        List<ExceptionRow> page = pages.computeIfAbsent(index / PAGE, this::page);
        return page.get(index % PAGE);
    }

    private List<ExceptionRow> page(int number) {
        List<ExceptionRow> rows = new java.util.ArrayList<>();
        long at = search.nth((long) number * PAGE).orElse(search.chunks());
        while (rows.size() < PAGE && at < search.chunks()) {
            for (ExceptionRun run : search.revision().exceptions(search.device(), at, Math.min(search.chunks(), at + 4L * PAGE))) {
                for (long i = 0; i < run.length() && rows.size() < PAGE; i++) {
                    rows.add(row(run.chunk() + i, run.slot() + i));
                }
            }
            at = rows.isEmpty() ? search.chunks() : search.next(rows.getLast().oldChunk() + 1).orElse(search.chunks());
        }
        return rows;
    }

    private ExceptionRow row(long oldChunk, long newChunk) {
        OptionalLong moment = record.completedAt(oldChunk);
        String line = moment.isEmpty()
                ? ""
                : track.legs().stream()
                        .filter(leg -> moment.getAsLong() > leg.after() && moment.getAsLong() <= leg.end()).map(leg -> leg.act().line())
                        .findFirst().orElse("");
        return new ExceptionRow(oldChunk, newChunk, moment, line);
    }

    /** The row of a chunk, or of the next one that has a row. */
    int index(long chunk) {
        return (int) Math.min(Math.max(0, size - 1), search.rank(chunk));
    }
}
