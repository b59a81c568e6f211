package volscope.sim.fs;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Disk.Access;
import volscope.sim.device.Driver;
import volscope.sim.device.EndIo;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Subsystem;
import volscope.sim.kernel.Work;

/** The loop driver: files that look like block devices (major 7). Its devices come with its module, eight of them. */
public final class Loops extends Subsystem<PSortedMap<Integer, Loops.Backing>> implements Driver {

    /** The key of this layer; it stands above the file tree. */
    public static final Layer<Loops, PSortedMap<Integer, Backing>> LAYER = new Layer<>("loop", TreePMap.empty(), Loops::new);

    private static final int MAJOR = 7;
    private static final int DEVICES = 8;
    private static final long RETRY_NANOS = 1_000_000;

    /**
     * What a loop stands on.
     *
     * @param path
     *            the file's path when it was set up
     * @param tree
     *            the tree the file is in
     * @param inode
     *            the file's number there
     * @param offset
     *            bytes of the file before the device starts
     * @param limit
     *            at most so many bytes; 0 for all
     * @param until
     *            when it lets go of the file
     * @param device
     *            the device that the file is the node of, if it is one
     */
    public record Backing(String path, long tree, long inode, long offset, long limit, Until until, Optional<DevNo> device) {

        Backing with(Until other) {
            return new Backing(path, tree, inode, offset, limit, other, device);
        }

        NodeKey key() {
            return new NodeKey(tree, inode);
        }
    }

    /** When a loop lets go of its file. */
    public enum Until {
        DETACHED,
        /** As soon as nobody uses it any more. */
        UNUSED
    }

    private PSortedMap<Integer, Backing> backings;

    private Loops(Kernel kernel, PSortedMap<Integer, Backing> backings) {
        super(kernel);
        this.backings = backings;
    }

    @Override
    public PSortedMap<Integer, Backing> publish() {
        return backings;
    }

    private Block block() {
        return kernel.get(Block.LAYER);
    }

    private Vfs vfs() {
        return kernel.get(Vfs.LAYER);
    }

    private static DevNo dev(int minor) {
        return new DevNo(MAJOR, minor);
    }

    /** Loads the module: its devices are there from now on. */
    public void load() {
        if (block().find(dev(0)).isEmpty()) {
            kernel.printk(Level.INFO, "loop: module loaded");
            for (int minor = 0; minor < DEVICES; minor++) {
                block().put(disk(minor, 0, Sectors.SIZE, Access.READ_WRITE));
            }
        }
    }

    /** Takes its devices away; nothing may use them any more. */
    void unload() {
        for (int minor = 0; minor < DEVICES; minor++) {
            block().remove(dev(minor));
        }
    }

    private static Disk disk(int minor, long sectors, int blockSize, Access access) {
        Limits limits = new Limits(blockSize, blockSize, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);
        return Disk.of(dev(minor), "loop" + minor, Disk.Kind.LOOP, sectors, limits).with(access);
    }

    /** What each loop in use stands on, by minor. */
    public PSortedMap<Integer, Backing> backings() {
        backings.forEach((minor, backing) -> {
            if (backing.until() == Until.UNUSED) {
                detach(minor);
            }
        });
        return backings;
    }

    /** The first loop that is not in use; empty if there is none. */
    public Optional<Integer> free() {
        return block().disks().stream().filter(disk -> disk.kind() == Disk.Kind.LOOP).map(disk -> disk.dev().minor())
                .filter(minor -> !backings().containsKey(minor)).findFirst();
    }

