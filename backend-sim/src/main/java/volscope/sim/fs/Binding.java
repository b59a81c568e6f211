package volscope.sim.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pcollections.TreePVector;

import volscope.sim.fs.Walk.Last;
import volscope.sim.fs.Walk.Place;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Mounts of what is in the tree already: shown at a second place, or moved to another. */
public final class Binding {

    private final Vfs vfs;

    Binding(Vfs vfs) {
        this.vfs = vfs;
    }

    /** Whether what is mounted below goes with it. */
    public enum Depth {
        ONE, ALL
    }

    /**
     * Shows a directory or file at a second place, too.
     *
     * @throws ErrnoException
     *             ENOENT if either is not there, ENOTDIR if one is a directory and the other is not, EINVAL for a part of a computed tree
     */
    public void bind(String source, String target, Depth depth) {
        Place from = vfs.walk(source, Last.FOLLOW);
        Place to = place(from, target);
        Mount holder = holder(from.path());
        List<Mount> made = new ArrayList<>(List.of(new Mount(to.get().key(), to.path(), holder.source(), holder.type(), holder.options(),
                root(from.get(), holder), Mount.Access.READ_WRITE)));
        if (depth == Depth.ALL) {
            below(from.path()).forEach(mount -> made.add(mount.at(mount.on(), to.path() + mount.path().substring(from.path().length()))));
        }
        vfs.state(vfs.state().with(vfs.state().mounts().plusAll(made)));
    }

    private Place place(Place source, String target) {
        source.get();
        Place to = vfs.walk(target, Last.FOLLOW);
        if (to.get().stat().isDirectory() != source.get().stat().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return to;
    }

    private static Mount.Root root(FileNode node, Mount holder) {
        NodeKey key = node.key();
        if (key.tree() > NodeKey.MEMORY) {
            return new Mount.Disk(key.tree(), key.inode());
        }
        if (key.tree() == NodeKey.MEMORY && !(holder.root() instanceof Mount.Devices)) {
            return new Mount.Memory(key.inode());
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    /** The mount a path lies in. */
    private Mount holder(String path) {
        Optional<Mount> found = Optional.empty();
        for (Mount mount : vfs.state().mounts()) {
            boolean in = mount.path().equals("/") || (path + "/").startsWith(mount.path() + "/");
            if (in && found.filter(other -> other.path().length() > mount.path().length()).isEmpty()) {
                found = Optional.of(mount);
            }
        }
        return found.orElseThrow();
    }

    private Stream<Mount> below(String path) {
        return vfs.state().mounts().stream().filter(mount -> mount.path().startsWith(path + "/"));
    }

    /**
     * Takes the last mount at a path to another place, with all that is mounted below.
     *
     * @throws ErrnoException
     *             EINVAL if nothing is mounted there
     */
    public void move(String source, String target) {
        Place from = vfs.walk(source, Last.FOLLOW);
        Place to = place(from, target);
        int index = lastAt(from.path());
        Mount moved = vfs.state().mounts().get(index);
        if (from.path().equals("/") || to.path().startsWith(from.path() + "/")) {
            throw new ErrnoException(to.path().startsWith(from.path() + "/") ? Errno.ELOOP : Errno.EINVAL);
        }
        vfs.state(vfs.state().with(vfs.state().mounts().with(index, moved.at(to.get().key(), to.path()))));
        renamed(from.path(), to.path());
    }

    private int lastAt(String path) {
        for (int i = vfs.state().mounts().size() - 1; i >= 0; i--) {
            if (vfs.state().mounts().get(i).path().equals(path)) {
                return i;
            }
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Says what may be done through the last mount at a path; EINVAL if there is none. */
    void allow(String path, Mount.Access access) {
        int index = lastAt(vfs.realpath(path));
        vfs.state(vfs.state().with(vfs.state().mounts().with(index, vfs.state().mounts().get(index).with(access))));
    }

    /** A directory has another path, and so has what is mounted below. */
    void renamed(String from, String to) {
        if (below(from).findAny().isPresent()) {
            vfs.state(vfs.state().with(TreePVector.from(vfs.state().mounts().stream().map(mount -> mount.path().startsWith(from + "/")
                    ? mount.at(mount.on(), to + mount.path().substring(from.length()))
                    : mount).toList())));
        }
    }
}
