package volscope.sim.fs.extent;

import java.util.List;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.page.Page;

/** Where the files of a volume have blocks, and what moves them inside a file. */
public final class FileRuns {

    private final FileSystems systems;
    private final long id;

    FileRuns(FileSystems systems, long id) {
        this.systems = systems;
        this.id = id;
    }

    /** Which way what is behind a range moves. */
    public enum Shift {
        TOGETHER, APART
    }

    /**
     * Takes a range out of a file, or makes room for one.
     *
     * @throws ErrnoException
     *             EINVAL if it is not made of whole blocks, or reaches the end of the file
     */
    public void shift(long number, long offset, long length, Shift way) {
        int blockSize = systems.get(id).geometry().blockSize();
        long reach = way == Shift.TOGETHER ? offset + length : offset;
        if (offset % blockSize != 0 || length % blockSize != 0 || reach >= systems.inode(id, number).size()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        systems.fsync(id, number);
        systems.mappings().ifPresent(mappings -> mappings.awaitPins(id, number, offset / Page.SIZE, Long.MAX_VALUE));
        systems.change(id, draft -> {
            new FileData(draft).shift(number, offset / blockSize, (offset + length) / blockSize, way);
            return true;
        });
        systems.mappings().ifPresent(mappings -> mappings.cut(id, number, offset / Page.SIZE, Long.MAX_VALUE));
    }

    /**
     * A run of a file that has blocks.
     *
     * @param start
     *            where it starts in the file, in bytes
     * @param place
     *            where it starts on the device, in bytes
     * @param length
     *            how many bytes
     * @param written
     *            whether they were written; others read as zeroes
     */
    public record Run(long start, long place, long length, boolean written) {
    }

    /** The runs of a file that have blocks, in order. */
    public List<Run> of(long number) {
        long blockSize = systems.get(id).geometry().blockSize();
        return systems.inode(id, number).extents().stream()
                .map(extent -> new Run(extent.logical() * blockSize, extent.physical() * blockSize,
                        extent.length() * blockSize, extent.isWritten()))
                .toList();
    }

    /** EOPNOTSUPP where files have no extents: no blocks can be kept for them. */
    public void checkAllocates() {
        if (!systems.get(id).header().features().hasExtents()) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
    }
}
