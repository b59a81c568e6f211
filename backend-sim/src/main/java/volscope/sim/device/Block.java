package volscope.sim.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.pcollections.PMap;
import org.pcollections.PSortedMap;

import volscope.sim.device.BlockState.Request;
import volscope.sim.device.BlockState.Result;
import volscope.sim.kernel.DraftMap;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLimits;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.LongDraftMap;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Subsystem;
import volscope.sim.kernel.Work;
import volscope.sim.page.Page;
import volscope.sim.profile.Profile.ReadOnlyLog;

/** The block layer: which devices there are, who has them open, and bios on their way. */
public final class Block extends Subsystem<BlockState> {

    /** The key of this layer. */
    public static final Layer<Block, BlockState> LAYER = new Layer<>("block", BlockState.EMPTY, Block::new);

    private final Drivers drivers;
    private final Media media;
    private final DraftMap<DevNo, Disk, PSortedMap<DevNo, Disk>> disks;
    private final LongDraftMap<Request, PMap<Long, Request>> requests;
    private final ByDevice<Disk> known = new ByDevice<>();
    private final PageCache pageCache;
    private PSortedMap<DevNo, BadBlocks> bad;
    private long woken;
    private BlockState state;

    private Block(Kernel kernel, BlockState state) {
        super(kernel);
        this.drivers = new Drivers(kernel);
        this.state = state;
        this.disks = new DraftMap<>(state.disks());
        this.requests = new LongDraftMap<>(state.requests());
        this.media = new Media(state.media(), state.unsettled());
        this.pageCache = new PageCache(state.cached());
        this.bad = state.bad();
    }

    @Override
    public BlockState publish() {
        var now = media.publish();
        var unsettled = media.publishUnsettled();
        if (now != state.media() || unsettled != state.unsettled() || disks.publish() != state.disks()
                || requests.publish() != state.requests() || bad != state.bad() || pageCache.publish() != state.cached()) {
            state = new BlockState(disks.publish(), now, unsettled, requests.publish(), bad, pageCache.publish());
        }
        return state;
    }

    /** What hardware holds, byte by byte. */
    public Media media() {
        return media;
    }

    /** The page cache of block devices. */
    public PageCache pageCache() {
        return pageCache;
    }

    /** Sectors of a memory that cannot be read. */
    public BadBlocks bad(DevNo memory) {
        return bad.getOrDefault(memory, BadBlocks.NONE);
    }

    /** Some sectors of a memory cannot be read from now on. */
    public void spoil(DevNo memory, long sector, long sectors) {
        bad = bad.plus(memory, bad(memory).plus(sector, sectors));
    }

    /** How a store comes to memory that is mapped. */
    public enum Store {
        /** Into a processor's cache. */
        CACHED,
        /** Around it: a fence makes it durable. */
        STREAMED
    }

    /** Stores bytes into a page of memory, past any driver; {@code start} is the first of its bytes. */
    public void store(Dax.Pfn pfn, int start, Data data, Store how) {
        long offset = pfn.page() * Page.SIZE + start;
        boolean lines = find(pfn.memory()).filter(disk -> disk.kind() != Disk.Kind.PMEM_VIRTIO).isPresent();
        if (lines && how == Store.CACHED) {
            media.store(pfn.memory(), offset, data);
        } else {
            media.writeLater(pfn.memory(), offset, data);
        }
    }

    /** Sends on their way what processors' caches hold of some pages of a memory. */
    public void writeBack(DevNo memory, LongPredicate page) {
        media.writeBack(memory, line -> page.test(line * Dax.LINE / Page.SIZE));
    }

    /** The same of the line that holds a byte. */
    public void writeBackLine(DevNo memory, long offset) {
        media.writeBack(memory, line -> line == offset / Dax.LINE);
    }

    /** Brings the line that holds a byte to memory, as a processor does that needs its room. */
    public void evictLine(DevNo memory, long offset) {
        media.evict(memory, offset / Dax.LINE);
    }

    /** Waits until all that is on its way to memory has come there. */
    public void fence() {
        disks().stream().filter(disk -> disk.kind() != Disk.Kind.PMEM_VIRTIO && disk.limits().hasDax() && disk.kind() != Disk.Kind.DM)
                .forEach(disk -> media.fence(disk.dev()));
    }

