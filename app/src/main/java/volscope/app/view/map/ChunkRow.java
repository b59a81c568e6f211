package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import volscope.model.machine.ExceptionRun;

/**
 * A row of the map's table: chunks in a row of one state, and of what the store holds in consecutive slots.
 *
 * @param from
 *            the first
 * @param to
 *            the one after the last
 * @param state
 *            what they are in the snapshot
 * @param slot
 *            where the store holds the first; -1 where it holds none
 */
record ChunkRow(long from, long to, ChunkState state, long slot) {
    private static final long WINDOW = 1 << 15;

    /** The rows from a chunk on, at most so many. */
    static List<ChunkRow> from(MapContent content, long first, int most) {
        List<ChunkRow> rows = new ArrayList<>();
        long chunks = content.subject().chunks();
        long at = first;
        while (at < chunks && rows.size() <= most) {
            OptionalLong held = content.chunks().record().inFlight(at, Math.min(chunks, at + WINDOW)).isEmpty()
                    ? content.search().next(at)
                    : OptionalLong.of(at);
            long next = held.orElse(chunks);
            if (next > at) {
                add(rows, new ChunkRow(at, next, content.chunks().state(Side.SNAPSHOT, at), -1));
                at = next;
            }
            long end = Math.min(chunks, at + WINDOW);
            window(rows, content, at, end);
            at = end;
        }
        return rows.size() > most ? rows.subList(0, most) : rows;
    }

    private static void window(List<ChunkRow> rows, MapContent content, long from, long to) {
        if (from >= to) {
            return;
        }
        ChunkState[] states = content.chunks().states(Side.SNAPSHOT, from, to);
        long[] slots = new long[states.length];
        java.util.Arrays.fill(slots, -1);
        for (ExceptionRun run : content.revision().exceptions(content.subject().device(), from, to)) {
            for (long chunk = Math.max(from, run.chunk()); chunk < Math.min(to, run.end()); chunk++) {
                slots[(int) (chunk - from)] = run.slot() + chunk - run.chunk();
            }
        }
        content.chunks().record().inFlight(from, to).forEach((chunk, slot) -> slots[(int) (chunk - from)] = slot);
        for (int i = 0; i < states.length; i++) {
            add(rows, new ChunkRow(from + i, from + i + 1, states[i], slots[i]));
        }
    }

    private static void add(List<ChunkRow> rows, ChunkRow next) {
        if (!rows.isEmpty() && rows.getLast().isFollowedBy(next)) {
            ChunkRow last = rows.removeLast();
            rows.add(new ChunkRow(last.from(), next.to(), last.state(), last.slot()));
        } else {
            rows.add(next);
        }
    }

    private boolean isFollowedBy(ChunkRow next) {
        return state == next.state && to == next.from && (slot < 0 ? next.slot < 0 : next.slot == slot + to - from);
    }

    /** How many chunks. */
    long length() {
        return to - from;
    }
}
