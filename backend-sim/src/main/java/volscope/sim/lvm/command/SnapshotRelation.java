package volscope.sim.lvm.command;

import java.util.List;

import volscope.model.command.Value;
import volscope.sim.lvm.activate.TargetSupport;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.Series;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** The relation between an origin and a store: what it demands of both, and how it is added to a group. */
final class SnapshotRelation {

    private static final long DEFAULT_CHUNK = 8;
    private static final long SMALLEST_CHUNK = 8;
    private static final long LARGEST_CHUNK = 1024;
    /** What is wrong with other chunks. */
    static final String CHUNK_FAULT = "Chunk size must be a power of 2 in the range 4K to 512K.";

    private final LvmContext context;

    SnapshotRelation(LvmContext context) {
        this.context = context;
    }

    /** Complains of options that no snapshot can have. */
    static void checkOptions(LvmContext context) {
        for (String option : List.of("nosync", "reportformat", "setautoactivation", "wipesignatures", "zero")) {
            if (context.line().has(option)) {
                throw context.misuse("Option --" + option + " is unsupported with snapshots.");
            }
        }
    }

    /** Complains if the kernel knows no snapshots. */
    static void checkSupport(LvmContext context) {
        if (!new TargetSupport(context.sys(), context.log()).has("snapshot")) {
            throw context.misuse("snapshot: Required device-mapper target(s) not detected in your kernel.");
        }
    }

    /** The chunk size that the line asks for, in sectors. */
    long chunk() {
        return context.line().size("chunksize").map(Value.Size::sectors).orElse(DEFAULT_CHUNK);
    }

    /** The chunk size that the line asks for, in sectors, or a complaint of it. */
    long checkedChunk() {
        long chunk = chunk();
        if (!isChunk(chunk)) {
            throw context.misuse(CHUNK_FAULT);
        }
        context.log().verbose("Setting chunksize to " + SizeText.display(chunk) + ".");
        return chunk;
    }

    /** Whether a snapshot may have chunks of this size. */
    static boolean isChunk(long sectors) {
        return sectors >= SMALLEST_CHUNK && sectors <= LARGEST_CHUNK && Long.bitCount(sectors) == 1;
    }

    /** Gives up if no snapshot can be made of a volume. */
    void checkOrigin(VolumeGroup vg, LogicalVolume origin) {
        if (vg.isCow(origin)) {
            throw context.fail("Snapshots of snapshots are not supported.");
        }
        if (vg.mergingInto(origin).isPresent()) {
            throw context.fail("Snapshots of an origin that has a merging snapshot are not supported.");
        }
        if (origin.pool().isPresent()) {
            throw context.fail("Snapshots of thin pool type volumes are not supported.");
        }
        if (vg.isVirtualOrigin(origin)) {
            throw context.fail("Can't share virtual origins. Use --virtualsize.");
        }
    }

    /** Gives up if a store has too few chunks. */
    void checkChunks(VolumeGroup vg, long extents, long chunk) {
        if (extents * vg.extentSectors() < StoreSize.FEWEST_CHUNKS * chunk) {
            throw context.fail("Snapshot volume cannot be smaller than " + StoreSize.FEWEST_CHUNKS + " chunks ("
                    + Sizing.ceil(StoreSize.FEWEST_CHUNKS * chunk, vg.extentSectors()) + " extents, "
                    + SizeText.display(StoreSize.FEWEST_CHUNKS * chunk) + ").");
        }
    }

    /** The group with a relation more. */
    VolumeGroup add(VolumeGroup vg, LogicalVolume origin, String cow, long chunk) {
        var relation = new Segment.Snapshot(new Extents(0, origin.extents()), origin.name(), cow, chunk, Segment.Merge.NONE);
        var created = new LogicalVolume.Creation(context.now(), context.host());
        String name = Names.next(vg, Series.SNAPSHOT);
        context.log().verbose("Creating logical volume " + name);
        return vg.plus(LogicalVolume.of(name, context.newId(),
                Flags.of(LvFlag.READ, LvFlag.WRITE, LvFlag.VISIBLE), created, List.of(relation)));
    }
}
