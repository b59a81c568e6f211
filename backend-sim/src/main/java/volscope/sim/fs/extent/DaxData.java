package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Sleeping;
import volscope.sim.page.Page;
import volscope.sim.profile.Profile.DaxLength;

/** The bytes of a file that is not cached: read and written where the device keeps them, as {@code dax_iomap_rw} does. */
final class DaxData {

    private final Draft draft;
    private final Block block;
    private final DevNo dev;
    private final InodeTable inodes;
    private final DaxLength length;

    /**
     * @param length
     *            what becomes of how many pages the device gives
     */
    DaxData(Draft draft, Block block, DevNo dev, DaxLength length) {
        this.length = length;
        this.draft = draft;
        this.block = block;
        this.dev = dev;
        this.inodes = new InodeTable(draft);
    }

    /** Asks the device for one page; waits where the device has to do something first, EIO where it refuses. */
    private Dax.Pfn licence(long page, Dax.Intent intent) {
        return licence(page, 1, intent).pfn();
    }

    private Dax.Granted licence(long page, long pages, Dax.Intent intent) {
        return switch (block.directAccess(dev, page, pages, intent)) {
            case Dax.Granted granted -> granted;
            case Dax.Refused refused -> throw new ErrnoException(Errno.EIO);
            case Dax.Wait wait -> throw Sleeping.deeplyOnWork(wait.reason());
            case Dax.Stuck stuck -> throw Sleeping.forEver(stuck.reason());
        };
    }

