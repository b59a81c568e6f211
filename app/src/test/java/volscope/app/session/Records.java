package volscope.app.session;

import java.util.List;

/** Makes chunk records for tests. */
public final class Records {
    private Records() {
    }

    /** A record of written sectors (first, how many) and of copies on their way (chunk, slot). */
    public static ChunkRecord of(List<long[]> written, List<long[]> flights) {
        ChunkRecord record = new ChunkRecord();
        written.forEach(write -> record.wrote(write[0], write[1]));
        flights.forEach(flight -> record.started(flight[0], flight[1]));
        return record;
    }
}
