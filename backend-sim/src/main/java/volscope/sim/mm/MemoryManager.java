package volscope.sim.mm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import volscope.model.event.Event.FaultKind;
import volscope.model.machine.DirectFileInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.Dax.Granted;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.device.DirectMappings;
import volscope.sim.device.Disk;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileMappings;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Files;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Subsystem;
import volscope.sim.page.Page;

/**
 * What tasks have mapped. Loads and stores of a directly mapped file go through page table entries to the memory of the device; where an
 * entry is missing or does not allow it, a fault asks the file system and the device. A fault that has to wait throws
 * {@link volscope.sim.kernel.Sleeping}; the same access made again goes on.
 */
public final class MemoryManager extends Subsystem<MmState> implements FileMappings, DirectMappings {

    /** The key of this layer; it stands above the file tree. */
    public static final Layer<MemoryManager, MmState> LAYER = new Layer<>("mm", MmState.EMPTY, MemoryManager::new);

    private final Faults faults;
    private final Cleaning cleaning;
    private final Unmapping unmapping;
    private final Translations translations = new Translations();
    private MmState state;

    private MemoryManager(Kernel kernel, MmState state) {
        super(kernel);
        this.state = state;
        this.faults = new Faults(this, kernel);
        this.cleaning = new Cleaning(this, memory());
        this.unmapping = new Unmapping(this, memory());
    }

    @Override
    public MmState publish() {
        return state;
    }

    MmState state() {
        return state;
    }

    void set(MmState newState) {
        state = newState;
    }

    Unmapping unmapping() {
        return unmapping;
    }

    private FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    private Files files(Vma area) {
        return systems().files(area.volume());
    }

    private Block memory() {
        return kernel.get(Block.LAYER);
    }

    /** Maps a part of a file into a task's memory; nothing happens if the task maps the file already. */
    public void map(String task, Vma area) {
        AddressSpace space = state.task(task);
        if (space.area(area.volume(), area.inode()).isEmpty()) {
            state = state.with(task, space.mapping(area));
        }
    }

    /** The area through which a task sees a file. */
    public Optional<Vma> area(String task, long volume, long inode) {
        return state.task(task).area(volume, inode);
    }

    /** Takes all that a task maps away. */
    public void exit(String task) {
        List<Vma> areas = state.task(task).areas();
        state = state.without(task);
        areas.forEach(this::leave);
    }

    private void leave(Vma area) {
        var file = new VolumeFile(area.volume(), area.inode());
        if (!isMapped(file.volume(), file.inode()) && !kernel.get(Vfs.LAYER).isOpen(file) && systems().live().contains(file.volume())) {
            files(area).unused(file.inode());
        }
    }

    @Override
    public boolean isMapped(long volume, long inode) {
        return state.tasks().values().stream().anyMatch(space -> space.area(volume, inode).isPresent());
    }

    /** What an access did. */
    public enum Outcome {
        /** The entry allowed it. */
        NO_FAULT,
        /** The kernel had to be asked. */
        FAULT,
        /** The file is cached: it went through the page cache. */
        CACHED
    }

    /**
     * Bytes that were loaded.
     *
     * @param bytes
     *            what
     * @param outcome
     *            how
     */
    public record Loaded(byte[] bytes, Outcome outcome) {
    }

    /**
     * Loads bytes that lie in one page.
     *
     * @throws SigbusException
     *             if the page is beyond the end of the file or the device refuses it
     */
    public Loaded load(String task, Vma area, long offset, int length) {
        Pte known = translations.find(state, task, area, offset / Page.SIZE);
        if (known != null) {
            return new Loaded(through(known, offset, length), Outcome.NO_FAULT);
        }
        FilePage page = area.page(offset / Page.SIZE);
        Page copy = state.task(task).copies().of(page);
        if (copy != null) {
            byte[] bytes = new byte[length];
            copy.copyTo((int) (offset % Page.SIZE), bytes, 0, length);
            return new Loaded(bytes, Outcome.NO_FAULT);
        }
        if (isCached(task, area, page)) {
            checkSize(area, offset);
            byte[] there = files(area).read(area.inode(), offset, length);
            return new Loaded(Arrays.copyOf(there, length), Outcome.CACHED);
        }
        Outcome outcome = ensure(task, area, offset, FaultKind.READ);
        return new Loaded(through(entry(task, page), offset, length), outcome);
    }

