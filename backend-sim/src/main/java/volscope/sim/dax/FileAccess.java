package volscope.sim.dax;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

import volscope.sim.fs.Vfs;
import volscope.sim.fs.Vfs.VolumeFile;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.MemoryManager.Loaded;
import volscope.sim.mm.MemoryManager.Outcome;
import volscope.sim.mm.SigbusException;
import volscope.sim.mm.Vma;
import volscope.sim.page.Page;

/** Loads and stores of a program in a file that it has mapped; each call touches one page, so that a fault can wait. */
final class FileAccess {

    /** What became of an access. */
    sealed interface Result {
    }

    /** It was done. */
    record Done(byte[] bytes, Outcome outcome) implements Result {
    }

    /** The task would get SIGBUS. */
    record Sigbus() implements Result {
    }

    private final Sys sys;
    private final String task;
    private final String path;
    private final Optional<Vma> area;

    private FileAccess(Sys sys, String task, String path, Optional<Vma> area) {
        this.sys = sys;
        this.task = task;
        this.path = path;
        this.area = area;
    }

    /** Maps a file for a task. A file that is on no volume has no page table entries; its accesses are reads and writes. */
    static FileAccess map(Sys sys, String task, String path, Vma.Kind kind) {
        Optional<VolumeFile> file = sys.call(kernel -> kernel.get(Vfs.LAYER).volumeFile(path));
        Optional<Vma> area = file.map(found -> new Vma(path, found.volume(), found.inode(), kind));
        area.ifPresent(mapped -> sys.run(kernel -> kernel.get(MemoryManager.LAYER).map(task, mapped)));
        return new FileAccess(sys, task, path, area);
    }

    /** Loads bytes, page by page. */
    Result load(long offset, int length) {
        var all = new ByteArrayOutputStream();
        Outcome worst = Outcome.NO_FAULT;
        for (int done = 0; done < length;) {
            int part = part(offset + done, length - done);
            long at = offset + done;
            Result result = sys.call(kernel -> loadPage(kernel, at, part));
            if (!(result instanceof Done loaded)) {
                return result;
            }
            all.writeBytes(loaded.bytes());
            worst = loaded.outcome() == Outcome.NO_FAULT ? worst : loaded.outcome();
            done += part;
        }
        return new Done(all.toByteArray(), worst);
    }

    private Result loadPage(Kernel kernel, long offset, int length) {
        try {
            if (area.isEmpty()) {
                byte[] whole = kernel.get(Vfs.LAYER).readFile(path);
                int from = (int) Math.min(offset, whole.length);
                byte[] bytes = Arrays.copyOf(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + length)), length);
                return new Done(bytes, Outcome.CACHED);
            }
            Loaded loaded = kernel.get(MemoryManager.LAYER).load(task, area.get(), offset, length);
            return new Done(loaded.bytes(), loaded.outcome());
        } catch (SigbusException e) {
            return new Sigbus();
        }
    }

    /** Stores bytes, page by page. */
    Result store(long offset, byte[] bytes) {
        Outcome worst = Outcome.NO_FAULT;
        for (int done = 0; done < bytes.length;) {
            int part = part(offset + done, bytes.length - done);
            long at = offset + done;
            byte[] piece = Arrays.copyOfRange(bytes, done, done + part);
            Result result = sys.call(kernel -> storePage(kernel, at, piece));
            if (!(result instanceof Done stored)) {
                return result;
            }
            worst = stored.outcome() == Outcome.NO_FAULT ? worst : stored.outcome();
            done += part;
        }
        return new Done(new byte[0], worst);
    }

    private Result storePage(Kernel kernel, long offset, byte[] bytes) {
        try {
            if (area.isEmpty()) {
                byte[] whole = kernel.get(Vfs.LAYER).readFile(path);
                int part = (int) Math.max(0, Math.min(bytes.length, whole.length - offset));
                System.arraycopy(bytes, 0, whole, (int) Math.min(offset, whole.length), part);
                kernel.get(Vfs.LAYER).writeFile(path, whole);
                return new Done(new byte[0], Outcome.CACHED);
            }
            return new Done(new byte[0], kernel.get(MemoryManager.LAYER).store(task, area.get(), offset, bytes));
        } catch (SigbusException e) {
            return new Sigbus();
        }
    }

    /** Sends the cache line on its way that holds a byte. */
    void writeBack(long offset) {
        area.ifPresent(mapped -> sys.run(kernel -> kernel.get(MemoryManager.LAYER).writeBack(task, mapped, offset)));
    }

    private static int part(long offset, int left) {
        return (int) Math.min(left, Page.SIZE - offset % Page.SIZE);
    }
}
