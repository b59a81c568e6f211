package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Data;
import volscope.sim.fs.Synthetic.Control;
import volscope.sim.fs.Synthetic.Directory;
import volscope.sim.fs.Synthetic.Entry;
import volscope.sim.fs.Synthetic.Link;
import volscope.sim.fs.Synthetic.Text;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** A file of a computed tree. */
final class SyntheticNode implements FileNode {

    private static final int PAGE = 4096;

    private final Synthetic tree;
    private final String path;
    private final Entry entry;

    private SyntheticNode(Synthetic tree, String path, Entry entry) {
        this.tree = tree;
        this.path = path;
        this.entry = entry;
    }

    static SyntheticNode root(Synthetic tree) {
        return new SyntheticNode(tree, "", tree.entry("").orElseThrow());
    }

    @Override
    public NodeKey key() {
        return new NodeKey(NodeKey.COMPUTED, Integer.toUnsignedLong((tree.root() + "/" + path).hashCode()));
    }

    @Override
    public Stat stat() {
        return switch (entry) {
            case Directory same -> stat(FileType.DIRECTORY, 0555, 0);
            case Text same -> stat(FileType.REGULAR, 0444, tree.root().equals("/sys") ? PAGE : 0);
            case Control control -> stat(FileType.REGULAR, control.mode(), tree.root().equals("/sys") ? PAGE : 0);
            case Link link -> stat(FileType.SYMLINK, 0777, link.target().length());
        };
    }

    private Stat stat(FileType type, int mode, long size) {
        return new Stat(type, mode, 0, 0, size, 0, key().inode(), type == FileType.DIRECTORY ? 2 : 1, Optional.empty(), 0);
    }

    @Override
    public Optional<FileNode> child(String name) {
        if (!(entry instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        String below = path.isEmpty() ? name : path + "/" + name;
        return tree.entry(below).map(found -> new SyntheticNode(tree, below, found));
    }

    @Override
    public List<String> names() {
        if (entry instanceof Directory directory) {
            return directory.names();
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    @Override
    public String target() {
        if (entry instanceof Link link) {
            return link.target();
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public OpenFile.Target open(OpenMode mode) {
        return switch (entry) {
            case Directory same -> new OpenFile.Directory();
            case Text text -> opened(text, mode);
            case Control control -> opened(control, mode);
            case Link same -> throw new ErrnoException(Errno.ELOOP);
        };
    }

    private OpenFile.Target opened(Control control, OpenMode mode) {
        if (mode.reads() && !control.isReadable()) {
            throw new ErrnoException(Errno.EACCES);
        }
        return mode.writes()
                ? new OpenFile.Control(tree.root(), path)
                : new OpenFile.Computed(Data.of(control.text().get().getBytes(UTF_8)));
    }

    private static OpenFile.Target opened(Text text, OpenMode mode) {
        if (mode.writes()) {
            throw new ErrnoException(Errno.EACCES);
        }
        return new OpenFile.Computed(Data.of(text.text().get().getBytes(UTF_8)));
    }
}
