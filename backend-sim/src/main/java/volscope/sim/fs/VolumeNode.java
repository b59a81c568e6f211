package volscope.sim.fs;

import java.util.List;
import java.util.Optional;

import volscope.sim.fs.extent.Attributes;
import volscope.sim.fs.extent.FileFlag;
import volscope.sim.fs.extent.Files;
import volscope.sim.fs.extent.Files.Left;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** A file of a mounted volume. */
final class VolumeNode implements FileNode {

    private final Vfs vfs;
    private final long volume;
    private final long inode;

    VolumeNode(Vfs vfs, long volume, long inode) {
        this.vfs = vfs;
        this.volume = volume;
        this.inode = inode;
    }

    private Files files() {
        return vfs.systems().files(volume);
    }

    @Override
    public NodeKey key() {
        return new NodeKey(volume, inode);
    }

    @Override
    public Stat stat() {
        return files().stat(inode);
    }

    @Override
    public Optional<FileNode> child(String name) {
        return files().find(inode, name).map(number -> new VolumeNode(vfs, volume, number));
    }

    @Override
    public List<String> names() {
        return files().list(inode);
    }

    @Override
    public String target() {
        if (stat().type() != FileType.SYMLINK) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return files().target(inode);
    }

    @Override
    public void beforeChange() {
        vfs.systems().awaitThaw(volume);
    }

    /** EPERM if this file has one of some flags. */
    private void refuse(FileFlag... flags) {
        for (FileFlag flag : flags) {
            if (Attributes.of(vfs.systems(), volume).has(inode, flag)) {
                throw new ErrnoException(Errno.EPERM);
            }
        }
    }

    /** EPERM if this directory, or what it has of a name, may not lose it. */
    private void checkLoses(String name) {
        refuse(FileFlag.IMMUTABLE, FileFlag.APPEND);
        files().find(inode, name).ifPresent(number -> new VolumeNode(vfs, volume, number).refuse(FileFlag.IMMUTABLE, FileFlag.APPEND));
    }

    @Override
    public FileNode create(String name, NewFile file) {
        refuse(FileFlag.IMMUTABLE);
        return new VolumeNode(vfs, volume, files().create(inode, name, file.type(), file.mode(), file.target(), file.device()));
    }

    private Left left(String name) {
        boolean open = files().find(inode, name).filter(number -> vfs.isOpen(new NodeKey(volume, number))).isPresent();
        return open ? Left.OPEN : Left.CLOSED;
    }

    @Override
    public void remove(String name) {
        checkLoses(name);
        files().remove(inode, name, left(name));
    }

    @Override
    public void move(String name, FileNode into, String newName) {
        checkLoses(name);
        var target = new VolumeNode(vfs, volume, into.key().inode());
        target.refuse(FileFlag.IMMUTABLE);
        if (target.child(newName).isPresent()) {
            target.checkLoses(newName);
        }
        files().move(inode, name, into.key().inode(), newName, target.left(newName));
    }

    @Override
    public OpenFile.Target open(OpenMode mode) {
        if (mode.writes()) {
            vfs.systems().checkWritable(volume);
            refuse(FileFlag.IMMUTABLE);
            if (mode != OpenMode.APPEND) {
                refuse(FileFlag.APPEND);
            }
        }
        vfs.systems().checkAlive(volume);
        Stat stat = stat();
        return switch (stat.type()) {
            case DIRECTORY -> new OpenFile.Directory();
            case REGULAR -> new OpenFile.InTree(key());
            case SYMLINK -> throw new ErrnoException(Errno.ELOOP);
            case BLOCK -> new OpenFile.BlockDevice(stat.device().orElseThrow());
            case CHARACTER -> new OpenFile.CharacterDevice(stat.device().orElseThrow());
        };
    }

    @Override
    public void truncate(long size) {
        if (stat().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR);
        }
        refuse(FileFlag.IMMUTABLE, FileFlag.APPEND);
        files().truncate(inode, size);
    }

    @Override
    public void chmod(int mode) {
        refuse(FileFlag.IMMUTABLE, FileFlag.APPEND);
        files().chmod(inode, mode);
    }

    @Override
    public void touch(long mtime) {
        refuse(FileFlag.IMMUTABLE);
        files().touch(inode, mtime);
    }
}
