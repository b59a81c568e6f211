package volscope.sim.fs.extent;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.fs.WallClock;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.page.Page;

/** The files of one mounted volume, by inode number. */
public final class Files {

    private static final int SECTOR = 512;
    private static final int PART = 1 << 20;
    private static final long NANOS = 1_000_000_000;

    private final FileSystems systems;
    private final Block block;
    private final long id;
    private final Troubles troubles;

    Files(FileSystems systems, Kernel kernel, long id) {
        this.systems = systems;
        this.block = kernel.get(Block.LAYER);
        this.id = id;
        this.troubles = new Troubles(kernel);
    }

    private Inode inode(long number) {
        return systems.inode(id, number);
    }

    /** What is known of a file. */
    public Stat stat(long number) {
        Inode inode = inode(number);
        Volume volume = systems.get(id);
        boolean shortDirectory = inode.isDirectory() && volume.type() == FsType.XFS;
        long blocks = shortDirectory ? 0 : inode.blocks() * (volume.geometry().blockSize() / SECTOR);
        long size = shortDirectory ? 6 + names(number).stream().mapToLong(name -> name.length() + 8L).sum() : inode.size();
        return new Stat(type(inode), inode.mode() & 07777, 0, 0, size, (inode.mtime() - WallClock.POWER_ON) * NANOS, number, inode.links(),
                device(inode), blocks);
    }

    private static FileType type(Inode inode) {
        return switch (inode.mode() & Inode.TYPE) {
            case Inode.DIRECTORY -> FileType.DIRECTORY;
            case Inode.SYMLINK -> FileType.SYMLINK;
            case Inode.BLOCK -> FileType.BLOCK;
            case Inode.CHARACTER -> FileType.CHARACTER;
            default -> FileType.REGULAR;
        };
    }

    private static int bits(FileType type) {
        return switch (type) {
            case DIRECTORY -> Inode.DIRECTORY;
            case SYMLINK -> Inode.SYMLINK;
            case BLOCK -> Inode.BLOCK;
            case CHARACTER -> Inode.CHARACTER;
            case REGULAR -> Inode.REGULAR;
        };
    }

    private static Optional<DevNo> device(Inode inode) {
        FileType type = type(inode);
        if (type != FileType.BLOCK && type != FileType.CHARACTER) {
            return Optional.empty();
        }
        long raw = Bytes.get32(inode.inline(), 4);
        return Optional.of(new DevNo((int) (raw >> 8 & 0xfff), (int) (raw & 0xff | raw >> 12 & ~0xff)));
    }

    /** The file of a name. */
    public Optional<Long> find(long directory, String name) {
        try {
            return systems.look(id, draft -> new Namespace(draft).find(directory, name));
        } catch (ErrnoException e) {
            troubles.findFailed(systems.get(id), directory, e);
            throw e;
        }
    }

    /** The names in a directory, without the two dots. */
    public List<String> names(long directory) {
        return systems.look(id, draft -> new Namespace(draft).names(directory));
    }

    /** The same for who lists the directory, which counts as reading it. */
    public List<String> list(long directory) {
        try {
            List<String> names = names(directory);
            systems.accessed(id, directory);
            return names;
        } catch (ErrnoException e) {
            troubles.listFailed(systems.get(id), directory, e);
            systems.accessed(id, directory);
            throw e;
        }
    }

    /** Where a symbolic link leads. */
    public String target(long number) {
        return systems.look(id, draft -> new Namespace(draft).target(number));
    }

    /** Makes a file, directory or node; {@code target} is of a symbolic link, {@code device} of a node. */
    public long create(long directory, String name, FileType type, int mode, String target, Optional<DevNo> device) {
        return systems.handles.within(id, "__ext4_new_inode:" + systems.profile().fs().ext4Lines().newInode(),
                () -> systems.change(id, draft -> {
                    var namespace = new Namespace(draft);
                    long number = namespace.create(directory, name, bits(type) | mode);
                    if (type == FileType.SYMLINK) {
                        namespace.setTarget(number, target);
                    }
                    device.ifPresent(dev -> namespace.setDevice(number, dev.major(), dev.minor()));
                    return number;
                }));
    }

    /** Whether a name that goes away leaves a file that somebody has open. */
    public enum Left {
        OPEN, CLOSED
    }

