package volscope.app.view.acts;

import java.util.List;
import java.util.OptionalLong;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Sizes of a store that are good for something, in whole extents. */
final class StoreSizes {
    private static final double SOME = 0.03;
    private static final double USUAL = 0.15;

    private StoreSizes() {
    }

    /**
     * A size.
     *
     * @param use
     *            what it is good for: a key of the bundle
     * @param bytes
     *            how large it is
     * @param nanos
     *            how long it lasts, where that says more
     */
    record Size(String use, long bytes, OptionalLong nanos) {
    }

    /** Three sizes, the smallest first; of that one how long it lasts, if the time between first writes is known. */
    static List<Size> of(VolumeGroupInfo group, LogicalVolumeInfo origin, long chunkBytes, OptionalLong between) {
        List<Size> sizes = of(group, origin, chunkBytes);
        Size first = sizes.getFirst();
        OptionalLong lasts = between.isPresent()
                ? OptionalLong.of(SnapshotInfo.room(first.bytes(), chunkBytes) * between.getAsLong())
                : OptionalLong.empty();
        return List.of(new Size(first.use(), first.bytes(), lasts), sizes.get(1), sizes.get(2));
    }

    /** Three sizes, the smallest first. */
    static List<Size> of(VolumeGroupInfo group, LogicalVolumeInfo origin, long chunkBytes) {
        return List.of(size("some", group, origin, chunkBytes, SOME), size("usual", group, origin, chunkBytes, USUAL),
                size("all", group, origin, chunkBytes, 1));
    }

    private static Size size(String use, VolumeGroupInfo group, LogicalVolumeInfo origin, long chunkBytes, double share) {
        long chunks = (long) Math.ceil(share * Math.ceilDiv(origin.bytes(), chunkBytes));
        long bytes = SnapshotInfo.storeBytes(chunks, chunkBytes);
        return new Size(use, Math.ceilDiv(bytes, group.extentBytes()) * group.extentBytes(), OptionalLong.empty());
    }
}