    /** Requests that were sent and have not been started, of a queue of waiting work, oldest first. */
    public static List<Bio> onTheirWay(List<Work> queue) {
        List<Bio> bios = new ArrayList<>(queue.size());
        for (Work work : queue) {
            if (work instanceof Starting start) {
                bios.add(start.bio());
            }
        }
        return List.copyOf(bios);
    }

    /** The request that a work starts, if it starts one. */
    public static Optional<Bio> request(Work work) {
        return work instanceof Starting start ? Optional.of(start.bio()) : Optional.empty();
    }

    /** All devices, by number. */
    public Collection<Disk> disks() {
        return disks.publish().values();
    }

    /** The devices of all majors but one, by number. */
    public List<Disk> disksBesides(int major) {
        PSortedMap<DevNo, Disk> all = disks.publish();
        return Stream.concat(all.headMap(new DevNo(major, 0)).values().stream(), all.tailMap(new DevNo(major + 1, 0)).values().stream())
                .toList();
    }

    /** The device of a number. */
    public Optional<Disk> find(DevNo dev) {
        Disk disk = known.get(dev);
        if (disk != null) {
            return Optional.of(disk);
        }
        Optional<Disk> found = disks.find(dev);
        found.ifPresent(same -> known.set(dev, same));
        return found;
    }

    /** Sectors of a device; 0 if there is none. */
    public long sectors(DevNo dev) {
        Disk disk = known.get(dev);
        return disk != null ? disk.sectors() : find(dev).map(Disk::sectors).orElse(0L);
    }

    /** The device of a kernel name. */
    public Optional<Disk> named(String name) {
        return disks().stream().filter(disk -> disk.name().equals(name)).findFirst();
    }

    /** The device of a number, which must exist. */
    public Disk get(DevNo dev) {
        return find(dev).orElseThrow(() -> new ErrnoException(Errno.ENXIO));
    }

    /** Adds a device, or replaces the one of its number. */
    public void put(Disk disk) {
        disks.put(disk.dev(), disk);
        known.set(disk.dev(), disk);
    }

    /** Changes a device. */
    public void update(DevNo dev, UnaryOperator<Disk> change) {
        put(change.apply(get(dev)));
    }

    /** Takes a device away. */
    public void remove(DevNo dev) {
        pageCache.drop(dev);
        disks.remove(dev);
        known.set(dev, null);
    }

    /**
     * Opens a device.
     *
     * @throws ErrnoException
     *             ENXIO if there is none
     */
    public void open(DevNo dev) {
        update(dev, disk -> disk.opened(1));
    }

    /** Closes a device once; the driver hears of the last close. */
    public void close(DevNo dev) {
        find(dev).ifPresent(disk -> {
            put(disk.opened(-1));
            if (disk.opens() == 1) {
                pageCache.drop(dev);
                driver(dev).released(get(dev));
            }
        });
    }

