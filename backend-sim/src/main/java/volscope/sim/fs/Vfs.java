package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Nvdimm;
import volscope.sim.device.PathLookup;
import volscope.sim.fs.FileNode.NewFile;
import volscope.sim.fs.Walk.Last;
import volscope.sim.fs.Walk.Place;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;
import volscope.sim.page.Content;

/**
 * The file tree. Paths are absolute. Every method may throw {@link ErrnoException}, and one that touches a mounted file system or a device
 * may throw {@link volscope.sim.kernel.Sleeping}; the same call made again goes on where it was.
 */
public final class Vfs extends Subsystem<VfsState> implements PathLookup {

    /** The key of this layer. */
    public static final Layer<Vfs, VfsState> LAYER = new Layer<>("vfs", VfsState.EMPTY, Vfs::new);

    private final MemoryTree memory;
    private final OpenFiles files;
    private final Mounts mounts;
    private final Crossing crossing;
    private VfsState state;

    private Vfs(Kernel kernel, VfsState state) {
        super(kernel);
        this.state = state;
        this.memory = new MemoryTree(this, kernel);
        this.files = new OpenFiles(this, kernel);
        this.mounts = new Mounts(this, kernel);
        this.crossing = new Crossing(this, memory, kernel);
    }

    /** The tree before anything is in it. */
    public static VfsState initialState() {
        return VfsState.EMPTY;
    }

    /** Fills the tree as a booting machine does: directories, device nodes, configuration files. */
    public static void boot(Kernel kernel) {
        new BootTree(kernel.get(LAYER), kernel.get(Nvdimm.LAYER)).make();
    }

    @Override
    public VfsState publish() {
        return state;
    }

    VfsState state() {
        return state;
    }

    void state(VfsState newState) {
        state = newState;
    }

    FileNode root() {
        return memory.root();
    }

    FileStore store(NodeKey key) {
        return key.tree() == NodeKey.MEMORY ? memory : new VolumeStore(systems().files(key.tree()), systems().runs(key.tree()));
    }

    FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    FileNode cross(FileNode node, Supplier<String> path) {
        return crossing.cross(node, path);
    }

    void control(OpenFile.Control control, String text) {
        if (crossing.synthetic(control.root()).entry(control.file()).orElse(null) instanceof Synthetic.Control file) {
            file.taken().accept(text);
        }
    }

    /** What is mounted, and mounting. */
    public Mounts mounts() {
        return mounts;
    }

    boolean isOpen(NodeKey key) {
        return files.count(key) > 0;
    }

    Place walk(String path, Last last) {
        return new Walk(this).to(path, last);
    }

    /** What is at a path, links followed. */
    public Optional<Stat> stat(String path) {
        return look(path, Last.FOLLOW);
    }

    /** What is at a path; a link is told of itself. */
    public Optional<Stat> lstat(String path) {
        return look(path, Last.KEEP);
    }

