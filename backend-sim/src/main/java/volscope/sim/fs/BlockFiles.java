package volscope.sim.fs;

import java.util.Arrays;
import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.OpenFile.Pending;
import volscope.sim.fs.OpenFile.Phase;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.page.Page;

/**
 * Reading and writing an open block device in whole pages, as the page cache of a device does; a write goes to the device at once.
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

    byte[] read(long handle, OpenFile file, DevNo dev, int max) {
        Span span = Span.of(file.position(), max, size(kernel, dev));
        if (span.wanted() == 0) {
            return new byte[0];
        }
        OpenFile waiting = file.pending().isPresent() ? file : send(handle, file, dev, span, Phase.READ, Data.EMPTY);
        Data data = awaitRead(handle, waiting, dev);
        byte[] bytes = new byte[span.wanted()];
        data.copyTo(span.skip(), bytes, 0, bytes.length);
        files.put(handle, file.at(file.position() + bytes.length));
        return bytes;
    }

    void write(long handle, OpenFile file, DevNo dev, byte[] bytes) {
        if (kernel.get(Block.LAYER).get(dev).access() == Disk.Access.READ_ONLY) {
            throw new ErrnoException(Errno.EPERM);
        }
        Span span = Span.of(file.position(), bytes.length, size(kernel, dev));
        if (span.wanted() < bytes.length) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        OpenFile waiting = file.pending().isPresent() ? file : begin(handle, file, dev, span, bytes);
        if (waiting.pending().map(Pending::phase).orElseThrow() == Phase.READ_BEFORE_WRITE) {
            byte[] around = await(handle, waiting).toArray();
            System.arraycopy(bytes, 0, around, span.skip(), bytes.length);
            waiting = send(handle, file, dev, span, Phase.WRITE, Data.of(around));
        }
        await(handle, waiting);
        files.put(handle, file.at(file.position() + bytes.length));
    }

    void flush(long handle, OpenFile file, DevNo dev) {
        OpenFile waiting = file;
        if (file.pending().isEmpty()) {
            long request = kernel.get(Block.LAYER).request(BioOp.FLUSH, dev, 0, 0, Data.EMPTY, Set.of(BioFlag.PREFLUSH));
            waiting = file.waitingFor(request, Phase.FLUSH);
            files.put(handle, waiting);
        }
        await(handle, waiting);
        files.put(handle, waiting.at(waiting.position()));
    }

    private OpenFile begin(long handle, OpenFile file, DevNo dev, Span span, byte[] bytes) {
        return span.isWhole()
                ? send(handle, file, dev, span, Phase.WRITE, Data.of(Arrays.copyOf(bytes, bytes.length)))
                : send(handle, file, dev, span, Phase.READ_BEFORE_WRITE, Data.EMPTY);
    }

    private OpenFile send(long handle, OpenFile file, DevNo dev, Span span, Phase phase, Data data) {
        BioOp op = phase == Phase.WRITE ? BioOp.WRITE : BioOp.READ;
        long request = kernel.get(Block.LAYER).request(op, dev, span.start() / Sectors.SIZE, span.length() / Sectors.SIZE, data, Set.of());
        OpenFile waiting = file.waitingFor(request, phase);
        files.put(handle, waiting);
        return waiting;
    }

    private Data awaitRead(long handle, OpenFile waiting, DevNo dev) {
        try {
            return await(handle, waiting);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EIO) {
                kernel.printk(Level.ERR, "Buffer I/O error on dev " + kernel.get(Block.LAYER).get(dev).name() + ", logical block "
                        + waiting.position() / Page.SIZE + ", async page read");
            }
            throw e;
        }
    }

    private Data await(long handle, OpenFile waiting) {
        try {
            return kernel.get(Block.LAYER).await(waiting.pending().orElseThrow().request());
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
    }
}
