package volscope.app.view.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import volscope.app.session.Beginnings;
import volscope.app.session.History;
import volscope.app.session.Spans;
import volscope.app.view.compare.Comparison.Kind;
import volscope.model.machine.Difference;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/**
 * Compares two sides.
 *
 * @param a
 *            one
 * @param b
 *            the other
 * @param written
 *            pages of hardware that differ between their moments
 * @param history
 *            what was run
 */
record Comparer(Side a, Side b, List<Difference.Extent> written, History history) {
    /** Without a snapshot, pages of memory are compared. */
    private static final long PAGE = 4096;
    private static final int SECTOR = 512;
    private static final int AT_ONCE = 64;
    /** More chunks than these are not read. */
    static final long MOST = 32768;

    /** What the sides have of the same; empty if it was given up, or if one of them is not there. */
    Optional<Comparison> compare(BooleanSupplier stopped) {
        if (!a.isThere() || !b.isThere()) {
            return Optional.empty();
        }
        long chunk = Stream.of(a, b).flatMap(side -> side.snapshot().stream()).mapToLong(SnapshotInfo::chunkBytes).min().orElse(PAGE);
        long chunks = Math.ceilDiv(Math.min(bytes(a), bytes(b)), chunk);
        Spans candidates = candidates(chunk, chunks);
        Optional<Revision> base = base();
        List<Comparison.Range> ranges = new ArrayList<>();
        long read = 0;
        for (Spans.Span span : candidates.all()) {
            for (long at = span.from(); at < span.to(); at += AT_ONCE) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
                long to = Math.min(span.to(), at + AT_ONCE);
                if (read >= MOST) {
                    add(ranges, at, span.to(), Kind.UNREAD);
                    break;
                }
                read += to - at;
                read(ranges, at, to, chunk, base);
            }
        }
        return Optional.of(new Comparison(a, b, chunk, chunks, List.copyOf(ranges)));
    }

    private static long bytes(Side side) {
        return side.at().mappedDevices().stream().filter(found -> found.name().equals(side.device()))
                .flatMap(found -> found.live().stream())
                .map(line -> line.split(" ", 3)).mapToLong(words -> Long.parseLong(words[0]) + Long.parseLong(words[1])).max().orElse(0)
                * SECTOR;
    }

    /** The chunks that can differ: what a snapshot holds of its own, and what was written to the origin between the two moments. */
    private Spans candidates(long chunk, long chunks) {
        Spans spans = new Spans();
        for (Side side : List.of(a, b)) {
            side.snapshot().ifPresent(info -> {
                long ratio = info.chunkBytes() / chunk;
                for (ExceptionRun run : side.at().exceptions(side.device(), 0, info.originChunks())) {
                    spans.add(run.chunk() * ratio, Math.min(chunks, run.end() * ratio));
                }
            });
        }
        for (Difference.Extent extent : written) {
            boolean known = Lowering.at(b.at()).lift(b.origin(), extent.device(), extent.from(), extent.to(),
                    (from, to) -> spans.add(from * SECTOR / chunk, Math.min(chunks, Math.ceilDiv(to * SECTOR, chunk))));
            if (!known) {
                spans.add(0, chunks);
                break;
            }
        }
        return spans;
    }

    /** The moment at which both held the same: the older snapshot's first, or the older of two times of the origin. */
    private Optional<Revision> base() {
        Optional<Revision> taken = Stream.of(a, b).filter(side -> side.snapshot().isPresent())
                .flatMap(side -> Beginnings.of(side.device(), side.at(), history).stream())
                .min((one, other) -> Long.compare(one.step(), other.step()));
        boolean neither = a.snapshot().isEmpty() && b.snapshot().isEmpty();
        return taken.or(() -> neither ? Optional.of(a.at().step() <= b.at().step() ? a.at() : b.at()) : Optional.empty());
    }

    private void read(List<Comparison.Range> ranges, long from, long to, long chunk, Optional<Revision> base) {
        int length = (int) (Math.min(to * chunk, Math.min(bytes(a), bytes(b))) - from * chunk);
        Optional<byte[]> one = a.at().bytes(a.device(), from * chunk, length);
        Optional<byte[]> other = b.at().bytes(b.device(), from * chunk, length);
        if (one.isEmpty() || other.isEmpty()) {
            add(ranges, from, to, Kind.UNREAD);
            return;
        }
        byte[] left = one.orElseThrow();
        byte[] right = other.orElseThrow();
        Optional<byte[]> before = Arrays.equals(left, right)
                ? Optional.empty()
                : base.flatMap(then -> then.bytes(b.origin(), from * chunk, length).or(() -> then.bytes(a.origin(), from * chunk, length)));
        for (long at = from; at < to; at++) {
            int first = (int) ((at - from) * chunk);
            int last = (int) Math.min(length, first + chunk);
            if (!Arrays.equals(left, first, last, right, first, last)) {
                add(ranges, at, at + 1, before.map(same -> kind(left, right, same, first, last)).orElse(Kind.BOTH));
            }
        }
    }

    private static Kind kind(byte[] left, byte[] right, byte[] before, int first, int last) {
        if (Arrays.equals(right, first, last, before, first, last)) {
            return Kind.ONLY_A;
        }
        return Arrays.equals(left, first, last, before, first, last) ? Kind.ONLY_B : Kind.BOTH;
    }

    private static void add(List<Comparison.Range> ranges, long from, long to, Kind kind) {
        if (!ranges.isEmpty() && ranges.getLast().to() == from && ranges.getLast().kind() == kind) {
            ranges.set(ranges.size() - 1, new Comparison.Range(ranges.getLast().from(), to, kind));
        } else {
            ranges.add(new Comparison.Range(from, to, kind));
        }
    }
}
