package volscope.sim.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** The directory {@code /dev}: what was made there, and a node for each block device there is. */
final class DeviceDirectory implements FileNode {

    private final MemoryNode made;
    private final Block block;

    DeviceDirectory(MemoryNode made, Block block) {
        this.made = made;
        this.block = block;
    }

    @Override
    public NodeKey key() {
        return made.key();
    }

    @Override
    public Stat stat() {
        return made.stat();
    }

    @Override
    public Optional<FileNode> child(String name) {
        return made.child(name).or(() -> block.named(name).map(disk -> new KernelNode(disk.dev())));
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(made.names());
        block.disks().stream().map(Disk::name).filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    @Override
    public FileNode create(String name, NewFile file) {
        return made.create(name, file);
    }

    @Override
    public void remove(String name) {
        if (made.child(name).isEmpty() && block.named(name).isPresent()) {
            throw new ErrnoException(Errno.EPERM);
        }
        made.remove(name);
    }

    @Override
    public void move(String name, FileNode into, String newName) {
        made.move(name, into, newName);
    }

    @Override
    public OpenFile.Target open(OpenMode mode) {
        return new OpenFile.Directory();
    }

    @Override
    public void chmod(int mode) {
        made.chmod(mode);
    }

    @Override
    public void touch(long mtime) {
        made.touch(mtime);
    }

    /**
     * The node of a kernel device.
     *
     * @param dev
     *            which
     */
    record KernelNode(DevNo dev) implements FileNode {

        @Override
        public NodeKey key() {
            return new NodeKey(NodeKey.COMPUTED, (long) dev.major() << 20 | dev.minor());
        }

        @Override
        public Stat stat() {
            return new Stat(FileType.BLOCK, 0600, 0, 0, 0, 0, key().inode(), 1, Optional.of(dev), 0);
        }

        @Override
        public OpenFile.Target open(OpenMode mode) {
            return new OpenFile.BlockDevice(dev);
        }

        @Override
        public void chmod(int mode) {
            // the node is computed and keeps its mode
        }

        @Override
        public void touch(long mtime) {
            // the node is computed and keeps its time
        }
    }
}