    private Optional<Stat> look(String path, Last last) {
        try {
            return walk(path, last).node().map(FileNode::stat);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether there is something at a path, links followed. */
    public boolean exists(String path) {
        return stat(path).isPresent();
    }

    /** A path without links and dots; what it names need not exist, its directory must. */
    public String realpath(String path) {
        return walk(path, Last.FOLLOW).path();
    }

    @Override
    public Optional<PathLookup.Node> lookup(String path) {
        return stat(path).map(found -> found.type() == FileType.BLOCK
                ? new BlockNode(found.device().orElseThrow())
                : new OtherNode());
    }

    /** The block device a path names: ENOENT if there is nothing, ENOTBLK if it is something else. */
    public DevNo blockDevice(String path) {
        Stat found = walk(path, Last.FOLLOW).get().stat();
        if (found.type() != FileType.BLOCK) {
            throw new ErrnoException(Errno.ENOTBLK);
        }
        return found.device().orElseThrow();
    }

    /** The names in a directory, sorted, without the two dots. */
    public List<String> list(String path) {
        return walk(path, Last.FOLLOW).get().names().stream().sorted().toList();
    }

    /** The last name in a directory, as they are sorted, that a rule holds for. */
    public Optional<String> last(String path, Predicate<String> rule) {
        return StreamSupport.stream(walk(path, Last.FOLLOW).get().namesBackwards().spliterator(), false).filter(rule).findFirst();
    }

    /** Where a symbolic link leads. */
    public String readlink(String path) {
        return walk(path, Last.KEEP).get().target();
    }

    private Place free(String path) {
        Place place = walk(path, Last.KEEP);
        if (place.node().isPresent()) {
            throw new ErrnoException(Errno.EEXIST);
        }
        return place;
    }

    private void create(String path, NewFile file) {
        Place place = free(path);
        place.directory().create(place.name(), file);
    }

    /** Makes a directory. */
    public void mkdir(String path) {
        create(path, NewFile.DIRECTORY);
    }

    /** Makes a directory and all above it that are not there. */
    public void mkdirs(String path) {
        StringBuilder sofar = new StringBuilder();
        for (String part : exists(path) ? new String[0] : path.split("/")) {
            if (!part.isEmpty() && !exists(sofar.append('/').append(part).toString())) {
                mkdir(sofar.toString());
            }
        }
    }

    /** Makes a symbolic link. */
    public void symlink(String target, String path) {
        create(path, NewFile.link(target));
    }

    /** Makes a block device node. */
    public void mknod(String path, DevNo dev, int mode, int uid, int gid) {
        create(path, new NewFile(FileType.BLOCK, mode, uid, gid, "", Optional.of(dev)));
    }

    /** Makes a character device node. */
    public void mknodCharacter(String path, DevNo dev, int mode, int gid) {
        create(path, new NewFile(FileType.CHARACTER, mode, 0, gid, "", Optional.of(dev)));
    }

    /** Takes a name away that is no directory's. */
    public void unlink(String path) {
        Place place = walk(path, Last.KEEP);
        if (place.get().stat().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR);
        }
        place.directory().remove(place.name());
    }

    /** Takes an empty directory away. */
    public void rmdir(String path) {
        Place place = walk(path, Last.KEEP);
        FileNode node = place.get();
        if (!node.stat().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (place.name().isEmpty() || state.mounts().stream().anyMatch(mount -> mount.path().equals(place.path()))) {
            throw new ErrnoException(Errno.EBUSY);
        }
        if (!node.names().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        place.directory().remove(place.name());
    }

    /** Gives a file another name, over what has it. */
    public void rename(String from, String to) {
        Place source = walk(from, Last.KEEP);
        Place target = walk(to, Last.KEEP);
        new Rename(source, target).run();
        mounts.renamed(source.path(), target.path());
    }

    /** Changes the permission bits. */
    public void chmod(String path, int mode) {
        walk(path, Last.FOLLOW).get().chmod(mode);
    }

    /** Sets a file's time of change to now. */
    public void touch(String path) {
        walk(path, Last.FOLLOW).get().touch(kernel.now());
    }

    /** Cuts or extends a file. */
    public void truncate(String path, long size) {
        walk(path, Last.FOLLOW).get().truncate(size);
    }

    /** All bytes of a regular or computed file. */
    public byte[] readFile(String path) {
        return switch (walk(path, Last.FOLLOW).get().open(OpenMode.READ)) {
            case OpenFile.InTree file -> store(file.key()).read(file.key().inode(), 0, whole(file.key()));
            case OpenFile.Computed file -> file.text().toArray();
            case OpenFile.Directory same -> throw new ErrnoException(Errno.EISDIR);
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }

    private int whole(NodeKey key) {
        return Math.toIntExact(store(key).size(key.inode()));
    }

    /** All text of a regular or computed file. */
    public String readText(String path) {
        return new String(readFile(path), UTF_8);
    }

    /** Makes a regular file hold these bytes and no others; it is made if it is not there. */
    public void writeFile(String path, byte[] bytes) {
        NodeKey key = regular(path, OpenMode.TRUNCATE);
        store(key).write(key.inode(), 0, bytes);
    }

    /** Makes a regular file hold some content, which a file in memory shares; it is made if it is not there. */
    public void writeFile(String path, Content content) {
        NodeKey key = regular(path, OpenMode.TRUNCATE);
        store(key).fill(key.inode(), content);
    }

    /** Adds bytes to the end of a regular file, which is made if it is not there. */
    public void appendFile(String path, byte[] bytes) {
        NodeKey key = regular(path, OpenMode.APPEND);
        store(key).write(key.inode(), store(key).size(key.inode()), bytes);
    }

    private NodeKey regular(String path, OpenMode mode) {
        FileNode node = openable(path, mode);
        if (node.open(mode) instanceof OpenFile.InTree file) {
            if (mode == OpenMode.TRUNCATE) {
                node.truncate(0);
            }
            return file.key();
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    /** What an open call finds or makes. */
    private FileNode openable(String path, OpenMode mode) {
        new Walk(this).awaitCreation(path, mode);
        Place place = walk(path, Last.FOLLOW);
        if (place.node().isEmpty() && mode.creates()) {
            return place.directory().create(place.name(), NewFile.REGULAR);
        }
        FileNode node = place.get();
        if (mode.writes() && node.stat().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR);
        }
        return node;
    }

    /** Opens a file; the result stands for it until it is closed. A block device counts as open from now on. */
    public long open(String path, OpenMode mode) {
        FileNode node = openable(path, mode);
        OpenFile.Target target = node.open(mode);
        if (mode == OpenMode.TRUNCATE && target instanceof OpenFile.InTree) {
            node.truncate(0);
        }
        return files.open(path, mode, target);
    }

    /** Makes one more user of an open file, who has to close it too; all share its position. */
    public void share(long handle) {
        OpenFile file = files.get(handle);
        files.put(handle, file.usedBy(file.users() + 1));
    }

    /** Closes an open file. */
    public void close(long handle) {
        files.close(handle);
    }

    /** Closes all open files, as when all tasks have ended. */
    public void closeAll() {
        files.closeAll();
    }

    /** Reads on: up to {@code max} bytes, none at the end. */
    public byte[] read(long handle, int max) {
        return files.read(handle, max);
    }

    /** Writes on. */
    public void write(long handle, byte[] bytes) {
        files.write(handle, bytes);
    }

    /** Where the next read or write starts. */
    public long position(long handle) {
        return files.get(handle).position();
    }

    /** Moves to where the next read or write starts. */
    public void seek(long handle, long position) {
        files.seek(handle, position);
    }

    /** How many bytes an open file or device holds. */
    public long size(long handle) {
        return files.size(handle);
    }

    /** Changes what is kept for a range of an open file, as {@code fallocate} does; offset and length in bytes. */
    public void space(long handle, SpaceAct act, long offset, long length) {
        files.space(handle, act, offset, length);
    }

    /** Makes durable what was written to an open file or device. */
    public void fsync(long handle) {
        files.fsync(handle);
    }

    /** The file of a mounted volume at a path; empty if it is elsewhere. */
    public Optional<VolumeFile> volumeFile(String path) {
        NodeKey key = walk(path, Last.FOLLOW).get().key();
        return key.tree() > NodeKey.MEMORY ? Optional.of(new VolumeFile(key.tree(), key.inode())) : Optional.empty();
    }

    /** The block device behind an open file, if it is one. */
    public Optional<DevNo> device(long handle) {
        return files.get(handle).target() instanceof OpenFile.BlockDevice block ? Optional.of(block.dev()) : Optional.empty();
    }

    /** Whether somebody has a file of a mounted volume open. */
    public boolean isOpen(VolumeFile file) {
        return isOpen(new NodeKey(file.volume(), file.inode()));
    }
}
