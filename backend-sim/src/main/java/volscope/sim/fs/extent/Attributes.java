package volscope.sim.fs.extent;

import java.util.EnumSet;
import java.util.Set;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** The flags of the files of one mounted volume: {@code FS_IOC_SETFLAGS} and what follows from it. */
public final class Attributes {

    private static final int ALL = FileFlag.bits(EnumSet.allOf(FileFlag.class));

    private final FileSystems systems;
    private final long id;

    private Attributes(FileSystems systems, long id) {
        this.systems = systems;
        this.id = id;
    }

    /** Those of a mounted volume. */
    public static Attributes of(FileSystems systems, long volume) {
        return new Attributes(systems, volume);
    }

    /** The flags of a file. */
    public Set<FileFlag> get(long number) {
        Set<FileFlag> flags = FileFlag.in(systems.inode(id, number).flags());
        if (systems.type(id) == FsType.XFS) {
            flags.remove(FileFlag.EXTENTS);
        }
        return flags;
    }

    /** Whether a file has a flag. */
    public boolean has(long number, FileFlag flag) {
        return flag.isIn(systems.inode(id, number).flags());
    }

    /**
     * Gives a file flags and takes the others. Whether it bypasses the page cache changes when nobody uses it any more.
     *
     * @throws ErrnoException
     *             EOPNOTSUPP for a flag that the file system has not, EINVAL for DAX of a file that shares blocks
     */
    public void set(long number, Set<FileFlag> flags) {
        boolean was = systems.files(id).isDax(number);
        systems.change(id, draft -> {
            var inodes = new InodeTable(draft);
            Inode inode = inodes.get(number);
            check(inode, flags);
            int own = systems.type(id) == FsType.XFS ? inode.flags() & Inode.EXTENTS_FLAG : 0;
            inodes.put(number, inode.flagged(inode.flags() & ~ALL | own | FileFlag.bits(flags)));
            return true;
        });
        if (systems.files(id).isDax(number) != was) {
            systems.update(id, volume -> volume.keepingDax(number));
        }
    }

    private void check(Inode inode, Set<FileFlag> flags) {
        boolean xfs = systems.type(id) == FsType.XFS;
        boolean dax = flags.contains(FileFlag.DAX) != inode.asksForDax();
        boolean extents = xfs || flags.contains(FileFlag.EXTENTS) == FileFlag.EXTENTS.isIn(inode.flags());
        if (!extents || flags.stream().anyMatch(flag -> xfs ? !FileFlag.OF_XFS.contains(flag) : FileFlag.NOT_OF_EXT4.contains(flag))
                || dax && systems.get(id).isInline(inode)) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (dax && (inode.flags() & Inode.REFLINK_FLAG) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
