package volscope.sim.fs;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.PageCache.Gap;
import volscope.sim.device.Sectors;
import volscope.sim.fs.OpenFile.Pending;
import volscope.sim.fs.OpenFile.Phase;
import volscope.sim.fs.OpenFile.Writes;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLimits;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.page.Page;

/**
 * Reading and writing an open block device through its page cache: what is cached is not read again; a write goes to the device at once.
 *
 * <p>
 * Each call sends one request, which the open file remembers while its task sleeps.
 */
final class BlockFiles {

    private final OpenFiles files;
    private final Kernel kernel;

    BlockFiles(OpenFiles files, Kernel kernel) {
        this.files = files;
        this.kernel = kernel;
    }

    static long size(Kernel kernel, DevNo dev) {
        return kernel.get(Block.LAYER).find(dev).map(disk -> Sectors.toBytes(disk.sectors())).orElse(0L);
    }

    private Block block() {
        return kernel.get(Block.LAYER);
    }

    byte[] read(long handle, OpenFile file, DevNo dev, int max) {
        Span span = Span.of(file.position(), max, size(kernel, dev));
        if (span.wanted() == 0) {
            return new byte[0];
        }
        fetch(handle, file, dev, span, Phase.READ);
        byte[] bytes = new byte[span.wanted()];
        shown(dev, span).copyTo(span.skip(), bytes, 0, bytes.length);
        files.put(handle, file.at(file.position() + bytes.length));
        return bytes;
    }

    /** What the page cache has of some pages. */
    private Data shown(DevNo dev, Span span) {
        Data cached = block().pageCache().get(dev, span.firstPage(), span.pages());
        FileSystems systems = kernel.get(FileSystems.LAYER);
        if (!systems.keepsStructures(dev)) {
            return cached;
        }
        byte[] all = cached.toArray();
        for (int i = 0; i < span.pages(); i++) {
            byte[] page = systems.overlaid(dev, span.firstPage() + i, Arrays.copyOfRange(all, i * Page.SIZE, (i + 1) * Page.SIZE));
            System.arraycopy(page, 0, all, i * Page.SIZE, Page.SIZE);
        }
        return Data.of(all);
    }

    /** Brings pages into the cache that are not there. */
    private void fetch(long handle, OpenFile file, DevNo dev, Span span, Phase phase) {
        if (file.pending().isPresent()) {
            fetched(handle, file, dev);
        }
        for (Optional<Gap> gap = gap(dev, span); gap.isPresent(); gap = gap(dev, span)) {
            long start = gap.get().first() * Page.SIZE;
            long end = Math.min(start + gap.get().pages() * Page.SIZE, span.start() + span.length());
            fetched(handle, send(handle, file, dev, phase, start, end - start, Data.EMPTY), dev);
        }
    }

    private Optional<Gap> gap(DevNo dev, Span span) {
        return block().pageCache().gap(dev, span.firstPage(), span.pages());
    }

    private void fetched(long handle, OpenFile waiting, DevNo dev) {
        Data data = awaitRead(handle, waiting, dev);
        block().pageCache().read(dev, waiting.pending().orElseThrow().start() / Page.SIZE, data);
        files.put(handle, waiting.at(waiting.position()));
    }

    void write(long handle, OpenFile file, DevNo dev, byte[] bytes) {
        if (block().get(dev).access() == Disk.Access.READ_ONLY) {
            throw new ErrnoException(Errno.EPERM);
        }
        Span span = Span.of(file.position(), bytes.length, size(kernel, dev));
        if (span.wanted() < bytes.length) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        OpenFile waiting = file;
        if (!isWriting(file)) {
            if (!span.isWhole()) {
                fetch(handle, file, dev, span, Phase.READ_BEFORE_WRITE);
            }
            waiting = send(handle, files.get(handle), dev, Phase.WRITE, span.start(), span.length(), whole(dev, span, bytes));
        }
        boolean reached = awaitWrite(handle, waiting, dev, span);
        block().pageCache().written(dev, span.firstPage(), whole(dev, span, bytes));
        OpenFile done = file.at(file.position() + bytes.length);
        files.put(handle, reached ? done : done.unwritten());
    }

