package volscope.app.view.map;

import java.util.List;
import java.util.OptionalLong;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;

/**
 * Finds chunks that a store holds, without a list of all of them: bins are narrowed down to a few chunks.
 *
 * @param revision
 *            the moment
 * @param device
 *            the snapshot's device-mapper name
 * @param chunks
 *            how many chunks there are
 */
record ChunkSearch(Revision revision, String device, long chunks) {
    private static final int BINS = 64;
    private static final long FEW = 4096;

    /** The first chunk from one on that the store holds. */
    OptionalLong next(long from) {
        long first = Math.max(0, from);
        long end = chunks;
        while (end - first > FEW) {
            long length = Math.ceilDiv(end - first, BINS);
            long[] counts = revision.exceptionCounts(device, first, length, BINS);
            int bin = 0;
            while (bin < BINS && counts[bin] == 0) {
                bin++;
            }
            if (bin == BINS) {
                return OptionalLong.empty();
            }
            first += bin * length;
            end = Math.min(end, first + length);
        }
        return first >= end
                ? OptionalLong.empty()
                : revision.exceptions(device, first, end).stream().mapToLong(ExceptionRun::chunk).findFirst();
    }

    /** The last chunk before one that the store holds. */
    OptionalLong previous(long before) {
        long first = 0;
        long end = Math.min(chunks, before);
        while (end - first > FEW) {
            long length = Math.ceilDiv(end - first, BINS);
            long[] counts = revision.exceptionCounts(device, first, length, BINS);
            int bin = BINS - 1;
            while (bin >= 0 && (first + bin * length >= end || clipped(counts, bin, first, length, end) == 0)) {
                bin--;
            }
            if (bin < 0) {
                return OptionalLong.empty();
            }
            first += bin * length;
            end = Math.min(end, first + length);
        }
        List<ExceptionRun> runs = first >= end ? List.of() : revision.exceptions(device, first, end);
        return runs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(runs.getLast().end() - 1);
    }

    /** The last bin may reach beyond the end. */
    private long clipped(long[] counts, int bin, long first, long length, long end) {
        long from = first + bin * length;
        return from + length <= end ? counts[bin] : revision.exceptionCounts(device, from, end - from, 1)[0];
    }
}
