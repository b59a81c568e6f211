package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Finds what of a mounted volume nobody uses, for its device to be told: the {@code FITRIM} of ext4 and of xfs. */
public final class Trimming {

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

    /**
     * What is to be looked at, in bytes.
     *
     * @param start
     *            from where
     * @param length
     *            how many; the rest of the volume where there are less
     * @param least
     *            the shortest run that counts
     */
    public record Range(long start, long length, long least) {

        /** All of a volume. */
        public static final Range ALL = new Range(0, Long.MAX_VALUE, 0);
    }

    private final Volume volume;
    private final Geometry geometry;
    private final Groups groups;
    private final long from;
    private final long end;
    private final long least;
    private final List<Run> runs = new ArrayList<>();
    private final List<Integer> whole = new ArrayList<>();

    private Trimming(Draft draft, Volume volume, Range range) {
        this.volume = volume;
        this.geometry = draft.geometry();
        this.groups = new Groups(draft);
        long size = geometry.blockSize();
        this.from = range.start() / size;
        this.end = range.length() / size > geometry.blocks() - from ? geometry.blocks() : from + range.length() / size;
        this.least = Math.max(1, range.least() / size);
        if (from >= geometry.blocks() || least > geometry.blocksPerGroup() || range.length() < size) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /**
     * The free blocks of a range of a mounted volume, those in a row of one group together. ext4 leaves groups out of which it told all
     * before; xfs takes runs whole that reach into the range.
     *
     * @throws ErrnoException
     *             EINVAL if the range is none of the volume
     */
    public static List<Run> of(FileSystems systems, long id, Range range) {
        Trimming done = systems.look(id, draft -> {
            var trimming = new Trimming(draft, systems.get(id), range);
            trimming.find();
            return trimming;
        });
        if (systems.type(id) != FsType.XFS) {
            systems.update(id, volume -> volume
                    .with(new Volume.Trimmed(volume.trimmed().groups().plusAll(done.whole), done.least)));
        }
        return done.runs;
    }

    private void find() {
        for (int group = geometry.groupOf(Math.max(from, geometry.firstBlock())); group < geometry.groups(); group++) {
            boolean known = volume.trimmed().groups().contains(group) && least >= volume.trimmed().least();
            if (geometry.groupStart(group) < end && !known) {
                find(group);
            }
        }
    }

    private void find(int group) {
        long start = geometry.groupStart(group);
        int limit = geometry.blocksOf(group);
        byte[] bitmap = groups.blockBitmap(group);
        for (int bit = Groups.nextClear(bitmap, 0, limit); bit < limit;) {
            int after = bit;
            while (after < limit && !Groups.isSet(bitmap, after)) {
                after++;
            }
            add(start + bit, start + after);
            bit = Groups.nextClear(bitmap, after, limit);
        }
        if (from <= start && end >= start + limit) {
            whole.add(group);
        }
    }

    /** Takes free blocks as far as they count. */
    private void add(long first, long after) {
        boolean cuts = volume.type() != FsType.XFS;
        long start = cuts ? Math.max(first, from) : first;
        long stop = cuts ? Math.min(after, end) : after;
        if (first < end && after > from && stop - start >= least) {
            runs.add(new Run(start * geometry.blockSize(), (stop - start) * geometry.blockSize()));
        }
    }
}
