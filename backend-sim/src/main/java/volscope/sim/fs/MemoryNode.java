package volscope.sim.fs;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.fs.MemoryInode.Device;
import volscope.sim.fs.MemoryInode.Directory;
import volscope.sim.fs.MemoryInode.Regular;
import volscope.sim.fs.MemoryInode.Symlink;
import volscope.sim.fs.MemoryInode.Written;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** A file of the tree in memory. */
final class MemoryNode implements FileNode {

    private static final long BLOCK = 4096;

    private final MemoryTree tree;
    private final long inode;

    MemoryNode(MemoryTree tree, long inode) {
        this.tree = tree;
        this.inode = inode;
    }

    @Override
    public NodeKey key() {
        return new NodeKey(NodeKey.MEMORY, inode);
    }

    @Override
    public Stat stat() {
        MemoryInode now = tree.get(inode);
        return switch (now.body()) {
            case Directory directory -> stat(now, 40 + 20L * directory.entries().size(), Optional.empty());
            case Regular regular -> stat(now, regular.size(), Optional.empty());
            case Written written -> stat(now, written.content().length(), Optional.empty());
            case Symlink link -> stat(now, link.target().length(), Optional.empty());
            case Device device -> stat(now, 0, Optional.of(device.dev()));
        };
    }

    @Override
    public FileType type() {
        return type(tree.get(inode).body());
    }

    private static FileType type(MemoryInode.Body body) {
        return switch (body) {
            case Directory directory -> FileType.DIRECTORY;
            case Regular regular -> FileType.REGULAR;
            case Written written -> FileType.REGULAR;
            case Symlink link -> FileType.SYMLINK;
            case Device device -> device.type();
        };
    }

    private Stat stat(MemoryInode now, long size, Optional<DevNo> device) {
        FileType type = type(now.body());
        long blocks = type == FileType.REGULAR ? (size + BLOCK - 1) / BLOCK * 8 : 0;
        return new Stat(type, now.mode(), now.uid(), now.gid(), size, now.mtime(), inode, now.links(), device, blocks);
    }

    @Override
    public Optional<FileNode> child(String name) {
        return Optional.ofNullable(tree.entries(inode).get(name)).map(number -> new MemoryNode(tree, number));
    }

    @Override
    public List<String> names() {
        return List.copyOf(tree.entries(inode).keySet());
    }

    @Override
    public Iterable<String> namesBackwards() {
        return tree.entries(inode).descendingKeySet();
    }

    @Override
    public String target() {
        if (tree.get(inode).body() instanceof Symlink link) {
            return link.target();
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public FileNode create(String name, NewFile file) {
        return new MemoryNode(tree, tree.create(inode, name, file));
    }

    @Override
    public void remove(String name) {
        tree.remove(inode, name);
    }

    @Override
    public void move(String name, FileNode into, String newName) {
        tree.move(inode, name, into.key().inode(), newName);
    }

    @Override
    public OpenFile.Target open(OpenMode mode) {
        return switch (tree.get(inode).body()) {
            case Directory same -> new OpenFile.Directory();
            case Regular same -> new OpenFile.InTree(key());
            case Written same -> new OpenFile.InTree(key());
            case Symlink same -> throw new ErrnoException(Errno.ELOOP);
            case Device device -> device.type() == FileType.BLOCK
                    ? new OpenFile.BlockDevice(device.dev())
                    : new OpenFile.CharacterDevice(device.dev());
        };
    }

    @Override
    public void truncate(long size) {
        if (stat().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR);
        }
        tree.truncate(inode, size);
    }

    @Override
    public void chmod(int mode) {
        tree.chmod(inode, mode);
    }

    @Override
    public void touch(long mtime) {
        tree.touch(inode, mtime);
    }
}