    /**
     * Opens a device for one holder. The same holder may do so again.
     *
     * @throws ErrnoException
     *             ENXIO if there is none, EBUSY if another holder has it
     */
    public void claim(DevNo dev, String holder) {
        Disk disk = get(dev);
        Disk.Holder now = disk.holder().orElse(new Disk.Holder(holder, 0));
        if (!now.name().equals(holder)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        put(disk.heldBy(Optional.of(new Disk.Holder(holder, now.count() + 1))).opened(1));
    }

    /** Closes a device that was claimed. */
    public void release(DevNo dev) {
        find(dev).ifPresent(disk -> {
            put(disk.heldBy(
                    disk.holder().filter(holder -> holder.count() > 1).map(holder -> new Disk.Holder(holder.name(), holder.count() - 1))));
            close(dev);
        });
    }

    /** Sends a bio on its way; it is started as a step of its own. */
    public void submit(Bio bio) {
        String comm = kernel.comm();
        kernel.queue(comm.equals(Kernel.WORKER) ? new Start(bio) : new StartFor(bio, comm));
    }

    private void start(Bio bio, String comm) {
        Disk disk = known.get(bio.dev());
        if (disk == null) {
            disk = find(bio.dev()).orElse(null);
        }
        if (disk == null) {
            end(bio, Status.IOERR, Data.EMPTY);
        } else if (bio.reachesBeyond(disk.sectors())) {
            beyondEnd(disk, bio, comm);
        } else {
            if (disk.access() == Disk.Access.READ_ONLY) {
                tellMisuse(disk, bio);
            }
            driver(bio.dev()).submit(disk, bio);
        }
    }

    /** A write to what may not be written goes on; it is told, or only the first of them is. */
    private void tellMisuse(Disk disk, Bio bio) {
        if (!bio.isWrite() || bio.sectors() == 0) {
            return;
        }
        String text = "Trying to write to read-only block-device " + disk.name();
        if (kernel.profile().fs().readOnlyLog() == ReadOnlyLog.EACH) {
            LogLimits.printk(kernel, "bio_check_ro", Level.WARNING, text);
        } else if (disk.misuse() == Disk.Misuse.NOT_TOLD) {
            kernel.printk(Level.WARNING, text);
            put(disk.misused());
        }
    }

    private void beyondEnd(Disk disk, Bio bio, String comm) {
        LogLimits.printk(kernel, "bio_check_eod", Level.INFO,
                "%s: attempt to access beyond end of device\n%s: %s limit=%d".formatted(comm, disk.name(), bio.asked(), disk.sectors()));
        end(bio, Status.IOERR, Data.EMPTY);
    }

    /** Ends a bio: its owner is told at once, in the name of no task. */
    public void end(Bio bio, Status status, Data data) {
        String outer = kernel.enterWorker();
        try {
            bio.end().ended(kernel, bio, status, data);
        } finally {
            kernel.enter(outer);
        }
    }

    /** Asks a device for pages, as {@code dax_direct_access} does. */
    public Dax.Access directAccess(DevNo dev, long page, long pages, Dax.Intent intent) {
        return find(dev).map(disk -> driver(dev).directAccess(disk, page, pages, intent)).orElse(new Dax.Refused(Errno.ENXIO));
    }

    /** The memory that a store through a part of a device can reach. */
    public List<Dax.Granted> reach(DevNo dev, long sector, long sectors) {
        return find(dev).map(disk -> driver(dev).reach(disk, sector, sectors)).orElse(List.of());
    }

    private Driver driver(DevNo dev) {
        return drivers.of(dev.major());
    }

    /** Starts a task's own request and gives its number, for {@link #await}. */
    public long request(BioOp op, DevNo dev, long sector, long sectors, Data data, Set<BioFlag> flags) {
        long id = kernel.nextName();
        Bio bio = new Bio(id, op, dev, sector, sectors, flags, data, new Wake(id));
        requests.put(id, new Request(bio, Optional.empty()));
        submit(bio);
        return id;
    }

    /**
     * Waits for a request of {@link #request}.
     *
     * @return what a read gave
     * @throws ErrnoException
     *             if it failed
     * @throws Sleeping
     *             while it is on its way and nothing can move it now
     */
    public Data await(long id) {
        boolean runs = true;
        while (runs && result(id).isEmpty()) {
            long before = woken;
            runs = kernel.runUntil(() -> woken != before);
        }
        if (!runs) {
            throw Sleeping.onRequest("I/O", id);
        }
        Result result = result(id).orElseThrow();
        requests.remove(id);
        if (result.status() != Status.OK) {
            throw new ErrnoException(result.status().errno());
        }
        return result.data();
    }

    /** Waits for a request of {@link #request} in the middle of a call: work is run until it has ended, whoever else holds it. */
    public Data awaitWithin(long id) {
        kernel.insist(() -> result(id).isPresent());
        return await(id);
    }

    private Optional<Result> result(long id) {
        return requests.find(id).flatMap(Request::result);
    }

    /** A request that was sent and has not been started. */
    private sealed interface Starting extends Work {

        Bio bio();

        @Override
        default String label() {
            return bio().label();
        }
    }

    /** One that the kernel's own thread has sent. */
    private record Start(Bio bio) implements Starting {
        @Override
        public void run(Kernel kernel) {
            kernel.get(LAYER).start(bio, Kernel.WORKER);
        }
    }

    /** One that a task has sent, in whose name it is started. */
    private record StartFor(Bio bio, String comm) implements Starting {
        @Override
        public void run(Kernel kernel) {
            kernel.enter(comm);
            kernel.get(LAYER).start(bio, comm);
        }
    }

    private record Wake(long request) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Block block = kernel.get(LAYER);
            block.requests.find(request).ifPresent(known -> block.requests.put(request, known.ended(Result.of(status, data))));
            block.woken++;
        }
    }
}
