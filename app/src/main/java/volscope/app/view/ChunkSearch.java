package volscope.app.view;

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
public record ChunkSearch(Revision revision, String device, long chunks) {
    private static final int BINS = 64;
    private static final long FEW = 4096;

    /** The first chunk from one on that the store holds. */
    public OptionalLong next(long from) {
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
    public OptionalLong previous(long before) {
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

    /** The chunk that the store holds and that so many others it holds lie before; empty if it holds no more. */
    public OptionalLong nth(long before) {
        long skip = before;
        long first = 0;
        long end = chunks;
        while (end - first > FEW) {
            long length = Math.ceilDiv(end - first, BINS);
            long[] counts = revision.exceptionCounts(device, first, length, BINS);
            int bin = 0;
            while (bin < BINS && skip >= counts[bin]) {
                skip -= counts[bin++];
            }
            if (bin == BINS) {
                return OptionalLong.empty();
            }
            first += bin * length;
            end = Math.min(end, first + length);
        }
        for (ExceptionRun run : first >= end ? List.<ExceptionRun>of() : revision.exceptions(device, first, end)) {
            if (skip < run.length()) {
                return OptionalLong.of(run.chunk() + skip);
            }
            skip -= run.length();
        }
        return OptionalLong.empty();
    }

    /** How many chunks below one the store holds. */
    public long rank(long chunk) {
        return chunk <= 0 ? 0 : revision.exceptionCounts(device, 0, Math.min(chunk, chunks), 1)[0];
    }

    /** The last bin may reach beyond the end. */
    private long clipped(long[] counts, int bin, long first, long length, long end) {
        long from = first + bin * length;
        return from + length <= end ? counts[bin] : revision.exceptionCounts(device, from, end - from, 1)[0];
    }
}
