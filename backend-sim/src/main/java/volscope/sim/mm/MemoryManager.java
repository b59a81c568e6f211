package volscope.sim.mm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import volscope.model.event.Event.FaultKind;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.Dax.Granted;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.device.DirectMappings;
import volscope.sim.device.Disk;
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
    private MmState state;

    private MemoryManager(Kernel kernel, MmState state) {
        super(kernel);
        this.state = state;
        this.faults = new Faults(this, kernel);
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

    private FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    private Files files(Vma area) {
        return systems().files(area.volume());
    }

    /** Maps a file into a task's memory; nothing happens if the task maps it already. */
    public void map(String task, Vma area) {
        AddressSpace space = state.task(task);
        if (space.area(area.volume(), area.inode()).isEmpty()) {
            state = state.with(task, space.mapping(area));
        }
    }

    /** Takes all that a task maps away. */
    public void exit(String task) {
        state = state.without(task);
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
        if (!files(area).isDax(area.inode())) {
            checkSize(area, offset);
            byte[] there = files(area).read(area.inode(), offset, length);
            return new Loaded(Arrays.copyOf(there, length), Outcome.CACHED);
        }
        Outcome outcome = ensure(task, area, offset, FaultKind.READ);
        byte[] bytes = entry(task, page(area, offset)).pfn().map(pfn -> memory().media().read(pfn.memory(), address(pfn, offset), length))
                .orElse(new byte[length]);
        return new Loaded(bytes, outcome);
    }

    /**
     * Stores bytes that lie in one page.
     *
     * @throws SigbusException
     *             if the page is beyond the end of the file or the device refuses it
     */
    public Outcome store(String task, Vma area, long offset, byte[] bytes) {
        if (!files(area).isDax(area.inode())) {
            checkSize(area, offset);
            int part = (int) Math.max(0, Math.min(bytes.length, files(area).size(area.inode()) - offset));
            files(area).write(area.inode(), offset, Arrays.copyOf(bytes, part));
            return Outcome.CACHED;
        }
        Outcome outcome = ensure(task, area, offset, FaultKind.WRITE);
        put(entry(task, page(area, offset)).pfn().orElseThrow(), offset, bytes, Block.Store.CACHED);
        return outcome;
    }

    private void fault(String task, Vma area, FilePage page, FaultKind kind) {
        if (kind == FaultKind.READ) {
            faults.read(task, area, page);
        } else {
            faults.write(task, area, page);
        }
    }

    /** Faults, unless there is an entry that allows an access at an offset. */
    Outcome ensure(String task, Vma area, long offset, FaultKind kind) {
        checkSize(area, offset);
        FilePage page = page(area, offset);
        boolean there = Optional.ofNullable(state.task(task).table().get(page)).filter(pte -> kind == FaultKind.READ || pte.isWritable())
                .isPresent();
        if (there) {
            return Outcome.NO_FAULT;
        }
        fault(task, area, page, kind);
        return Outcome.FAULT;
    }

    /** The entry that an access found, or that its fault left. */
    Pte entry(String task, FilePage page) {
        return Objects.requireNonNull(state.task(task).table().get(page), "a fault left an entry");
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

    static FilePage page(Vma area, long offset) {
        return new FilePage(area.volume(), area.inode(), offset / Page.SIZE);
    }

    private static long address(Pfn pfn, long offset) {
        return pfn.page() * Page.SIZE + offset % Page.SIZE;
    }

    private Block memory() {
        return kernel.get(Block.LAYER);
    }

    @Override
    public boolean clean(long volume) {
        return clean(page -> page.volume() == volume);
    }

    @Override
    public boolean clean(long volume, long inode) {
        return clean(page -> page.isOf(volume, inode));
    }

    private boolean clean(Predicate<FilePage> of) {
        Map<DevNo, Set<Long>> pages = new TreeMap<>();
        for (Map.Entry<FilePage, DaxEntry> entry : state.index().entrySet()) {
            if (of.test(entry.getKey()) && entry.getValue().isDirty()) {
                protect(entry.getKey(), entry.getValue());
                state = state.with(entry.getKey(), entry.getValue().clean());
                entry.getValue().pfn().ifPresent(pfn -> pages.computeIfAbsent(pfn.memory(), m -> new HashSet<>()).add(pfn.page()));
            }
        }
        pages.forEach((memory, dirty) -> memory().writeBack(memory, dirty::contains));
        return !pages.isEmpty();
    }

    /** Sends the cache line on its way that holds a byte of a mapped page, as {@code clwb} does; nothing happens if the page is not mapped. */
    public void writeBack(String task, Vma area, long offset) {
        FilePage page = page(area, offset);
        Optional.ofNullable(state.task(task).table().get(page)).flatMap(Pte::pfn)
                .ifPresent(pfn -> memory().writeBackLine(pfn.memory(), address(pfn, offset)));
    }

    /** Makes the entries of a page read-only that lead where the file's index says; others are not found. */
    private void protect(FilePage page, DaxEntry entry) {
        state.tasks().forEach((task, space) -> {
            Pte pte = space.table().get(page);
            if (pte != null && pte.isWritable() && pte.pfn().equals(entry.pfn())) {
                state = state.with(task, space.with(page, pte.readOnly()));
            }
        });
    }

    @Override
    public void awaitFaults(long volume) {
        state.faulting().stream().filter(fault -> fault.page().volume() == volume).findFirst().ifPresent(fault -> {
            throw Sleeping.on("a write fault of " + fault.task(), fault.task());
        });
    }

    @Override
    public void awaitPins(long volume, long inode, long firstPage) {
        if (pins().holds(volume, inode, firstPage)) {
            throw Sleeping.on("a page that a device holds");
        }
    }

    @Override
    public void cut(long volume, long inode, long firstPage) {
        forget(page -> page.isOf(volume, inode) && page.page() >= firstPage);
    }

    @Override
    public void gone(long volume, long inode) {
        forget(page -> page.isOf(volume, inode));
        forgetAreas(area -> area.volume() == volume && area.inode() == inode);
    }

    @Override
    public void drop(long volume) {
        forget(page -> page.volume() == volume);
        forgetAreas(area -> area.volume() == volume);
    }

    void cut(FilePage page) {
        state = state.without(page);
        state.tasks().forEach((task, space) -> {
            if (space.table().containsKey(page)) {
                state = state.with(task, space.without(page));
            }
        });
    }

    private void forget(Predicate<FilePage> of) {
        state.index().keySet().stream().filter(of).forEach(page -> state = state.without(page));
        state.tasks().forEach((task, space) -> {
            AddressSpace left = space;
            for (FilePage page : space.table().keySet()) {
                left = of.test(page) ? left.without(page) : left;
            }
            state = state.with(task, left);
        });
    }

    private void forgetAreas(Predicate<Vma> of) {
        state.tasks().forEach((task, space) -> {
            AddressSpace left = space;
            for (Vma area : space.areas()) {
                left = of.test(area) ? left.withoutArea(area) : left;
            }
            state = state.with(task, left);
        });
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

    private MappingInfo info(String task, AddressSpace space, FilePage page, Pte entry) {
        String path = space.area(page.volume(), page.inode()).map(Vma::path).orElse("");
        String memory = entry.pfn().flatMap(pfn -> memory().find(pfn.memory())).map(Disk::name).orElse("");
        PageState access = entry.isWritable() ? PageState.WRITABLE : PageState.READ_ONLY;
        return new MappingInfo(task, path, page.page(), access, memory, entry.pfn().map(Pfn::page).orElse(-1L));
    }
}