    /** Takes a name away. */
    public void remove(long directory, String name, Left left) {
        Optional<Long> number = find(directory, name);
        systems.change(id, draft -> {
            new Namespace(draft).remove(directory, name, left == Left.OPEN);
            return true;
        });
        if (left == Left.CLOSED) {
            number.ifPresent(this::goneIfUnused);
        }
    }

    private void goneIfUnused(long number) {
        boolean used = systems.look(id, draft -> new InodeTable(draft).isUsed(number));
        if (!used) {
            systems.mappings().ifPresent(mappings -> mappings.gone(id, number));
        }
    }

    /** Moves a name over what has the new one. */
    public void move(long from, String name, long into, String newName, Left replaced) {
        systems.change(id, draft -> {
            new Namespace(draft).move(from, name, into, newName, replaced == Left.OPEN);
            return true;
        });
    }

    /** Nobody uses a file any more. */
    public void unused(long number) {
        systems.update(id, volume -> volume.forgettingDax(number));
    }

    /** The last opener of a file has closed it. */
    public void closed(long number) {
        if (systems.mappings().filter(mappings -> mappings.isMapped(id, number)).isEmpty()) {
            unused(number);
        }
        if (inode(number).links() == 0) {
            systems.internal(id, draft -> {
                new Namespace(draft).destroy(number);
                return true;
            });
        }
    }

    /** How many bytes a file holds. */
    public long size(long number) {
        return inode(number).size();
    }

    /** Bytes of a file from an offset on. */
    public byte[] read(long number, long offset, int max) {
        try {
            return isDax(number)
                    ? systems.look(id, draft -> dax(draft).read(number, offset, max))
                    : systems.look(id, draft -> new FileData(draft).read(number, offset, max));
        } finally {
            systems.accessed(id, number);
        }
    }

    private DaxData dax(Draft draft) {
        return new DaxData(draft, block, systems.get(id).dev(), systems.profile().fs().daxLength());
    }

    /** Puts bytes at an offset of a file. */
    public void write(long number, long offset, byte[] bytes) {
        boolean direct = isDax(number);
        if (systems.type(id) != FsType.XFS && FileFlag.IMMUTABLE.isIn(inode(number).flags())) {
            throw new ErrnoException(Errno.EPERM);
        }
        systems.change(id, draft -> {
            if (direct) {
                dax(draft).write(number, offset, bytes);
            } else {
                new FileData(draft).write(number, offset, bytes);
            }
            return true;
        });
    }

    /** Makes durable what was written to a file. */
    public void fsync(long number) {
        systems.fsync(id, number);
    }

    /** Cuts or extends a file. */
    public void truncate(long number, long size) {
        boolean direct = isDax(number);
        systems.mappings().ifPresent(mappings -> mappings.awaitPins(id, number, (size + Page.SIZE - 1) / Page.SIZE, Long.MAX_VALUE));
        systems.handles.within(id, "ext4_setattr:" + systems.profile().fs().ext4Lines().setAttributes(), () -> systems.change(id, draft -> {
            if (direct) {
                dax(draft).truncate(number, size, systems.type(id));
            } else {
                new FileData(draft).truncate(number, size);
            }
            return true;
        }));
        mappingsCut(number, (size + Page.SIZE - 1) / Page.SIZE);
    }

    /** Whether blocks that a range keeps make the file as long. */
    public enum KeepSize {
        YES, NO
    }

    /** Keeps blocks for a range of a file; what was not written before reads as zeroes. */
    public void allocate(long number, long offset, long length, KeepSize keep) {
        systems.runs(id).checkAllocates();
        systems.change(id, draft -> {
            new FileData(draft).allocate(number, offset, length, keep == KeepSize.YES ? 0 : offset + length);
            return true;
        });
    }

    /** Makes a range of a file a hole. */
    public void punch(long number, long offset, long length) {
        clear(number, offset, Math.min(offset + length, size(number)), FileData.Emptied.GIVEN_BACK);
    }

    /** Makes a range of a file read as zeroes, for which blocks are kept; the file grows if it is shorter. */
    public void zero(long number, long offset, long length) {
        if (offset + length > size(number)) {
            allocate(number, offset, length, KeepSize.NO);
        }
        clear(number, offset, offset + length, FileData.Emptied.KEPT);
    }

