package volscope.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.KernelState;
import volscope.sim.page.PageTree;
import volscope.sim.page.RunMap;
import volscope.sim.snapshot.Exceptions;
import volscope.sim.snapshot.PendingException;
import volscope.sim.snapshot.SnapshotState.Snap;

/**
 * Which pages of hardware differ between two values of a machine.
 *
 * @param ranges
 *            by device, of those that have some
 */
record Changes(Map<DevNo, List<Range>> ranges) {

    private static final Changes NONE = new Changes(Map.of());

    /**
     * Pages that follow each other.
     *
     * @param first
     *            the first
     * @param end
     *            the one after the last
     */
    record Range(long first, long end) {
    }

    static Changes between(KernelState before, KernelState after) {
        Map<DevNo, PageTree> then = before.of(Block.LAYER).media();
        Map<DevNo, PageTree> now = after.of(Block.LAYER).media();
        if (then == now) {
            return NONE;
        }
        Map<DevNo, List<Range>> ranges = new TreeMap<>();
        now.forEach((dev, tree) -> {
            PageTree old = Objects.requireNonNullElse(then.get(dev), PageTree.EMPTY);
            if (old != tree) {
                PageTree.difference(old, tree,
                        (from, to) -> ranges.computeIfAbsent(dev, same -> new ArrayList<>()).add(new Range(from, to)));
            }
        });
        return new Changes(ranges);
    }

    /**
     * The chunks of a snapshot that may be shown otherwise.
     *
     * @param earlier
     *            the snapshot before
     * @param snap
     *            the snapshot after
     * @param origin
     *            where its origin lies, before and after
     * @param store
     *            where its store lies, before and after
     */
    SortedSet<Long> chunks(Snap earlier, Snap snap, Placement origin, Placement store) {
        SortedSet<Long> chunks = new TreeSet<>();
        if (earlier.complete() != snap.complete()) {
            RunMap.difference(earlier.complete().runs(), snap.complete().runs(), (from, to) -> {
                for (long chunk = from; chunk < to; chunk++) {
                    chunks.add(chunk);
                }
            });
        }
        ranges.forEach((dev, changed) -> changed.forEach(range -> {
            ofOrigin(snap, dev, range, origin, chunks);
            ofStore(snap, dev, range, store, chunks);
        }));
        return chunks;
    }

    private static void ofOrigin(Snap snap, DevNo dev, Range range, Placement origin, Set<Long> chunks) {
        origin.sectorsIn(dev, range.first() * Sectors.PER_PAGE, range.end() * Sectors.PER_PAGE, (from, to) -> {
            for (long chunk = from / snap.chunk(); chunk * snap.chunk() < to; chunk++) {
                if (snap.complete().get(chunk) == Exceptions.ABSENT) {
                    chunks.add(chunk);
                }
            }
        });
    }

    /** Most changes of a store are copies to chunks that nothing leads to yet. */
    private static void ofStore(Snap snap, DevNo dev, Range range, Placement store, Set<Long> chunks) {
        Set<Long> slots = new TreeSet<>();
        store.sectorsIn(dev, range.first() * Sectors.PER_PAGE, range.end() * Sectors.PER_PAGE, (from, to) -> {
            for (long slot = from / snap.chunk(); slot * snap.chunk() < to; slot++) {
                slots.add(slot);
            }
        });
        snap.pending().values().stream().map(PendingException::slot).forEach(slots::remove);
        if (!slots.isEmpty()) {
            snap.complete().runs().visit(0, RunMap.CHUNKS, (start, target, length) -> {
                long first = Integer.toUnsignedLong(target);
                slots.stream().filter(slot -> slot >= first && slot < first + length).forEach(slot -> chunks.add(start + slot - first));
            });
        }
    }
}
