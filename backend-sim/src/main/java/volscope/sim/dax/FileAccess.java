package volscope.sim.dax;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

import volscope.model.event.Event;
import volscope.sim.device.Block;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;
import volscope.sim.mm.EntrySize;
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

    /** Maps a whole file for a task. A file that is on no volume has no page table entries; its accesses are reads and writes. */
    static FileAccess map(Sys sys, String task, String path, Vma.Kind kind) {
        return map(sys, task, path, kind, 0, Long.MAX_VALUE);
    }

    /** The same for some pages of a file. A task that maps the file already goes on with that area. */
    static FileAccess map(Sys sys, String task, String path, Vma.Kind kind, long first, long pages) {
        Optional<VolumeFile> file = sys.call(kernel -> kernel.get(Vfs.LAYER).volumeFile(path));
        Optional<Vma> area = file.map(found -> sys.call(kernel -> {
            MemoryManager mm = kernel.get(MemoryManager.LAYER);
            mm.map(task, new Vma(path, found.volume(), found.inode(), kind, first, pages));
            return mm.area(task, found.volume(), found.inode()).orElseThrow();
        }));
        return new FileAccess(sys, task, path, area);
    }

    /** Whether a file may be mapped so that a store needs no fsync: {@code MAP_SYNC}. */
    static boolean isSynchronous(Sys sys, String path) {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).volumeFile(path).filter(on -> isDax(kernel, on)).map(
                on -> DaxDevices.isSynchronous(kernel, kernel.get(FileSystems.LAYER).device(on.volume()))).orElse(false));
    }

    private static boolean isDax(Kernel kernel, VolumeFile on) {
        return kernel.get(FileSystems.LAYER).files(on.volume()).isDax(on.inode());
    }

    /** Whether an entry of 2 MiB shows a place. */
    boolean isHuge(long offset) {
        return area.isPresent() && sys.<Boolean>call(kernel -> kernel.get(MemoryManager.LAYER).entrySize(task, area.get(), offset)
                .filter(size -> size == EntrySize.PMD).isPresent());
    }

    /** Who sees what is stored; a file that is on no volume is shared by all. */
    Vma.Kind kind() {
        return area.map(Vma::kind).orElse(Vma.Kind.SHARED);
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
                return new Done(Arrays.copyOf(opened(kernel, OpenMode.READ, offset, (vfs, handle) -> vfs.read(handle, length)), length),
                        Outcome.CACHED);
            }
            Loaded loaded = kernel.get(MemoryManager.LAYER).load(task, area.get(), offset, length);
            return new Done(loaded.bytes(), loaded.outcome());
        } catch (SigbusException e) {
            kernel.emit(new Event.BusError(task, path, offset / Page.SIZE));
            return new Sigbus();
        }
    }

    /** Stores bytes, page by page, into the processor's cache. */
    Result store(long offset, byte[] bytes) {
        return store(offset, bytes, Block.Store.CACHED);
    }

    /** The same, into the cache or around it. */
    Result store(long offset, byte[] bytes, Block.Store how) {
        Outcome worst = Outcome.NO_FAULT;
        for (int done = 0; done < bytes.length;) {
            int part = part(offset + done, bytes.length - done);
            long at = offset + done;
            byte[] piece = Arrays.copyOfRange(bytes, done, done + part);
            Result result = sys.call(kernel -> storePage(kernel, at, piece, how));
            if (!(result instanceof Done stored)) {
                return result;
            }
            worst = stored.outcome() == Outcome.NO_FAULT ? worst : stored.outcome();
            done += part;
        }
        return new Done(new byte[0], worst);
    }

    private Result storePage(Kernel kernel, long offset, byte[] bytes, Block.Store how) {
        try {
            if (area.isEmpty()) {
                opened(kernel, OpenMode.READ_WRITE, offset, (vfs, handle) -> {
                    vfs.write(handle, Arrays.copyOf(bytes, (int) Math.max(0, Math.min(bytes.length, vfs.size(handle) - offset))));
                    return bytes;
                });
                return new Done(new byte[0], Outcome.CACHED);
            }
            return new Done(new byte[0], kernel.get(MemoryManager.LAYER).store(task, area.get(), offset, bytes, how));
        } catch (SigbusException e) {
            kernel.emit(new Event.BusError(task, path, offset / Page.SIZE));
            return new Sigbus();
        }
    }

    /** Does something with the cache line that holds a byte. */
    void line(long offset, MemoryManager.LineAct act) {
        area.ifPresent(mapped -> sys.run(kernel -> kernel.get(MemoryManager.LAYER).line(task, mapped, offset, act)));
    }

    private interface Touch {
        byte[] at(Vfs vfs, long handle);
    }

    /** Touches a file that is on no volume at a place. */
    private byte[] opened(Kernel kernel, OpenMode mode, long offset, Touch touch) {
        Vfs vfs = kernel.get(Vfs.LAYER);
        long handle = vfs.open(path, mode);
        try {
            if (offset >= (vfs.size(handle) + Page.SIZE - 1) / Page.SIZE * Page.SIZE) {
                throw new SigbusException();
            }
            vfs.seek(handle, offset);
            return touch.at(vfs, handle);
        } finally {
            vfs.close(handle);
        }
    }

    private static int part(long offset, int left) {
        return (int) Math.min(left, Page.SIZE - offset % Page.SIZE);
    }
}
