package volscope.sim.fs;

import volscope.sim.fs.Walk.Place;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** One {@code rename(2)}: the checks, then the move. */
final class Rename {

    private final Place source;
    private final Place target;

    Rename(Place source, Place target) {
        this.source = source;
        this.target = target;
    }

    void run() {
        FileNode moved = source.get();
        if (source.directory().key().tree() != target.directory().key().tree()) {
            throw new ErrnoException(Errno.EXDEV);
        }
        if (moved.stat().isDirectory() && target.path().startsWith(source.path() + "/")) {
            throw new ErrnoException(Errno.EINVAL);
        }
        target.node().ifPresent(old -> checkReplace(moved, old));
        source.directory().move(source.name(), target.directory(), target.name());
    }

    private static void checkReplace(FileNode moved, FileNode old) {
        boolean directory = old.stat().isDirectory();
        if (directory != moved.stat().isDirectory()) {
            throw new ErrnoException(directory ? Errno.EISDIR : Errno.ENOTDIR);
        }
        if (directory && !old.key().equals(moved.key()) && !old.names().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
    }
}
