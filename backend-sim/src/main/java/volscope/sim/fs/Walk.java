package volscope.sim.fs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** One walk along a path: through directories, mounts and symbolic links. */
final class Walk {

    /** What a walk does with a link that is the last part of the path. */
    enum Last {
        FOLLOW, KEEP
    }

    /**
     * Where a walk ended.
     *
     * @param directory
     *            the directory of the last part
     * @param name
     *            the last part; empty where the path is a root
     * @param node
     *            what has that name
     * @param path
     *            the path without links and dots
     */
    record Place(FileNode directory, String name, Optional<FileNode> node, String path) {

        /** What is there, or ENOENT. */
        FileNode get() {
            return node.orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        }
    }

    private static final int MOST_LINKS = 40;
    private static final int LONGEST_NAME = 255;

    private final Vfs vfs;
    private final Deque<String> left = new ArrayDeque<>();
    private final List<FileNode> directories = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int links;

    Walk(Vfs vfs) {
        this.vfs = vfs;
    }

    /** Waits until a file may be made where an open call may make one. */
    void awaitCreation(String path, OpenMode mode) {
        if (mode.creates()) {
            int slash = path.lastIndexOf('/');
            to(slash <= 0 ? "/" : path.substring(0, slash), Last.FOLLOW).node().ifPresent(FileNode::beforeChange);
        }
    }

    /** Walks an absolute path. */
    Place to(String path, Last last) {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        restart();
        push(path);
        while (!left.isEmpty()) {
            String part = left.removeFirst();
            if (part.equals("..")) {
                up();
            } else if (!part.equals(".")) {
                Optional<Place> place = step(part, last);
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return here();
    }

    private void restart() {
        directories.clear();
        names.clear();
        directories.add(vfs.root());
    }

    private void push(String path) {
        for (int end = path.length(); end > 0;) {
            int slash = path.lastIndexOf('/', end - 1);
            if (slash + 1 < end) {
                left.addFirst(path.substring(slash + 1, end));
            }
            end = slash;
        }
    }

    private void up() {
        if (!names.isEmpty()) {
            names.removeLast();
            directories.removeLast();
        }
    }

    private Place here() {
        if (names.isEmpty()) {
            return new Place(directories.getLast(), "", Optional.of(directories.getLast()), "/");
        }
        return new Place(directories.get(directories.size() - 2), names.getLast(), Optional.of(directories.getLast()), path(names));
    }

    private static String path(List<String> names) {
        return "/" + String.join("/", names);
    }

    private Optional<Place> step(String name, Last last) {
        if (name.length() > LONGEST_NAME) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        FileNode directory = directories.getLast();
        Optional<FileNode> child = directory.child(name).map(found -> vfs.cross(found, () -> below(name)));
        boolean isLast = left.isEmpty();
        if (child.isEmpty()) {
            return notThere(directory, name, isLast);
        }
        FileType type = child.get().type();
        if (type == FileType.SYMLINK && (!isLast || last == Last.FOLLOW)) {
            follow(child.get().target());
            return Optional.empty();
        }
        if (isLast) {
            return Optional.of(new Place(directory, name, child, below(name)));
        }
        if (type != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        names.add(name);
        directories.add(child.get());
        return Optional.empty();
    }

    private Optional<Place> notThere(FileNode directory, String name, boolean isLast) {
        if (!isLast) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return Optional.of(new Place(directory, name, Optional.empty(), below(name)));
    }

    private String below(String name) {
        return names.isEmpty() ? "/" + name : path(names) + "/" + name;
    }

    private void follow(String target) {
        if (++links > MOST_LINKS) {
            throw new ErrnoException(Errno.ELOOP);
        }
        if (target.startsWith("/")) {
            restart();
        }
        push(target);
    }
}
