package volscope.sim.fs;

import org.pcollections.PSortedMap;

import volscope.sim.device.DevNo;
import volscope.sim.page.Content;
import volscope.sim.page.PageTree;

/**
 * A file of the tree in memory.
 *
 * @param body
 *            what it holds
 * @param mode
 *            the permission bits
 * @param uid
 *            its owner
 * @param gid
 *            its group
 * @param mtime
 *            when it was changed, in nanoseconds since power-on
 * @param links
 *            how many names it has
 */
record MemoryInode(Body body, int mode, int uid, int gid, long mtime, int links) {

    /** What a file holds. */
    sealed interface Body {
    }

    /**
     * Names.
     *
     * @param entries
     *            the inode of each
     */
    record Directory(PSortedMap<String, Long> entries) implements Body {
    }

    /**
     * Bytes.
     *
     * @param content
     *            the pages
     * @param size
     *            how many bytes of them count
     */
    record Regular(PageTree content, long size) implements Body {
    }

    /**
     * Bytes that were put there at once and have not been touched since.
     *
     * @param content
     *            the bytes
     */
    record Written(Content content) implements Body {
    }

    /**
     * A path.
     *
     * @param target
     *            where it leads
     */
    record Symlink(String target) implements Body {
    }

    /**
     * A device.
     *
     * @param type
     *            block or character
     * @param dev
     *            its number
     */
    record Device(FileType type, DevNo dev) implements Body {
    }

    MemoryInode with(Body newBody, long now) {
        return new MemoryInode(newBody, mode, uid, gid, now, links);
    }

    MemoryInode chmod(int newMode) {
        return new MemoryInode(body, newMode, uid, gid, mtime, links);
    }

    MemoryInode touched(long now) {
        return new MemoryInode(body, mode, uid, gid, now, links);
    }

    MemoryInode linked(int by) {
        return new MemoryInode(body, mode, uid, gid, mtime, links + by);
    }
}
