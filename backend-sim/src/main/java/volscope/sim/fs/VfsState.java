package volscope.sim.fs;

import java.util.List;
import java.util.Objects;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The file tree as a value.
 *
 * @param inodes
 *            the files in memory, by number
 * @param open
 *            open files, by handle
 * @param mounts
 *            what is mounted, in order
 */
public record VfsState(PMap<Long, MemoryInode> inodes, PMap<Long, OpenFile> open, PVector<Mount> mounts) {

    /** The inode of the root directory. */
    static final long ROOT = 1;

    private static final List<String> VOLATILE = List.of("dev", "proc", "run", "sys", "tmp");

    /** A tree that is one empty directory. */
    public static final VfsState EMPTY = new VfsState(
            HashTreePMap.singleton(ROOT, new MemoryInode(new MemoryInode.Directory(TreePMap.empty()), 0755, 0, 0, 0, 2)),
            HashTreePMap.empty(),
            TreePVector.empty());

    /** What is left of it without power: all that is not in a file system in memory. Nothing is open or mounted. */
    public VfsState afterPowerCut() {
        MemoryInode root = Objects.requireNonNull(inodes.get(ROOT), "a root directory");
        return root.body() instanceof MemoryInode.Directory directory
                ? new VfsState(
                        inodes.plus(ROOT, root.with(new MemoryInode.Directory(directory.entries().minusAll(VOLATILE)), root.mtime())),
                        HashTreePMap.empty(), TreePVector.empty())
                : EMPTY;
    }

    VfsState inode(long number, MemoryInode inode) {
        return new VfsState(inodes.plus(number, inode), open, mounts);
    }

    VfsState withoutInode(long number) {
        return new VfsState(inodes.minus(number), open, mounts);
    }

    VfsState with(PVector<Mount> newMounts) {
        return new VfsState(inodes, open, newMounts);
    }

    VfsState open(long handle, OpenFile file) {
        return new VfsState(inodes, open.plus(handle, file), mounts);
    }

    VfsState closed(long handle) {
        return new VfsState(inodes, open.minus(handle), mounts);
    }
}
