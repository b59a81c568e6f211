package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import volscope.app.view.ChunkSearch;

/**
 * The rows of a lane: each a row of chunks, or a fold that stands for rows in which every chunk is shared.
 *
 * @param view
 *            what is in view
 * @param list
 *            the rows from above
 */
record Rows(Viewport view, List<Row> list) {
    /** Fewer rows than these are not worth a fold. */
    private static final int WORTH = 2;

    /**
     * A row.
     *
     * @param first
     *            its first chunk
     * @param end
     *            the chunk after its last
     * @param kind
     *            what it stands for
     */
    record Row(long first, long end, Kind kind) {
        long length() {
            return end - first;
        }

        boolean isFold() {
            return kind == Kind.FOLD;
        }
    }

    /** What rows stand for. */
    enum Kind {
        CHUNKS, FOLD
    }

    /** Whether rows of shared chunks are folded. */
    enum Folding {
        NONE, IDENTICAL
    }

    static Rows of(Viewport view, Folding folding, ChunkSearch search, NavigableSet<Long> flying) {
        List<Row> rows = new ArrayList<>();
        long at = view.first();
        long columns = view.grid().columns();
        while (rows.size() < view.grid().rows() && at < view.chunks()) {
            long end = Math.min(view.chunks(), at + columns);
            if (folding == Folding.IDENTICAL) {
                long shared = sharedUntil(search, flying, at, columns, view.chunks());
                if (shared - at >= WORTH * columns || shared == view.chunks() && shared - at > columns) {
                    rows.add(new Row(at, shared, Kind.FOLD));
                    at = shared;
                    continue;
                }
            }
            rows.add(new Row(at, end, Kind.CHUNKS));
            at = end;
        }
        return new Rows(view, rows);
    }

    /** The beginning of the first row from one on that holds something; the end of the volume where none does. */
    private static long sharedUntil(ChunkSearch search, NavigableSet<Long> flying, long row, long columns, long chunks) {
        Long flight = flying.ceiling(row);
        long held = Math.min(search.next(row).orElse(chunks), flight == null ? chunks : flight);
        return held < chunks ? row + (held - row) / columns * columns : chunks;
    }

    /** The first chunk of the row before the one at the top, a fold counting as one. */
    static long above(Viewport view, Folding folding, ChunkSearch search, NavigableSet<Long> flying) {
        long columns = view.grid().columns();
        long row = Math.max(0, view.first() - columns);
        if (folding == Folding.NONE || view.first() == 0) {
            return row;
        }
        Long flight = flying.lower(view.first());
        long held = Math.max(search.previous(view.first()).orElse(-1), flight == null ? -1 : flight);
        long begin = held >= 0 ? (held / columns + 1) * columns : 0;
        return Math.min(row, begin);
    }

    /** The chunk after the last in view. */
    long end() {
        return list.isEmpty() ? view.first() : list.getLast().end();
    }

    /** The row that a chunk is in; -1 where it is not in view. */
    int row(long chunk) {
        for (int i = 0; i < list.size(); i++) {
            if (chunk >= list.get(i).first() && chunk < list.get(i).end()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a chunk has a cell or a column of its own in view. */
    boolean shows(long chunk) {
        int row = row(chunk);
        return row >= 0 && !list.get(row).isFold();
    }

    /** The chunk at a point of the lane, of a fold its first; -1 where there is none. */
    long at(double x, double y) {
        int row = (int) Math.floor(y / view.grid().pitch());
        if (row < 0 || row >= list.size() || x < 0) {
            return -1;
        }
        Row found = list.get(row);
        long column = view.grid().column(x);
        if (found.isFold()) {
            return found.first();
        }
        return column < 0 || column >= found.length() ? -1 : found.first() + column;
    }

    /** The left edge of a chunk's cell. */
    int x(long chunk) {
        return view.grid().x(chunk - list.get(row(chunk)).first());
    }

    /** The upper edge of a chunk's cell. */
    int y(long chunk) {
        return y(row(chunk));
    }

    /** The upper edge of a row. */
    int y(int row) {
        return row * view.grid().pitch();
    }

    /** How high all rows are. */
    int height() {
        return list.size() * view.grid().pitch();
    }
}
