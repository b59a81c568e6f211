package volscope.sim.fs;

import java.util.Optional;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.sim.fs.MemoryInode.Body;
import volscope.sim.fs.MemoryInode.Device;
import volscope.sim.fs.MemoryInode.Directory;
import volscope.sim.fs.MemoryInode.Regular;
import volscope.sim.fs.MemoryInode.Symlink;
import volscope.sim.fs.MemoryInode.Written;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.page.Content;
import volscope.sim.page.ContentPage;
import volscope.sim.page.Page;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;

/** The tree in memory: what tmpfs and devtmpfs keep. */
final class MemoryTree implements FileStore {

    private final Vfs vfs;
    private final Kernel kernel;

    MemoryTree(Vfs vfs, Kernel kernel) {
        this.vfs = vfs;
        this.kernel = kernel;
    }

    MemoryNode root() {
        return new MemoryNode(this, VfsState.ROOT);
    }

    MemoryInode get(long inode) {
        MemoryInode found = vfs.state().inodes().get(inode);
        if (found == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return found;
    }

    void put(long number, MemoryInode inode) {
        vfs.state(vfs.state().inode(number, inode));
    }

    PSortedMap<String, Long> entries(long inode) {
        if (get(inode).body() instanceof Directory directory) {
            return directory.entries();
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    private void entries(long inode, PSortedMap<String, Long> entries) {
        put(inode, get(inode).with(new Directory(entries), kernel.now()));
    }

    long create(long directory, String name, FileNode.NewFile file) {
        PSortedMap<String, Long> entries = entries(directory);
        long number = kernel.nextId();
        int links = file.type() == FileType.DIRECTORY ? 2 : 1;
        put(number, new MemoryInode(body(file), file.mode(), file.uid(), file.gid(), kernel.now(), links));
        entries(directory, entries.plus(name, number));
        if (file.type() == FileType.DIRECTORY) {
            put(directory, get(directory).linked(1));
        }
        return number;
    }

    private static Body body(FileNode.NewFile file) {
        return switch (file.type()) {
            case REGULAR -> new Regular(PageTree.EMPTY, 0);
            case DIRECTORY -> new Directory(TreePMap.empty());
            case SYMLINK -> new Symlink(file.target());
            case BLOCK, CHARACTER -> new Device(file.type(), file.device().orElseThrow());
        };
    }

    void remove(long directory, String name) {
        PSortedMap<String, Long> entries = entries(directory);
        long number = Optional.ofNullable(entries.get(name)).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        entries(directory, entries.minus(name));
        MemoryInode inode = get(number);
        if (inode.body() instanceof Directory) {
            put(directory, get(directory).linked(-1));
            vfs.state(vfs.state().withoutInode(number));
        } else {
            unlinked(number, inode.linked(-1));
        }
    }

    private void unlinked(long number, MemoryInode inode) {
        if (inode.links() == 0 && !vfs.isOpen(new NodeKey(NodeKey.MEMORY, number))) {
            vfs.state(vfs.state().withoutInode(number));
        } else {
            put(number, inode);
        }
    }

    void move(long from, String name, long into, String newName) {
        long number = Optional.ofNullable(entries(from).get(name)).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        Long old = entries(into).get(newName);
        if (old != null && old == number) {
            return;
        }
        if (old != null) {
            remove(into, newName);
        }
        entries(from, entries(from).minus(name));
        entries(into, entries(into).plus(newName, number));
        if (get(number).body() instanceof Directory) {
            put(from, get(from).linked(-1));
            put(into, get(into).linked(1));
        }
    }

    private Regular regular(long inode) {
        return switch (get(inode).body()) {
            case Regular regular -> regular;
            case Written(Content content) -> regular(content);
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private static Regular regular(Content content) {
        var session = new PageSession(PageTree.EMPTY);
        for (long page = 0; page * Page.SIZE < content.length(); page++) {
            session.set(page, new ContentPage(content, page * Page.SIZE));
        }
        return new Regular(session.publish(), content.length());
    }

    @Override
    public long size(long inode) {
        return get(inode).body() instanceof Written(Content content) ? content.length() : regular(inode).size();
    }

    @Override
    public void fill(long inode, Content content) {
        put(inode, get(inode).with(new Written(content), kernel.now()));
    }

    @Override
    public byte[] read(long inode, long offset, int max) {
        Regular file = regular(inode);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(max, file.size() - offset))];
        file.content().read(offset, bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    public void write(long inode, long offset, byte[] bytes) {
        Regular file = regular(inode);
        var session = new PageSession(file.content());
        session.write(offset, bytes, 0, bytes.length);
        put(inode, get(inode).with(new Regular(session.publish(), Math.max(file.size(), offset + bytes.length)), kernel.now()));
    }

    @Override
    public void space(long inode, SpaceAct act, long offset, long length) {
        Regular file = regular(inode);
        long end = Math.min(file.size(), offset + length);
        if (act == SpaceAct.ZERO || act == SpaceAct.COLLAPSE || act == SpaceAct.INSERT) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (act == SpaceAct.ALLOCATE) {
            truncate(inode, Math.max(file.size(), offset + length));
        }
        if (act == SpaceAct.PUNCH && end > offset) {
            var session = new PageSession(file.content());
            session.fillBytes(offset, end - offset, (byte) 0);
            put(inode, get(inode).with(new Regular(session.publish(), file.size()), kernel.now()));
        }
    }

    void truncate(long inode, long size) {
        Regular file = regular(inode);
        var session = new PageSession(file.content());
        if (size < file.size()) {
            session.fillBytes(size, file.size() - size, (byte) 0);
        }
        put(inode, get(inode).with(new Regular(session.publish(), size), kernel.now()));
    }

    void chmod(long inode, int mode) {
        put(inode, get(inode).chmod(mode));
    }

    void touch(long inode, long mtime) {
        put(inode, get(inode).touched(mtime));
    }

    @Override
    public void closed(long inode, long left) {
        if (left == 0 && get(inode).links() == 0) {
            vfs.state(vfs.state().withoutInode(inode));
        }
    }
}