    /**
     * Makes a file look like a loop device.
     *
     * @param blockSize
     *            bytes of a logical block
     * @throws ErrnoException
     *             ENXIO if there is no such loop, EBUSY if it is in use, EINVAL for a block size that cannot be, EBADF for itself
     */
    public void attach(int minor, Backing backing, int blockSize, Access access) {
        Disk before = block().get(dev(minor));
        if (backings().containsKey(minor)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        if (blockSize < Sectors.SIZE || blockSize > 4096 || Integer.bitCount(blockSize) != 1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (backing.device().filter(dev(minor)::equals).isPresent()) {
            throw new ErrnoException(Errno.EBADF);
        }
        backing.device().ifPresent(block()::open);
        backings = backings.plus(minor, backing);
        block().put(disk(minor, before.sectors(), blockSize, access));
        resize(minor);
    }

    /** Looks at the file's size again. */
    public void resize(int minor) {
        Backing backing = Optional.ofNullable(backings.get(minor)).orElseThrow(() -> new ErrnoException(Errno.ENXIO));
        long size = backing.device().map(dev -> Sectors.toBytes(block().sectors(dev)))
                .orElseGet(() -> vfs().store(backing.key()).size(backing.inode()));
        long left = Math.max(0, size - backing.offset());
        long sectors = (backing.limit() > 0 ? Math.min(left, backing.limit()) : left) / Sectors.SIZE;
        long before = block().get(dev(minor)).sectors();
        if (before != sectors) {
            kernel.printk(Level.INFO, "loop%d: detected capacity change from %d to %d".formatted(minor, before, sectors));
            block().update(dev(minor), disk -> disk.withSectors(sectors));
        }
    }

    /**
     * Lets go of the file; as long as somebody uses the loop, later.
     *
     * @throws ErrnoException
     *             ENXIO if the loop stands on none
     */
    public void detach(int minor) {
        if (!backings.containsKey(minor)) {
            throw new ErrnoException(Errno.ENXIO);
        }
        if (block().get(dev(minor)).opens() == 0) {
            Objects.requireNonNull(backings.get(minor)).device().ifPresent(block()::close);
            backings = backings.minus(minor);
            block().put(disk(minor, 0, Sectors.SIZE, Access.READ_WRITE));
        } else {
            backings = backings.plus(minor, Objects.requireNonNull(backings.get(minor)).with(Until.UNUSED));
        }
    }

    /** The file at a path as what a loop stands on. */
    public Backing backing(String path, long offset, long limit) {
        FileNode node = vfs().walk(path, Walk.Last.FOLLOW).get();
        Stat stat = node.stat();
        if (stat.isDirectory()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return new Backing(path, node.key().tree(), node.key().inode(), offset, limit, Until.DETACHED,
                stat.device().filter(dev -> stat.type() == FileType.BLOCK));
    }

    /** The device number of the file system a file is on, as {@code stat} gives it. */
    public long fileSystem(Backing backing) {
        return vfs().mounts().number(backing.tree(), backing.path());
    }

    @Override
    public Set<Integer> majors() {
        return Set.of(MAJOR);
    }

    @Override
    public void submit(Disk disk, Bio bio) {
        Backing backing = backings.get(disk.dev().minor());
        if (backing != null && backing.device().isPresent()) {
            Bio below = bio.at(backing.device().get(), bio.sector() + backing.offset() / Sectors.SIZE);
            block().submit(below.endingIn(new Below(bio)));
            return;
        }
        try {
            block().end(bio, Status.OK, carryOut(Objects.requireNonNull(backing, "a loop that has a file"), bio));
        } catch (Sleeping waits) {
            kernel.at(kernel.now() + RETRY_NANOS, new Again(disk, bio));
        } catch (ErrnoException failed) {
            block().end(bio, Status.IOERR, Data.EMPTY);
        }
    }

    private Data carryOut(Backing backing, Bio bio) {
        if (backing == null) {
            throw new ErrnoException(Errno.EIO);
        }
        FileStore store = vfs().store(backing.key());
        long at = backing.offset() + Sectors.toBytes(bio.sector());
        int length = (int) Sectors.toBytes(bio.sectors());
        switch (bio.op()) {
            case READ -> {
                return Data.of(Arrays.copyOf(store.read(backing.inode(), at, length), length));
            }
            case WRITE -> store.write(backing.inode(), at, bio.data().toArray());
            case WRITE_ZEROES, DISCARD -> store.write(backing.inode(), at, new byte[length]);
            case FLUSH -> store.fsync(backing.inode());
        }
        return Data.EMPTY;
    }

    /** The end of a request that went on to the device below. */
    private record Below(Bio whole) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Block block = kernel.get(Block.LAYER);
            if (bio.isWrite()) {
                block.pageCache().drop(bio.dev(), Sectors.toBytes(bio.sector()), Sectors.toBytes(bio.endSector()));
            }
            block.end(whole, status, data);
        }
    }

    private record Again(Disk disk, Bio bio) implements Work {
        @Override
        public String label() {
            return bio.label();
        }

        @Override
        public void run(Kernel kernel) {
            kernel.get(LAYER).submit(disk, bio);
        }
    }
}