    private void clear(long number, long offset, long end, FileData.Emptied then) {
        if (end <= offset) {
            return;
        }
        long first = offset / Page.SIZE;
        long pages = (end + Page.SIZE - 1) / Page.SIZE - first;
        boolean direct = isDax(number);
        systems.checkWritable(id);
        systems.mappings().ifPresent(mappings -> mappings.awaitPins(id, number, first, pages));
        systems.change(id, draft -> {
            if (direct) {
                dax(draft).clear(number, offset, end, then);
            } else {
                new FileData(draft).clear(number, offset, end, then);
            }
            return true;
        });
        systems.mappings().ifPresent(mappings -> mappings.cut(id, number, first, pages));
    }

    private void mappingsCut(long number, long firstPage) {
        systems.mappings().ifPresent(mappings -> mappings.cut(id, number, firstPage, Long.MAX_VALUE));
    }

    /** Sets the time of change to now, unless that is what it is: a write fault's own change, for which a freeze waits. */
    public void written(long number) {
        Inode now = inode(number);
        systems.handles.start(id, number);
        if (now.mtime() != systems.seconds() || now.read() == Inode.Read.YES) {
            systems.internal(id, draft -> {
                new InodeTable(draft).put(number, now.changed(draft.seconds()));
                return true;
            });
        }
    }

    /** Changes the permission bits. */
    public void chmod(long number, int mode) {
        systems.change(id, draft -> {
            var inodes = new InodeTable(draft);
            inodes.put(number, inodes.get(number).permitted(mode));
            return true;
        });
    }

    /** Sets the time of change, in nanoseconds since power-on. */
    public void touch(long number, long mtime) {
        systems.change(id, draft -> {
            var inodes = new InodeTable(draft);
            inodes.put(number, inodes.get(number).changed(WallClock.at(mtime)));
            return true;
        });
    }

    /**
     * Makes a file hold what another one of its volume holds, in place of all that it had. Where xfs would share blocks until one of the two is
     * written, they are copied at once.
     *
     * @throws ErrnoException
     *             EOPNOTSUPP on ext4, EINVAL if one of them has DAX and the other has not
     */
    public void reflink(long from, long to) {
        if (systems.get(id).type() != FsType.XFS) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        if (isDax(from) != isDax(to)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        truncate(to, 0);
        for (long at = 0; at < size(from); at += PART) {
            write(to, at, read(from, at, PART));
        }
        for (long number : new long[]{from, to}) {
            systems.change(id, draft -> {
                var inodes = new InodeTable(draft);
                inodes.put(number, inodes.get(number).flagged(inodes.get(number).flags() | Inode.REFLINK_FLAG));
                return true;
            });
        }
    }

    /** Whether a file bypasses the page cache. */
    public boolean isDax(long number) {
        Volume volume = systems.get(id);
        Inode inode = inode(number);
        if (volume.dax() == Volume.DaxDevice.NO || !inode.isRegular() || volume.keepsFromDax(inode)) {
            return false;
        }
        return volume.daxKept().contains(number) != switch (volume.options().dax()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case INODE, UNSET -> inode.asksForDax();
        };
    }

    /** The page of the device below a page of a file; empty for a hole. */
    public Optional<Long> devicePage(long number, long page) {
        return inode(number).extent(page).map(extent -> extent.at(page));
    }

    /** The page of the device below a page of a file that is about to be written; a hole is filled with zeroes. */
    public long devicePageForWrite(long number, long page) {
        return devicePage(number, page).orElseGet(() -> systems.internal(id, draft -> dax(draft).devicePage(number, page)));
    }

    /** What lies below some pages of a file. */
    public Backing backing(long number, long page, int pages) {
        return DaxData.backing(inode(number), page, pages);
    }

    /** The same for pages that are about to be written; a hole at their start is filled with zeroes. */
    public Backing backingForWrite(long number, long page, int pages) {
        return inode(number).extent(page).isPresent()
                ? backing(number, page, pages)
                : systems.internal(id, draft -> dax(draft).backingForWrite(number, page, pages));
    }

    /** The blocks of the volume that hold a file, in order. */
    public List<Long> blocks(long number) {
        return inode(number).extents().stream()
                .flatMap(extent -> java.util.stream.LongStream.range(extent.physical(), extent.physical() + extent.length()).boxed())
                .toList();
    }
}
