package volscope.sim.snapshot;

import java.util.stream.LongStream;

import volscope.sim.device.Dax;
import volscope.sim.device.Dax.Intent;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.profile.DaxRules;
import volscope.sim.profile.DaxRules.AccessIntent;
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

    private final Snapshots snapshots;

    DirectIo(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    private DaxRules rules() {
        return snapshots.kernel().profile().dax();
    }

    /** Whether an access may be followed by a store, as far as one can know. */
    private boolean mayStore(Intent intent) {
        return intent == Intent.WRITE || rules().intent() == AccessIntent.UNKNOWN;
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
        long span = smallest == 0 ? pages : Math.max(1, (smallest - first % smallest) / Sectors.PER_PAGE);
        long licensed = Math.min(pages, span);
        boolean held = false;
        for (long sector = first; sector < first + licensed * Sectors.PER_PAGE; sector += smallest == 0 ? Long.MAX_VALUE / 4 : smallest) {
            held |= snapshots.originIo().copy(origin, sector) == OriginIo.Outcome.HELD;
        }
        if (rules().readers() == Readers.WAITED_INSIDE && smallest != 0) {
            return new Dax.Stuck("the readers of dax_srcu, of which it is one");
        }
        return held && !(rules().licence() == Licence.AFTER_COPY && isCopied(origin, first, licensed))
                ? new Dax.Wait("a copy of " + snapshots.dm().nameOf(origin) + " to its snapshots")
                : snapshots.block().directAccess(origin, page, licensed, Intent.WRITE);
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
            if (intent == Intent.WRITE) {
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