    /** Whether pages could be written back. Who wrote them to the cache is told only when it asks whether they last. */
    private boolean awaitWrite(long handle, OpenFile waiting, DevNo dev, Span span) {
        try {
            await(handle, waiting);
            return true;
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EIO) {
                throw e;
            }
            for (int i = 0; i < span.pages(); i++) {
                bufferError(dev, span.firstPage() + i, "lost async page write");
            }
            return false;
        }
    }

    private static boolean isWriting(OpenFile file) {
        return file.pending().filter(pending -> pending.phase() == Phase.WRITE).isPresent();
    }

    /** The pages around some bytes with these in place. */
    private Data whole(DevNo dev, Span span, byte[] bytes) {
        if (span.isWhole()) {
            return Data.of(bytes.clone());
        }
        byte[] around = block().pageCache().get(dev, span.firstPage(), span.pages()).slice(0, span.length()).toArray();
        System.arraycopy(bytes, 0, around, span.skip(), bytes.length);
        return Data.of(around);
    }

    void flush(long handle, OpenFile file, DevNo dev) {
        OpenFile waiting = file;
        if (file.pending().isEmpty()) {
            long request = block().request(BioOp.FLUSH, dev, 0, 0, Data.EMPTY, Set.of(BioFlag.PREFLUSH));
            waiting = file.waitingFor(new Pending(request, Phase.FLUSH, 0));
            files.put(handle, waiting);
        }
        await(handle, waiting);
        OpenFile done = waiting.at(waiting.position());
        files.put(handle, done.told());
        if (done.writes() == Writes.LOST) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    private OpenFile send(long handle, OpenFile file, DevNo dev, Phase phase, long start, long length, Data data) {
        BioOp op = phase == Phase.WRITE ? BioOp.WRITE : BioOp.READ;
        long request = block().request(op, dev, start / Sectors.SIZE, length / Sectors.SIZE, data, Set.of());
        OpenFile waiting = file.waitingFor(new Pending(request, phase, start));
        files.put(handle, waiting);
        return waiting;
    }

    private Data awaitRead(long handle, OpenFile waiting, DevNo dev) {
        try {
            return await(handle, waiting);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EIO) {
                bufferError(dev, waiting.pending().orElseThrow().start() / Page.SIZE, "async page read");
            }
            throw e;
        }
    }

    private void bufferError(DevNo dev, long page, String what) {
        LogLimits.printk(kernel, "buffer_io_error", Level.ERR,
                "Buffer I/O error on dev " + block().get(dev).name() + ", logical block " + page + ", " + what);
    }

    private Data await(long handle, OpenFile waiting) {
        try {
            return block().await(waiting.pending().orElseThrow().request());
        } catch (ErrnoException e) {
            files.put(handle, waiting.at(waiting.position()));
            throw e;
        }
    }

    /**
     * The pages around some bytes of a device.
     *
     * @param start
     *            where the pages start, in bytes
     * @param length
     *            how long they are, in bytes
     * @param skip
     *            bytes before the wanted ones
     * @param wanted
     *            how many bytes are wanted and there
     */
    private record Span(long start, int length, int skip, int wanted) {

        static Span of(long position, int count, long size) {
            int wanted = (int) Math.max(0, Math.min(count, size - position));
            long start = position - position % Page.SIZE;
            long end = Math.min(size, (position + wanted + Page.SIZE - 1) / Page.SIZE * Page.SIZE);
            return new Span(start, (int) Math.max(0, end - start), (int) (position - start), wanted);
        }

        boolean isWhole() {
            return skip == 0 && wanted == length;
        }

        long firstPage() {
            return start / Page.SIZE;
        }

        int pages() {
            return (length + Page.SIZE - 1) / Page.SIZE;
        }
    }
}
