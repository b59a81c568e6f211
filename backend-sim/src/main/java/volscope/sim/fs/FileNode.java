package volscope.sim.fs;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** A file as a path walk meets it: a short-lived handle on the machine's draft, whatever tree the file is in. */
interface FileNode {

    /** Which file it is. */
    NodeKey key();

    /** What is known of it. */
    Stat stat();

    /** What kind of file it is. */
    default FileType type() {
        return stat().type();
    }

    /** The file of a name in this directory. */
    default Optional<FileNode> child(String name) {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** The names in this directory, without the two dots, in no promised order. */
    default List<String> names() {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** The names in this directory, without the two dots, the last first. */
    default Iterable<String> namesBackwards() {
        return names().stream().sorted().toList().reversed();
    }

    /** Where this symbolic link leads. */
    default String target() {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Waits until something in this directory may change, before anybody looks what is there. */
    default void beforeChange() {
        // most trees always may
    }

    /** Makes a file in this directory; the name is free. */
    default FileNode create(String name, NewFile file) {
        throw new ErrnoException(Errno.EROFS);
    }

    /** Takes a name out of this directory; a directory of that name is empty. */
    default void remove(String name) {
        throw new ErrnoException(Errno.EROFS);
    }

    /** Moves a name of this directory to a directory of the same tree, over whatever has that name. */
    default void move(String name, FileNode into, String newName) {
        throw new ErrnoException(Errno.EROFS);
    }

    /** What an open file reads from and writes to. */
    OpenFile.Target open(OpenMode mode);

    /** Cuts or extends this file. */
    default void truncate(long size) {
        throw new ErrnoException(stat().isDirectory() ? Errno.EISDIR : Errno.EINVAL);
    }

    /** Changes the permission bits. */
    default void chmod(int mode) {
        throw new ErrnoException(Errno.EROFS);
    }

    /** Sets the time of change. */
    default void touch(long mtime) {
        throw new ErrnoException(Errno.EROFS);
    }

    /**
     * What is to be made.
     *
     * @param type
     *            what it is
     * @param mode
     *            the permission bits
     * @param uid
     *            its owner
     * @param gid
     *            its group
     * @param target
     *            where a symbolic link leads, empty otherwise
     * @param device
     *            the device of a device node
     */
    record NewFile(FileType type, int mode, int uid, int gid, String target, Optional<DevNo> device) {

        static final NewFile REGULAR = new NewFile(FileType.REGULAR, 0644, 0, 0, "", Optional.empty());
        static final NewFile DIRECTORY = new NewFile(FileType.DIRECTORY, 0755, 0, 0, "", Optional.empty());

        static NewFile link(String target) {
            return new NewFile(FileType.SYMLINK, 0777, 0, 0, target, Optional.empty());
        }
    }
}
