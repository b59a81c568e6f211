package volscope.sim.fs;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.page.Content;

/** The bytes of the regular files of one tree, by inode number. */
interface FileStore {

    /** How many bytes a file holds. */
    long size(long inode);

    /** Bytes from an offset on; fewer than {@code max} only at the end of the file. */
    byte[] read(long inode, long offset, int max);

    /** Puts bytes at an offset; the file grows if need be. */
    void write(long inode, long offset, byte[] bytes);

    /** Makes an empty file hold some content. */
    default void fill(long inode, Content content) {
        byte[] bytes = new byte[Math.toIntExact(content.length())];
        content.copyTo(0, bytes, 0, bytes.length);
        write(inode, 0, bytes);
    }

    /**
     * Changes what is kept for a range of a file.
     *
     * @throws ErrnoException
     *             EOPNOTSUPP if the tree can't do that
     */
    default void space(long inode, SpaceAct act, long offset, long length) {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    /** Makes durable what was written to a file. */
    default void fsync(long inode) {
        // nothing lasts longer than memory
    }

    /** An open file of this inode was closed, the last one if {@code left} is 0. */
    void closed(long inode, long left);
}
