package volscope.app.view.why;

import java.util.List;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.Cause;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/**
 * What there is to say about a chunk of a snapshot.
 *
 * @param chunk
 *            which one
 * @param origin
 *            the origin's short name
 * @param snapshot
 *            the snapshot's short name
 * @param info
 *            the snapshot as the kernel has it
 * @param slot
 *            where the store holds the chunk
 * @param now
 *            its first bytes as the origin reads them
 * @param seen
 *            the same as the snapshot reads them
 * @param causes
 *            how it came to be so, the latest first
 */
record ChunkAnswer(long chunk, String origin, String snapshot, SnapshotInfo info, Optional<Long> slot, Optional<byte[]> now,
        Optional<byte[]> seen, List<Cause> causes) {
    private static final int SHOWN = 6;

    /** Asks a frame about the chunk it selects. */
    static Optional<ChunkAnswer> of(Frame frame, List<Cause> causes) {
        if (!(frame.selection() instanceof Selection.Chunk(String device, long chunk))) {
            return Optional.empty();
        }
        Facts facts = frame.facts();
        return Optional.ofNullable(facts.snapshots().get(device)).filter(info -> chunk < info.originChunks())
                .map(info -> of(frame.revision(), facts, device, chunk, info, causes));
    }

    private static ChunkAnswer of(Revision revision, Facts facts, String device, long chunk, SnapshotInfo info, List<Cause> causes) {
        long offset = chunk * info.chunkBytes();
        Optional<Long> slot = revision.exceptions(device, chunk, chunk + 1).stream().findFirst()
                .map((ExceptionRun run) -> run.slot() + chunk - run.chunk());
        String origin = facts.shortName(info.origin()).replaceFirst("-real$", "");
        return new ChunkAnswer(chunk, origin, facts.shortName(device), info, slot, revision.bytes(info.origin(), offset, SHOWN),
                revision.bytes(device, offset, SHOWN), causes);
    }

    /** Whether the snapshot itself was written here. */
    boolean isOwn() {
        return causes.stream().anyMatch(cause -> cause.kind() == Cause.Kind.SNAPSHOT_WRITTEN);
    }

    /** The first sector of the chunk. */
    long sector() {
        return chunk * info.chunkSectors();
    }
}