    private byte[] through(Pte entry, long offset, int length) {
        return entry.pfn().map(pfn -> memory().media().read(pfn.memory(), address(pfn, offset), length)).orElse(new byte[length]);
    }

    /** Whether accesses of a page go through the page cache: the file is not directly mapped, and the task has no entry from when it was. */
    private boolean isCached(String task, Vma area, FilePage page) {
        return state.task(task).at(page).isEmpty() && !files(area).isDax(area.inode());
    }

    /**
     * Stores bytes that lie in one page.
     *
     * @throws SigbusException
     *             if the page is beyond the end of the file or the device refuses it
     */
    public Outcome store(String task, Vma area, long offset, byte[] bytes) {
        return store(task, area, offset, bytes, Block.Store.CACHED);
    }

    /** The same, into the processor's cache or around it. */
    public Outcome store(String task, Vma area, long offset, byte[] bytes, Block.Store how) {
        Pte known = translations.find(state, task, area, offset / Page.SIZE);
        if (known != null && known.isWritable()) {
            put(known.pfn().orElseThrow(), offset, bytes, how);
            return Outcome.NO_FAULT;
        }
        FilePage page = area.page(offset / Page.SIZE);
        if (area.kind() == Vma.Kind.PRIVATE) {
            return storePrivately(task, area, page, offset, bytes);
        }
        if (isCached(task, area, page)) {
            checkSize(area, offset);
            int part = (int) Math.max(0, Math.min(bytes.length, files(area).size(area.inode()) - offset));
            files(area).write(area.inode(), offset, Arrays.copyOf(bytes, part));
            return Outcome.CACHED;
        }
        Outcome outcome = ensure(task, area, offset, FaultKind.WRITE);
        put(entry(task, page).pfn().orElseThrow(), offset, bytes, how);
        return outcome;
    }

    private Outcome storePrivately(String task, Vma area, FilePage page, long offset, byte[] bytes) {
        Page copy = state.task(task).copies().of(page);
        Outcome outcome = copy == null ? Outcome.FAULT : Outcome.NO_FAULT;
        if (copy == null) {
            checkSize(area, offset);
            copy = isCached(task, area, page)
                    ? Page.of(Arrays.copyOf(files(area).read(area.inode(), page.page() * Page.SIZE, Page.SIZE), Page.SIZE))
                    : faults.copy(task, area, page);
        }
        byte[] changed = Page.toArray(copy);
        System.arraycopy(bytes, 0, changed, (int) (offset % Page.SIZE), bytes.length);
        AddressSpace space = state.task(task);
        state = state.with(task, space.without(space.keyOf(page)).with(page, Page.of(changed)));
        return outcome;
    }

    /** Faults, unless there is an entry that allows an access at an offset. */
    Outcome ensure(String task, Vma area, long offset, FaultKind kind) {
        FilePage page = area.page(offset / Page.SIZE);
        Optional<Pte> there = state.task(task).at(page).filter(pte -> kind == FaultKind.READ || pte.isWritable());
        if (there.isEmpty()) {
            checkSize(area, offset);
            if (kind == FaultKind.READ) {
                faults.read(task, area, page);
            } else {
                faults.write(task, area, page);
            }
        }
        Pte entry = entry(task, page);
        translations.keep(state, task, area, offset / Page.SIZE, entry);
        return there.isPresent() ? Outcome.NO_FAULT : Outcome.FAULT;
    }

    /** The entry that an access found, or that its fault left, as it shows the page. */
    Pte entry(String task, FilePage page) {
        return state.task(task).at(page).orElseThrow(() -> new IllegalStateException("a fault left no entry"));
    }

    /** How much the entry covers that shows a place of a file to a task; empty if there is none. */
    public Optional<EntrySize> entrySize(String task, Vma area, long offset) {
        return state.task(task).at(area.page(offset / Page.SIZE)).map(Pte::size);
    }

    /** Bytes that reach a page of memory. */
    void put(Pfn pfn, long offset, byte[] bytes, Block.Store how) {
        memory().store(pfn, (int) (offset % Page.SIZE), Data.of(bytes.clone()), how);
    }

    /** The memory that stores through a device can reach. */
    List<Granted> runs(DevNo dev) {
        return memory().reach(dev, 0, Long.MAX_VALUE / 2);
    }

    private void checkSize(Vma area, long offset) {
        long size = files(area).size(area.inode());
        if (offset >= (size + Page.SIZE - 1) / Page.SIZE * Page.SIZE) {
            throw new SigbusException();
        }
    }

