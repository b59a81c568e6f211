package volscope.sim.lvm.command;

import volscope.model.command.Value;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** What a line of {@code lvcreate} says of a pool of thin volumes besides its name and size. */
final class PoolOptions {

    private static final long KIB = 2;
    private static final long SMALLEST_CHUNK = 64 * KIB;
    private static final long LARGEST_CHUNK = 1024 * 1024 * KIB;
    private static final long SMALLEST_METADATA = 2048 * KIB;
    /** The most metadata that a pool uses. */
    private static final long LARGEST_METADATA = 255L * ((1 << 14) - 64) * 4 * KIB;
    /** Metadata are not to be larger than this if the chunks can be. */
    private static final long HANDY_METADATA = 128 * 1024 * KIB;
    private static final long SECTOR = 512;
    private static final long BYTES_A_CHUNK = 64;

    private final LvmContext context;

    PoolOptions(LvmContext context) {
        this.context = context;
    }

    /** Complains of a chunk size that cannot be. */
    void checkChunk() {
        context.line().size("chunksize").map(Value.Size::sectors).ifPresent(chunk -> {
            boolean inside = chunk >= SMALLEST_CHUNK && chunk <= LARGEST_CHUNK;
            if (!inside) {
                context.log().error("Thin pool chunk size " + SizeText.display(chunk) + " is not in the range "
                        + SizeText.display(SMALLEST_CHUNK) + " to " + SizeText.display(LARGEST_CHUNK) + ".");
            }
            if (chunk % SMALLEST_CHUNK != 0) {
                context.log().error("Thin pool chunk size " + SizeText.display(chunk) + " must be a multiple of "
                        + SizeText.display(SMALLEST_CHUNK) + ".");
            }
            if (!inside || chunk % SMALLEST_CHUNK != 0) {
                throw new CommandFailed(LvmCommand.BAD_LINE);
            }
        });
    }

    /** Sectors of a chunk: what the line says, or else so many that the metadata of so much data stay handy. */
    long chunk(long dataSectors) {
        return context.line().size("chunksize").map(Value.Size::sectors).orElseGet(() -> {
            long least = Sizing.ceil(dataSectors, HANDY_METADATA * SECTOR / BYTES_A_CHUNK);
            long chunk = SMALLEST_CHUNK;
            while (chunk < least) {
                chunk *= 2;
            }
            return chunk;
        });
    }

    /** Extents of the metadata: what the line says, or else what so much data may need. */
    long metadataExtents(VolumeGroup vg, long dataSectors, long chunk) {
        var wanted = context.line().size("poolmetadatasize").map(Value.Size::sectors);
        long sectors = wanted.orElseGet(() -> Sizing.ceil(Sizing.ceil(dataSectors, chunk) * BYTES_A_CHUNK, SECTOR));
        if (sectors > LARGEST_METADATA) {
            if (wanted.isPresent()) {
                context.log().print("Reducing pool metadata size " + SizeText.display(sectors) + " to maximum usable size "
                        + SizeText.display(LARGEST_METADATA) + ".");
            }
            sectors = LARGEST_METADATA;
        } else if (wanted.isPresent()) {
            return Math.max(new Sizing(context, vg).fromSize(sectors), Sizing.ceil(SMALLEST_METADATA, vg.extentSectors()));
        }
        return Sizing.ceil(Math.max(sectors, SMALLEST_METADATA), vg.extentSectors());
    }

    /** Says how much a pool of such chunks can hold. */
    void tellMost(long chunk) {
        long most = chunk * (LARGEST_METADATA * SECTOR / BYTES_A_CHUNK);
        context.log().print("Thin pool volume with chunk size " + SizeText.display(chunk) + " can address at most " + SizeText.display(most)
                + " of data.");
    }

    PoolSegment.Discards discards() {
        return context.line().text("discards").flatMap(PoolSegment.Discards::of).orElse(PoolSegment.Discards.PASSDOWN);
    }

    PoolSegment.Zeroing zeroing() {
        return context.line().yes("zero").orElse(true) ? PoolSegment.Zeroing.YES : PoolSegment.Zeroing.NO;
    }

    boolean failsWhenFull() {
        return context.line().yes("errorwhenfull").orElse(false);
    }

    /** Whether there is to be a volume for the repair of metadata. */
    boolean wantsSpare() {
        return context.line().yes("poolmetadataspare").orElse(true);
    }
}
