package volscope.sim.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;
import volscope.sim.page.Page;

/** The driver of real devices: persistent memory (major 259) and virtio disks (major 254). It has no state but the media's. */
public final class Hardware extends Subsystem<Hardware.Nothing> implements Driver {

    /** The key of this layer. */
    public static final Layer<Hardware, Nothing> LAYER = new Layer<>("hardware", new Nothing(), Hardware::new);

    /** Major of persistent memory. */
    public static final int PMEM_MAJOR = 259;

    /** Major of virtio disks; minors are 16 apart. */
    public static final int VIRTIO_MAJOR = 254;

    private static final Set<Integer> MAJORS = Set.of(PMEM_MAJOR, VIRTIO_MAJOR);

    /** The state of a layer without any. */
    public record Nothing() {
    }

    private final Nothing nothing;
    private final Block block;

    private Hardware(Kernel kernel, Nothing nothing) {
        super(kernel);
        this.nothing = nothing;
        this.block = kernel.get(Block.LAYER);
    }

    @Override
    public Nothing publish() {
        return nothing;
    }

    /** Whether a device is hardware. */
    public static boolean has(DevNo dev) {
        return MAJORS.contains(dev.major());
    }

    @Override
    public Set<Integer> majors() {
        return MAJORS;
    }

    @Override
    public void submit(Disk disk, Bio bio) {
        Optional<Long> spoiled = disk.kind().isMemory() ? block.bad(disk.dev()).first(bio.sector(), bio.sectors()) : Optional.empty();
        switch (bio.op()) {
            case READ -> block.end(bio, spoiled.isPresent() ? Status.IOERR : Status.OK,
                    spoiled.isPresent() ? Data.EMPTY : block.media().read(disk.dev(), bio.sector(), bio.sectors()));
            case WRITE -> {
                if (spoiled.isPresent()) {
                    writeBefore(disk, bio, spoiled.get());
                    return;
                }
                write(disk, bio, Sectors.toBytes(bio.sector()), bio.data());
                settle(disk, bio);
                block.end(bio, Status.OK, Data.EMPTY);
            }
            case WRITE_ZEROES, DISCARD -> {
                zero(disk, bio);
                settle(disk, bio);
                block.end(bio, Status.OK, Data.EMPTY);
            }
            case FLUSH -> {
                flush(disk);
                block.end(bio, Status.OK, Data.EMPTY);
            }
        }
    }

    /** Writes the whole pages before a bad sector, and fails: memory cannot be told to forget that it is bad. */
    private void writeBefore(Disk disk, Bio bio, long spoiled) {
        long sectors = Math.max(0, spoiled - spoiled % Sectors.PER_PAGE - bio.sector());
        write(disk, bio, Sectors.toBytes(bio.sector()), bio.data().slice(0, (int) Sectors.toBytes(sectors)));
        block.end(bio, Status.IOERR, Data.EMPTY);
    }

    private void write(Disk disk, Bio bio, long offset, Data data) {
        boolean atOnce = disk.limits().writeCache() == Limits.WriteCache.NONE || bio.has(BioFlag.FUA) && !disk.kind().isMemory();
        if (bio.has(BioFlag.PREFLUSH)) {
            flush(disk);
        }
        if (atOnce) {
            block.media().write(disk.dev(), offset, data);
        } else {
            block.media().writeLater(disk.dev(), offset, data);
        }
    }

    /** Memory knows no single write: the last one is made durable with all before it. */
    private void settle(Disk disk, Bio bio) {
        if (bio.has(BioFlag.FUA) && disk.kind().isMemory()) {
            flush(disk);
        }
    }

    private void flush(Disk disk) {
        if (disk.kind().isMemory()) {
            block.media().fence(disk.dev());
        } else {
            block.media().flush(disk.dev());
        }
    }

    private void zero(Disk disk, Bio bio) {
        long bytes = Sectors.toBytes(bio.sectors());
        for (long done = 0; done < bytes; done += 1 << 30) {
            Data zeros = Data.fill((byte) 0, (int) Math.min(1 << 30, bytes - done));
            write(disk, bio, Sectors.toBytes(bio.sector()) + done, zeros);
        }
    }

    @Override
    public Dax.Access directAccess(Disk disk, long page, long pages, Dax.Intent intent) {
        long size = disk.sectors() / Sectors.PER_PAGE;
        if (!disk.limits().hasDax()) {
            return new Dax.Refused(Errno.EOPNOTSUPP);
        }
        if (page < 0 || page >= size) {
            return new Dax.Refused(Errno.ERANGE);
        }
        long given = Math.min(pages, size - page);
        boolean spoiled = block.bad(disk.dev()).first(page * Sectors.PER_PAGE, given * Sectors.PER_PAGE).isPresent();
        if (spoiled && intent != Dax.Intent.RECOVERY_WRITE) {
            return new Dax.Refused(Errno.EIO);
        }
        if (intent == Dax.Intent.ZERO) {
            zero(disk.dev(), page, given);
        }
        return new Dax.Granted(new Dax.Pfn(disk.dev(), page), given);
    }

    private void zero(DevNo dev, long page, long pages) {
        for (long at = page; at < page + pages; at++) {
            block.store(new Dax.Pfn(dev, at), 0, Data.fill((byte) 0, Page.SIZE), Block.Store.STREAMED);
        }
    }

    @Override
    public List<Dax.Granted> reach(Disk disk, long sector, long sectors) {
        long first = sector / Sectors.PER_PAGE;
        long end = Math.min(disk.sectors(), sector + sectors) / Sectors.PER_PAGE;
        return disk.limits().hasDax() && end > first
                ? List.of(new Dax.Granted(new Dax.Pfn(disk.dev(), first), end - first))
                : List.of();
    }
}
