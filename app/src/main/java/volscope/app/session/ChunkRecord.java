package volscope.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What is known of a snapshot's chunks at one moment. It changes with the {@link Chronicle} that gave it. */
public final class ChunkRecord {
    /** Of a snapshot nothing happened to. */
    static final ChunkRecord NOTHING = new ChunkRecord();

    /** Sectors that the snapshot wrote itself, first to the one after the last, disjoint. */
    private final NavigableMap<Long, Long> written = new TreeMap<>();
    private final NavigableMap<Long, Long> flight = new TreeMap<>();
    private final Map<Long, Long> moments = new HashMap<>();

    ChunkRecord() {
    }

    /**
     * Chunks in a row.
     *
     * @param from
     *            the first
     * @param to
     *            the one after the last
     */
    public record Span(long from, long to) {
    }

    void wrote(long sector, long sectors) {
        long from = sector;
        long to = sector + sectors;
        Map.Entry<Long, Long> before = written.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        for (Map.Entry<Long, Long> next = written.ceilingEntry(from); next != null && next.getKey() <= to; next = written
                .ceilingEntry(from)) {
            to = Math.max(to, next.getValue());
            written.remove(next.getKey());
        }
        written.put(from, to);
    }

    void started(long chunk, long slot) {
        flight.put(chunk, slot);
    }

    void completed(long chunk, long moment) {
        flight.remove(chunk);
        moments.put(chunk, moment);
    }

    /**
     * The chunks of a range that the snapshot wrote itself.
     *
     * @param from
     *            the first chunk
     * @param to
     *            the chunk after the last
     * @param chunkSectors
     *            the size of a chunk
     */
    public List<Span> own(long from, long to, long chunkSectors) {
        List<Span> spans = new ArrayList<>();
        Long first = written.floorKey(from * chunkSectors);
        for (Map.Entry<Long, Long> entry : written.tailMap(first == null ? 0L : first, true).entrySet()) {
            if (entry.getKey() >= to * chunkSectors) {
                break;
            }
            long begin = Math.max(from, entry.getKey() / chunkSectors);
            long end = Math.min(to, Math.ceilDiv(entry.getValue(), chunkSectors));
            boolean joins = !spans.isEmpty() && spans.getLast().to() >= begin;
            if (joins) {
                spans.set(spans.size() - 1, new Span(spans.getLast().from(), Math.max(end, spans.getLast().to())));
            } else if (begin < end) {
                spans.add(new Span(begin, end));
            }
        }
        return spans;
    }

    /** Copies on their way in a range of chunks: chunk to slot, ascending. */
    public NavigableMap<Long, Long> inFlight(long from, long to) {
        return flight.subMap(from, true, to, false);
    }

    /** The moment at which the chunk's exception was completed. */
    public OptionalLong completedAt(long chunk) {
        Long moment = moments.get(chunk);
        return moment == null ? OptionalLong.empty() : OptionalLong.of(moment);
    }
}
