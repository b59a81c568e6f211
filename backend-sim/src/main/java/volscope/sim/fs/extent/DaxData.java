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
    static Dax.Pfn licence(Block block, DevNo dev, long page, Dax.Intent intent) {
        return switch (block.directAccess(dev, page, 1, intent)) {
            case Dax.Granted granted -> granted.pfn();
            case Dax.Refused refused -> throw new ErrnoException(Errno.EIO);
            case Dax.Wait wait -> throw Sleeping.onWork(wait.reason());
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
                Dax.Pfn pfn = licence(block, dev, extent.get().at(at / Page.SIZE), Dax.Intent.READ);
                byte[] page = block.media().read(pfn.memory(), pfn.page() * Page.SIZE + start, part);
                System.arraycopy(page, 0, bytes, done, part);
            }
            done += part;
        }
        return bytes;
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
            Dax.Pfn pfn = goesOn ? run.orElseThrow().plus(1) : licence(block, dev, below, Dax.Intent.WRITE);
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

    /** The device page below a page of a file; a hole gets one, full of zeroes, if {@code intent} is to write. */
    Optional<Long> devicePage(long number, long page, Dax.Intent intent) {
        Inode inode = inodes.get(number);
        Optional<Extent> extent = inode.extent(page);
        if (extent.isPresent() || intent == Dax.Intent.READ) {
            return extent.map(found -> found.at(page));
        }
        Inode mapped = new FileData(draft).map(number, inode, page, page);
        long below = mapped.extent(page).orElseThrow().at(page);
        Dax.Pfn pfn = licence(block, dev, below, Dax.Intent.WRITE);
        inodes.put(number, mapped.changed(draft.seconds()));
        store(new Store(pfn, 0, Data.fill((byte) 0, Page.SIZE)));
        return Optional.of(below);
    }

    /** Cuts or extends a file; the rest of the last page is zeroed. */
    void truncate(long number, long size) {
        Inode inode = inodes.get(number);
        long keep = (size + Page.SIZE - 1) / Page.SIZE;
        int rest = (int) (size % Page.SIZE);
        if (size < inode.size() && rest != 0 && inode.extent(keep - 1).isPresent()) {
            Dax.Pfn pfn = licence(block, dev, inode.extent(keep - 1).get().at(keep - 1), Dax.Intent.WRITE);
            store(new Store(pfn, rest, Data.fill((byte) 0, Page.SIZE - rest)));
        }
        inodes.put(number, new FileData(draft).cut(number, inode, keep).sized(size).changed(draft.seconds()));
    }
}