    private static long address(Pfn pfn, long offset) {
        return pfn.page() * Page.SIZE + offset % Page.SIZE;
    }

    /** What a processor is told to do with one of its cache lines. */
    public enum LineAct {
        /** To send it on its way: {@code clwb}. */
        WRITE_BACK,
        /** To make room: it comes to memory. */
        EVICT
    }

    /** Does something with the cache line that holds a byte of a mapped page; nothing happens if the page is not mapped. */
    public void line(String task, Vma area, long offset, LineAct act) {
        @Nullable
        Pfn pfn = state.task(task).at(area.page(offset / Page.SIZE)).flatMap(Pte::pfn).orElse(null);
        if (pfn == null) {
            return;
        }
        if (act == LineAct.WRITE_BACK) {
            memory().writeBackLine(pfn.memory(), address(pfn, offset));
        } else {
            memory().evictLine(pfn.memory(), address(pfn, offset));
        }
    }

    @Override
    public boolean isDirty(long volume) {
        return cleaning.isDirty(page -> page.volume() == volume);
    }

    @Override
    public boolean isDirty(long volume, long inode) {
        return cleaning.isDirty(page -> page.isOf(volume, inode));
    }

    @Override
    public void clean(long volume) {
        cleaning.clean(page -> page.volume() == volume);
    }

    @Override
    public void clean(long volume, long inode) {
        cleaning.clean(page -> page.isOf(volume, inode));
    }

    @Override
    public void awaitFaults(long volume) {
        state.faulting().stream().filter(fault -> fault.page().volume() == volume && fault.kind() == FaultKind.WRITE).findFirst()
                .ifPresent(fault -> {
                    throw Sleeping.on("a write fault of " + fault.task(), fault.task());
                });
    }

    @Override
    public void awaitPins(long volume, long inode, long firstPage, long pages) {
        if (pins().holds(new FilePage(volume, inode, firstPage), pages)) {
            throw Sleeping.on("a page that a device holds");
        }
    }

    @Override
    public void cut(long volume, long inode, long firstPage, long pages) {
        unmapping.lost(new FilePage(volume, inode, firstPage), pages);
    }

    @Override
    public void gone(long volume, long inode) {
        unmapping.forget(page -> page.isOf(volume, inode), area -> area.volume() == volume && area.inode() == inode);
    }

    @Override
    public void drop(long volume) {
        unmapping.forget(page -> page.volume() == volume, area -> area.volume() == volume);
    }

    @Override
    public boolean hasUsers(DevNo dev) {
        return systems().mountedFrom(dev).filter(systems()::hasDax).isPresent();
    }

    @Override
    public void revoke(DevNo dev, long first, long pages) {
        systems().mountedFrom(dev).ifPresent(volume -> new Revocation(this).revoke(volume, first, pages));
    }

    @Override
    public Optional<DevNo> unfrozen(List<Granted> runs) {
        return new Revocation(this).unfrozen(runs, systems());
    }

    @Override
    public Optional<String> pinned(List<Granted> runs) {
        return new Revocation(this).pinned(runs);
    }

    @Override
    public List<String> waitingIn(DevNo dev) {
        return state.faulting().stream().filter(fault -> fault.inside().contains(dev)).map(Fault::task).toList();
    }

    /** The pages that devices hold. */
    public Pins pins() {
        return new Pins(this);
    }

    /** Mapped pages, as the page tables have them. */
    public List<MappingInfo> mappings() {
        List<MappingInfo> found = new ArrayList<>();
        state.tasks().forEach((task, space) -> space.table().forEach((page, entry) -> found.add(info(task, space, page, entry))));
        return found;
    }

    /** Files that tasks map, with their indexes and what of them is not durable. */
    public List<DirectFileInfo> directFiles() {
        return new DirectFiles(state, systems(), memory()).all();
    }

    private MappingInfo info(String task, AddressSpace space, FilePage page, Pte entry) {
        String path = space.area(page.volume(), page.inode()).map(Vma::path).orElse("");
        String memory = entry.pfn().flatMap(pfn -> memory().find(pfn.memory())).map(Disk::name).orElse("");
        PageState access = entry.isWritable() ? PageState.WRITABLE : PageState.READ_ONLY;
        return new MappingInfo(task, path, page.page(), access, memory, entry.pfn().map(Pfn::page).orElse(-1L), entry.size().pages());
    }
}
