package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;

/** Finds what of a volume nobody uses. */
public final class FreeRuns {

    /**
     * Bytes of the device that nobody uses.
     *
     * @param start
     *            the first
     * @param length
     *            how many
     */
    public record Run(long start, long length) {
    }

    private FreeRuns() {
    }

    /** The free blocks of a mounted volume, those in a row of one group together. */
    public static List<Run> of(FileSystems systems, long volume) {
        return systems.look(volume, FreeRuns::of);
    }

    private static List<Run> of(Draft draft) {
        Geometry geometry = draft.geometry();
        var groups = new Groups(draft);
        List<Run> runs = new ArrayList<>();
        for (int group = 0; group < geometry.groups(); group++) {
            byte[] bitmap = groups.blockBitmap(group);
            int limit = geometry.blocksOf(group);
            for (int bit = Groups.nextClear(bitmap, 0, limit); bit < limit;) {
                int end = bit;
                while (end < limit && !Groups.isSet(bitmap, end)) {
                    end++;
                }
                runs.add(new Run((geometry.groupStart(group) + bit) * geometry.blockSize(), (long) (end - bit) * geometry.blockSize()));
                bit = Groups.nextClear(bitmap, end, limit);
            }
        }
        return runs;
    }
}