    byte[] read(long number, long offset, int max) {
        Inode inode = inodes.get(number);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(max, inode.size() - offset))];
        for (int done = 0; done < bytes.length;) {
            long at = offset + done;
            int start = (int) (at % Page.SIZE);
            int part = Math.min(bytes.length - done, Page.SIZE - start);
            Optional<Extent> extent = inode.extent(at / Page.SIZE);
            if (extent.isPresent()) {
                Dax.Pfn pfn = licence(extent.get().at(at / Page.SIZE), Dax.Intent.READ);
                byte[] page = block.media().read(pfn.memory(), pfn.page() * Page.SIZE + start, part);
                System.arraycopy(page, 0, bytes, done, part);
            }
            done += part;
        }
        return bytes;
    }

    /** Asks for a page that is to be written over. One that is bad is asked for again; that it can't be made good is no fault of the caller's memory, but is told as one. */
    private Dax.Pfn licenceOver(long page) {
        Dax.Access answer = block.directAccess(dev, page, 1, Dax.Intent.WRITE);
        boolean bad = answer instanceof Dax.Refused(Errno errno) && errno == Errno.EIO;
        if (bad && block.directAccess(dev, page, 1, Dax.Intent.RECOVERY_WRITE) instanceof Dax.Granted) {
            throw new ErrnoException(Errno.EFAULT);
        }
        return licence(page, Dax.Intent.WRITE);
    }

    /** A store of bytes into a page of memory. */
    private record Store(Dax.Pfn pfn, int start, Data data) {
    }

    /** Writes in three steps, so that nothing has happened if one has to wait: takes blocks, asks for all pages, stores. */
    void write(long number, long offset, byte[] bytes) {
        Inode before = inodes.get(number);
        if (bytes.length == 0) {
            return;
        }
        long first = offset / Page.SIZE;
        long last = (offset + bytes.length - 1) / Page.SIZE;
        Inode mapped = new FileData(draft).map(number, before, first, last);
        inodes.put(number, mapped.sized(Math.max(before.size(), offset + bytes.length)).changed(draft.seconds()));
        List<Store> stores = new ArrayList<>();
        Optional<Dax.Pfn> run = Optional.empty();
        for (long page = first; page <= last; page++) {
            long below = mapped.extent(page).orElseThrow().at(page);
            boolean goesOn = length == DaxLength.IGNORED && page > first && mapped.extent(page - 1).orElseThrow().at(page - 1) == below - 1;
            Dax.Pfn pfn = goesOn ? run.orElseThrow().plus(1) : licenceOver(below);
            run = Optional.of(pfn);
            if (before.extent(page).isEmpty()) {
                stores.add(new Store(pfn, 0, Data.fill((byte) 0, Page.SIZE)));
            }
            int start = (int) Math.max(0, offset - page * Page.SIZE);
            int end = (int) Math.min(Page.SIZE, offset + bytes.length - page * Page.SIZE);
            int from = (int) (page * Page.SIZE + start - offset);
            stores.add(new Store(pfn, start, Data.of(bytes).slice(from, end - start)));
        }
        stores.forEach(this::store);
    }

    private void store(Store store) {
        block.store(store.pfn(), store.start(), store.data(), Block.Store.STREAMED);
    }

    /** A device page for a page of a file that has none, full of zeroes. */
    long devicePage(long number, long page) {
        Inode inode = inodes.get(number);
        Inode mapped = new FileData(draft).map(number, inode, page, page);
        long below = mapped.extent(page).orElseThrow().at(page);
        licence(below, Dax.Intent.ZERO);
        inodes.put(number, mapped.changed(draft.seconds()));
        return below;
    }

    /** What lies below some pages of a file. */
    static Backing backing(Inode inode, long page, int pages) {
        Optional<Extent> extent = inode.extent(page);
        if (extent.isEmpty()) {
            return inode.isHole(page, page + pages) ? new Backing.Hole() : new Backing.Mixed();
        }
        return extent.get().end() >= page + pages ? new Backing.Run(extent.get().at(page)) : new Backing.Mixed();
    }

    /** What lies below pages that are about to be written and start with a hole, which is filled with zeroes first; if it is shorter, no more is told. */
    Backing backingForWrite(long number, long page, int pages) {
        Inode inode = inodes.get(number);
        boolean whole = inode.isHole(page, page + pages);
        fill(number, inode, page, pages);
        return whole ? backing(inodes.get(number), page, pages) : new Backing.Mixed();
    }

    private void fill(long number, Inode inode, long page, int pages) {
        long end = page + 1;
        while (end < page + pages && inode.extent(end).isEmpty()) {
            end++;
        }
        Inode mapped = new FileData(draft).map(number, inode, page, end - 1);
        for (Dax.Intent intent : List.of(Dax.Intent.WRITE, Dax.Intent.ZERO)) {
            for (long at = page; at < end;) {
                Extent extent = mapped.extent(at).orElseThrow();
                at += licence(extent.at(at), Math.min(end, extent.end()) - at, intent).pages();
            }
        }
        inodes.put(number, mapped.changed(draft.seconds()));
    }

    /** Makes a range of bytes read as zeroes; whole blocks of it are emptied. */
    void clear(long number, long offset, long end, FileData.Emptied then) {
        Inode inode = inodes.get(number);
        List<Store> stores = new ArrayList<>();
        for (FileData.Edge edge : FileData.edges(offset, end, Page.SIZE)) {
            inode.extent(edge.block())
                    .ifPresent(extent -> stores.add(new Store(licence(extent.at(edge.block()), Dax.Intent.WRITE), edge.from(),
                            Data.fill((byte) 0, edge.to() - edge.from()))));
        }
        stores.forEach(this::store);
        Inode emptied = new FileData(draft).empty(number, inode, (offset + Page.SIZE - 1) / Page.SIZE, end / Page.SIZE, then);
        inodes.put(number, emptied.changed(draft.seconds()));
    }

    /** Cuts or extends a file; the rest of the last page is zeroed. That this fails counts on xfs alone. */
    void truncate(long number, long size, FsType type) {
        Inode inode = inodes.get(number);
        long keep = (size + Page.SIZE - 1) / Page.SIZE;
        int rest = (int) (size % Page.SIZE);
        if (size < inode.size() && rest != 0 && inode.extent(keep - 1).isPresent()) {
            try {
                Dax.Pfn pfn = licence(inode.extent(keep - 1).get().at(keep - 1), Dax.Intent.WRITE);
                store(new Store(pfn, rest, Data.fill((byte) 0, Page.SIZE - rest)));
            } catch (ErrnoException e) {
                if (type == FsType.XFS) {
                    throw e;
                }
            }
        }
        inodes.put(number, new FileData(draft).cut(number, inode, keep).sized(size).changed(draft.seconds()));
    }
}
