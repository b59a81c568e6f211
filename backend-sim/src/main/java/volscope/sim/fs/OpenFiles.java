package volscope.sim.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import volscope.model.machine.EndlessRunException;
import volscope.sim.device.Block;
import volscope.sim.fs.OpenFile.BlockDevice;
import volscope.sim.fs.OpenFile.CharacterDevice;
import volscope.sim.fs.OpenFile.Computed;
import volscope.sim.fs.OpenFile.Control;
import volscope.sim.fs.OpenFile.Directory;
import volscope.sim.fs.OpenFile.InTree;
import volscope.sim.fs.OpenFile.Writes;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/** The table of open files, and reading and writing through it. */
final class OpenFiles {

    private final Vfs vfs;
    private final Kernel kernel;
    private final BlockFiles blocks;
    private final CharacterFiles characters;

    OpenFiles(Vfs vfs, Kernel kernel) {
        this.vfs = vfs;
        this.kernel = kernel;
        this.blocks = new BlockFiles(this, kernel);
        this.characters = new CharacterFiles(kernel);
    }

    OpenFile get(long handle) {
        return Optional.ofNullable(vfs.state().open().get(handle)).orElseThrow(() -> new ErrnoException(Errno.EBADF));
    }

    void put(long handle, OpenFile file) {
        vfs.state(vfs.state().open(handle, file));
    }

    long count(NodeKey key) {
        return vfs.state().open().values().stream().filter(file -> file.target() instanceof InTree in && in.key().equals(key)).count();
    }

    long open(String path, OpenMode mode, OpenFile.Target target) {
        if (target instanceof BlockDevice device) {
            kernel.get(Block.LAYER).open(device.dev());
        }
        long handle = kernel.nextName();
        put(handle, new OpenFile(path, mode, target, 0, Optional.empty(), Writes.ARRIVED, 1));
        return handle;
    }

    void closeAll() {
        for (long handle : java.util.List.copyOf(vfs.state().open().keySet())) {
            while (vfs.state().open().containsKey(handle)) {
                close(handle);
            }
        }
    }

    void close(long handle) {
        OpenFile file = get(handle);
        if (file.users() > 1) {
            put(handle, file.usedBy(file.users() - 1));
            return;
        }
        vfs.state(vfs.state().closed(handle));
        if (file.target() instanceof BlockDevice device) {
            kernel.get(Block.LAYER).close(device.dev());
        }
        if (file.target() instanceof InTree in) {
            vfs.store(in.key()).closed(in.key().inode(), count(in.key()));
            if (in.key().tree() > NodeKey.MEMORY) {
                vfs.mounts().leaveUnused();
            }
        }
    }

    byte[] read(long handle, int max) {
        OpenFile file = get(handle);
        if (!file.mode().reads()) {
            throw new ErrnoException(Errno.EBADF);
        }
        return switch (file.target()) {
            case BlockDevice device -> blocks.read(handle, file, device.dev(), max);
            case CharacterDevice device -> characters.read(device.dev(), max);
            case Directory same -> throw new ErrnoException(Errno.EISDIR);
            case InTree in -> advance(handle, file, vfs.store(in.key()).read(in.key().inode(), file.position(), max));
            case Computed computed -> advance(handle, file, part(computed.text().toArray(), file.position(), max));
            case Control same -> throw new ErrnoException(Errno.EBADF);
        };
    }

    private static byte[] part(byte[] all, long from, int max) {
        int start = (int) Math.min(from, all.length);
        return Arrays.copyOfRange(all, start, Math.min(all.length, start + max));
    }

    private byte[] advance(long handle, OpenFile file, byte[] bytes) {
        put(handle, file.at(file.position() + bytes.length));
        return bytes;
    }

    void write(long handle, byte[] bytes) {
        EndlessRunException.check();
        OpenFile file = get(handle);
        if (!file.mode().writes()) {
            throw new ErrnoException(Errno.EBADF);
        }
        switch (file.target()) {
            case BlockDevice device -> blocks.write(handle, file, device.dev(), bytes);
            case CharacterDevice device -> characters.write(device.dev(), bytes);
            case InTree in -> {
                FileStore store = vfs.store(in.key());
                long at = file.mode() == OpenMode.APPEND ? store.size(in.key().inode()) : file.position();
                store.write(in.key().inode(), at, bytes);
                put(handle, file.at(at + bytes.length));
            }
            case Directory same -> throw new ErrnoException(Errno.EBADF);
            case Computed same -> throw new ErrnoException(Errno.EBADF);
            case Control control -> vfs.control(control, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    void fsync(long handle) {
        switch (get(handle).target()) {
            case BlockDevice device -> blocks.flush(handle, get(handle), device.dev());
            case InTree in -> vfs.store(in.key()).fsync(in.key().inode());
            case CharacterDevice same -> throw new ErrnoException(Errno.EINVAL);
            case Computed same -> throw new ErrnoException(Errno.EINVAL);
            case Control same -> throw new ErrnoException(Errno.EINVAL);
            case Directory same -> {
                return;
            }
        }
    }

    void space(long handle, SpaceAct act, long offset, long length) {
        OpenFile file = get(handle);
        if (!file.mode().writes()) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (offset < 0 || length <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        switch (file.target()) {
            case InTree in -> vfs.store(in.key()).space(in.key().inode(), act, offset, length);
            case BlockDevice device -> throw new ErrnoException(
                    kernel.get(Block.LAYER).get(device.dev()).holder().isPresent() ? Errno.EBUSY : Errno.EOPNOTSUPP);
            default -> throw new ErrnoException(Errno.ENODEV);
        }
    }

    void seek(long handle, long position) {
        put(handle, get(handle).at(position));
    }

    long size(long handle) {
        return switch (get(handle).target()) {
            case BlockDevice device -> BlockFiles.size(kernel, device.dev());
            case InTree in -> vfs.store(in.key()).size(in.key().inode());
            case Computed computed -> computed.text().length();
            case Control same -> 0;
            case CharacterDevice same -> 0;
            case Directory same -> 0;
        };
    }
}
