package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.snapshot.SnapshotState.Flag;

/**
 * {@code snapshot}: what the origin held, and what was written here; or {@code snapshot-merge}: the origin while it gets that back.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param type
 *            which of the two
 * @param id
 *            the snapshot's number
 * @param origin
 *            the device it copies from
 * @param cow
 *            the device it copies to
 */
public record SnapshotTarget(long start, long length, TargetType type, long id, DevNo origin, DevNo cow) implements Target {

    private static Snapshots all(Kernel kernel) {
        return kernel.get(Snapshots.LAYER);
    }

    private boolean merges() {
        return type.equals(SnapshotType.MERGE);
    }

    @Override
    public long maxIoLen(Kernel kernel) {
        Snapshot snapshot = all(kernel).get(id);
        long split = merges() ? all(kernel).split(id) : 0;
        return split == 0 ? snapshot.chunk : split;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        Snapshot snapshot = all(kernel).get(id);
        return merges() ? new MergeIo(all(kernel), snapshot).map(bio) : new SnapshotIo(all(kernel), snapshot).map(bio);
    }

    @Override
    public String table(Kernel kernel) {
        Snapshot snapshot = all(kernel).get(id);
        String features = snapshot.features.isEmpty()
                ? ""
                : " " + snapshot.features.size() + snapshot.features.stream().map(word -> " " + word).collect(Collectors.joining());
        return origin + " " + cow + " " + snapshot.type + " " + snapshot.chunk + features;
    }

    @Override
    public String info(Kernel kernel) {
        Snapshot snapshot = all(kernel).get(id);
        if (!snapshot.is(Flag.VALID)) {
            return "Invalid";
        }
        if (snapshot.is(Flag.MERGE_FAILED)) {
            return "Merge failed";
        }
        if (snapshot.is(Flag.OVERFLOWED)) {
            return "Overflow";
        }
        return ExceptionStore.of(snapshot).usage(snapshot.publish(), cowSectors(kernel)).toString();
    }

    @Override
    public String measured(Kernel kernel) {
        Snapshot snapshot = all(kernel).get(id);
        return ",snap_origin_name=" + origin + ",snap_cow_name=" + cow + ",snap_valid=" + letter(snapshot, Flag.VALID)
                + ",snap_merge_failed=" + letter(snapshot, Flag.MERGE_FAILED) + ",snapshot_overflowed=" + letter(snapshot, Flag.OVERFLOWED);
    }

    private static char letter(Snapshot snapshot, Flag flag) {
        return snapshot.is(flag) ? 'y' : 'n';
    }

    private long cowSectors(Kernel kernel) {
        return kernel.get(Block.LAYER).find(cow).map(Disk::sectors).orElse(0L);
    }

    @Override
    public boolean givesPages(Kernel kernel) {
        return all(kernel).get(id).chunk % Sectors.PER_PAGE == 0;
    }

    @Override
    public Optional<Area> below(Kernel kernel, long sector) {
        Snapshot snapshot = all(kernel).get(id);
        if (!snapshot.is(Flag.VALID) || snapshot.chunk == 0) {
            return Optional.empty();
        }
        long chunk = snapshot.chunkOf(sector);
        return Optional.of(snapshot.isComplete(chunk)
                ? new Area(cow, snapshot.slotOf(chunk) * snapshot.chunk + sector % snapshot.chunk, 1)
                : new Area(origin, sector, 1));
    }

    @Override
    public List<Area> areas() {
        return List.of(new Area(origin, 0, length), new Area(cow, 0, 0));
    }

    @Override
    public List<Area> stores() {
        return List.of(new Area(merges() ? origin : cow, 0, Long.MAX_VALUE / 2), new Area(cow, 0, Long.MAX_VALUE / 2));
    }

    @Override
    public Dax.Access directAccess(Kernel kernel, long page, long pages, Dax.Intent intent) {
        Snapshot snapshot = all(kernel).get(id);
        DirectIo directIo = all(kernel).directIo();
        return merges() ? directIo.ofMerge(snapshot, page, pages, intent) : directIo.ofSnapshot(snapshot, page, pages, intent);
    }

    @Override
    public Discards discards(Kernel kernel) {
        return all(kernel).get(id).zeroesOnDiscard() ? Discards.AS_DEVICES : Discards.NEVER;
    }

    @Override
    public long maxDiscard(Kernel kernel) {
        Snapshot snapshot = all(kernel).get(id);
        return snapshot.zeroesOnDiscard() ? snapshot.chunk : 0;
    }

    @Override
    public void preresume(Kernel kernel) {
        Handover.check(all(kernel), all(kernel).get(id));
        Activation.check(all(kernel), all(kernel).get(id));
    }

    @Override
    public void resume(Kernel kernel, DevNo device) {
        Handover.resume(all(kernel), all(kernel).get(id));
        if (merges()) {
            all(kernel).mergeResumed(id, origin);
            all(kernel).merger().start(all(kernel).get(id));
        }
    }

    @Override
    public void presuspend(Kernel kernel) {
        if (merges()) {
            all(kernel).merger().stop(all(kernel).get(id));
        }
    }

    @Override
    public void destroy(Kernel kernel) {
        Handover.destroy(all(kernel), all(kernel).get(id));
        if (merges()) {
            all(kernel).targetForgotten(id);
        }
    }

    /** A read of the origin through a snapshot: an exception of its chunk is not complete before it ends. */
    record TrackedRead(long snapshot, long chunk, EndIo end) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            end.ended(kernel, bio, status, data);
            Snapshots snapshots = all(kernel);
            snapshots.find(snapshot).ifPresent(owner -> snapshots.copier().readEnded(owner, chunk));
        }
    }

    /** Whether a bio covers a whole chunk. */
    static boolean isWholeChunk(Snapshot snapshot, Bio bio) {
        return bio.op() == BioOp.WRITE && bio.sectors() == snapshot.chunk;
    }
}
