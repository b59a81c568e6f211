package volscope.sim.snapshot;

import java.util.stream.LongStream;

import volscope.sim.device.Dax;
import volscope.sim.device.Dax.Intent;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.profile.DaxRules;
import volscope.sim.profile.DaxRules.AccessIntent;
import volscope.sim.profile.DaxRules.HugePages;
import volscope.sim.profile.DaxRules.Licence;
import volscope.sim.profile.DaxRules.OriginDax;
import volscope.sim.profile.DaxRules.Readers;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.profile.DaxRules.SnapshotDax;
import volscope.sim.snapshot.PendingException.Stage;
import volscope.sim.snapshot.SnapshotState.Flag;

/**
 * direct_access through snapshots, as the designed kernels answer it: a page is given for writing only when every snapshot that needs the old
 * chunk has committed it.
 */
final class DirectIo {

    private static final String HANDOVER = "another table that takes a store over";
    /** The module's parameter {@code snapshot_cow_threshold}. */
    private static final int COW_THRESHOLD = 2048;

    private final Snapshots snapshots;

    DirectIo(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    private DaxRules rules() {
        return snapshots.kernel().profile().dax();
    }

    /** Whether an access may be followed by a store, as far as one can know. */
    private boolean mayStore(Intent intent) {
        return intent.isWrite() || rules().intent() == AccessIntent.UNKNOWN;
    }

    /** Asks an origin for pages: a store waits until each chunk that it can touch is in all snapshots. */
    Dax.Access ofOrigin(DevNo origin, long page, long pages, Intent intent) {
        if (!mayStore(intent) || rules().origin() == OriginDax.FORWARD) {
            return snapshots.block().directAccess(origin, page, pages, intent);
        }
        if (Handover.isUnderWay(snapshots, origin)) {
            return new Dax.Wait(HANDOVER);
        }
        long first = page * Sectors.PER_PAGE;
        long smallest = snapshots.smallestChunk(origin).orElse(0);
        long licensed = smallest == 0 ? pages : licensed(first, pages, smallest);
        long copied = rules().hugePages() == HugePages.FIRST_CHUNK && smallest != 0 ? withinChunk(first, pages, smallest) : licensed;
        if (smallest != 0 && isCrowded(origin)) {
            return new Dax.Wait("copies of " + snapshots.dm().nameOf(origin) + ", of which there are more than " + COW_THRESHOLD);
        }
        boolean held = false;
        for (long sector = first; smallest != 0 && sector < first + copied * Sectors.PER_PAGE; sector += smallest - sector % smallest) {
            held |= snapshots.originIo().copy(origin, sector) == OriginIo.Outcome.HELD;
        }
        if (rules().isMarkedFirst() && snapshots.of(origin).stream().anyMatch(snapshot -> snapshot.is(Flag.MARKS_ITSELF))) {
            return new Dax.Wait("a snapshot of " + snapshots.dm().nameOf(origin) + " that has to be marked as invalid");
        }
        if (rules().readers() == Readers.WAITED_INSIDE && smallest != 0) {
            return new Dax.Stuck("the readers of dax_srcu, of which it is one");
        }
        return held && !(rules().licence() == Licence.AFTER_COPY && isCopied(origin, first, copied))
                ? new Dax.Wait("a copy of " + snapshots.dm().nameOf(origin) + " to its snapshots")
                : snapshots.block().directAccess(origin, page, licensed, intent.isWrite() ? intent : Intent.WRITE);
    }

    /** Whether a snapshot copies so much that nobody may give it more to copy: as writes by bio are throttled. */
    private boolean isCrowded(DevNo origin) {
        for (Snapshot snapshot : snapshots.of(origin)) {
            if (snapshot.pending.size() > COW_THRESHOLD) {
                return true;
            }
        }
        return false;
    }

    /** How many of the wanted pages are given at once: all, or those of the first chunk. */
    private long licensed(long sector, long pages, long smallest) {
        return rules().hugePages() == HugePages.WITHIN_CHUNK ? withinChunk(sector, pages, smallest) : pages;
    }

    private static long withinChunk(long sector, long pages, long chunk) {
        return Math.min(pages, Math.max(1, (chunk - sector % chunk) / Sectors.PER_PAGE));
    }

    /** Whether what snapshots still need of an origin is in their stores, written down or not. */
    private boolean isCopied(DevNo origin, long sector, long pages) {
        return snapshots.of(origin).stream().filter(snapshot -> snapshot.is(Flag.VALID) && snapshot.chunk != 0)
                .allMatch(snapshot -> LongStream.rangeClosed(snapshot.chunkOf(sector),
                        snapshot.chunkOf(sector + pages * Sectors.PER_PAGE - 1))
                        .allMatch(chunk -> snapshot.pendingOf(chunk).map(pe -> pe.stage().compareTo(Stage.COPIED) >= 0).orElse(true)));
    }

    /** Asks a snapshot's own device for pages. */
    Dax.Access ofSnapshot(Snapshot snapshot, long page, long pages, Intent intent) {
        if (!snapshot.is(Flag.VALID) || snapshot.chunk % Sectors.PER_PAGE != 0) {
            return new Dax.Refused(Errno.EIO);
        }
        long chunk = snapshot.chunkOf(page * Sectors.PER_PAGE);
        if (snapshot.isComplete(chunk)) {
            return inStore(snapshot, page, pages, intent);
        }
        boolean lazy = rules().snapshot() == SnapshotDax.LAZY && !mayStore(intent);
        if (lazy || rules().snapshot() == SnapshotDax.FORWARD) {
            return snapshots.block().directAccess(snapshot.origin, page, withinChunk(snapshot, page, pages), intent);
        }
        return copied(snapshot, chunk, intent);
    }

    /** A page of the origin would change, so that the chunk is copied whatever the access is for. */
    private Dax.Access copied(Snapshot snapshot, long chunk, Intent intent) {
        if (snapshot.is(Flag.OVERFLOWED)) {
            return new Dax.Refused(Errno.EIO);
        }
        Pending found = snapshots.copier().pending(snapshot, chunk, Revoke.OWN_WRITE);
        if (found == null) {
            if (intent.isWrite()) {
                new SnapshotIo(snapshots, snapshot).full();
            }
            return new Dax.Refused(Errno.EIO);
        }
        if (!found.isStarted()) {
            snapshots.copier().start(snapshot, found);
        }
        return new Dax.Wait("a copy to " + snapshots.nameOf(snapshot));
    }

    /** Asks the device of a merge for pages: what is not merged yet is in the store, and what is being merged has to be waited for. */
    Dax.Access ofMerge(Snapshot snapshot, long page, long pages, Intent intent) {
        long chunk = snapshot.chunkOf(page * Sectors.PER_PAGE);
        if (!snapshot.is(Flag.VALID) || !snapshot.isComplete(chunk)) {
            return ofOrigin(snapshot.origin, page, withinChunk(snapshot, page, pages), intent);
        }
        return snapshot.merge.covers(chunk)
                ? new Dax.Wait("a merge of " + snapshots.nameOf(snapshot))
                : inStore(snapshot, page, pages, intent);
    }

    private Dax.Access inStore(Snapshot snapshot, long page, long pages, Intent intent) {
        long sector = page * Sectors.PER_PAGE;
        long there = snapshot.slotOf(snapshot.chunkOf(sector)) * snapshot.chunk + sector % snapshot.chunk;
        return snapshots.block().directAccess(snapshot.cow, there / Sectors.PER_PAGE, withinChunk(snapshot, page, pages), intent);
    }

    private static long withinChunk(Snapshot snapshot, long page, long pages) {
        long perChunk = Math.max(1, snapshot.chunk / Sectors.PER_PAGE);
        return Math.min(pages, perChunk - page % perChunk);
    }
}
