package volscope.sim.bench;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.fs.FileType;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Format;
import volscope.sim.fs.extent.FsType;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.Vma;
import volscope.sim.page.Page;
import volscope.sim.profile.Profiles;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotType;
import volscope.sim.snapshot.Snapshots;

/** Stores into a file of 64 MiB that is mapped directly, on an origin of the design; nobody looks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 60)
@Measurement(iterations = 16)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@OperationsPerInvocation(DirectStores.PAGES)
public class DirectStores {

    static final int PAGES = 1 << 14;
    private static final DevNo MEMORY = new DevNo(Hardware.PMEM_MAJOR, 0);
    private static final DevNo STORE = new DevNo(Hardware.PMEM_MAJOR, 1);
    private static final long SECTORS = 256L << 11;
    private static final int LINES = 64;
    private static final String TASK = "w";

    private final byte[] value = {1};
    private Vma area = Vma.whole("/f", 0, 0, Vma.Kind.SHARED);
    private KernelState plain = mapped().publish();
    private KernelState snapped = plain;
    private Kernel writable = Kernel.open(plain, StepSink.NONE);
    private Kernel cold = writable;
    private int[] order = new int[0];

    private static void put(Kernel kernel, DevNo dev, String name) {
        Limits limits = new Limits(512, 4096, Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED, Limits.DaxFlag.ON);
        kernel.get(Block.LAYER).put(Disk.of(dev, name, Disk.Kind.PMEM_FSDAX, SECTORS, limits));
    }

    /** A file system with the file on an origin; pages lie one after the other but are mapped by themselves. */
    private Kernel mapped() {
        Layers layers = new Layers(List.of(Block.LAYER, Hardware.LAYER,
                TargetRegistry.layer(List.of(LinearTarget.TYPE, OriginTarget.TYPE, SnapshotType.SNAPSHOT)), Dm.LAYER, Snapshots.LAYER,
                FileSystems.LAYER, MemoryManager.LAYER));
        Kernel kernel = Kernel.open(Kernel.powerOn(Profiles.DAX_FULL, layers, 1), StepSink.NONE);
        put(kernel, MEMORY, "pmem0");
        put(kernel, STORE, "pmem1");
        Format.plan(new Format.Wish(FsType.EXT4, SECTORS * 512, Page.SIZE, "00000000-0000-4000-8000-000000000000", "", Format.JournalWish.NO, 0, 0), 1).steps().forEach(step -> {
                    if (step instanceof Format.Put put) {
                        kernel.get(Block.LAYER).media().write(MEMORY, put.start(), Data.of(put.bytes()));
                    }
                });
        DevNo origin = Worlds.create(kernel.get(Dm.LAYER), "origin", SECTORS, "snapshot-origin", MEMORY.toString());
        FileSystems systems = kernel.get(FileSystems.LAYER);
        long volume = systems.mount(origin, FsType.EXT4, List.of("dax=always"), "/dev/mapper/origin", "bench");
        long file = systems.files(volume).create(FileSystems.ROOT, "f", FileType.REGULAR, 0644, "", Optional.empty());
        for (int page = 0; page < PAGES; page++) {
            systems.files(volume).write(file, (long) page * Page.SIZE, value);
        }
        systems.sync(volume);
        area = new Vma("/f", volume, file, Vma.Kind.SHARED, 0, PAGES);
        kernel.get(MemoryManager.LAYER).map(TASK, area);
        return kernel;
    }

    /** Fresh machines for each iteration: one where a page is mapped writable, one with a snapshot that has nothing yet. */
    @Setup(Level.Iteration)
    public void prepare() {
        if (order.length == 0) {
            order = Worlds.shuffled(PAGES, 3);
            Kernel kernel = Kernel.open(plain, StepSink.NONE);
            Dm dm = kernel.get(Dm.LAYER);
            waiting(kernel, () -> dm.suspends().suspend(DmKey.name("origin"), Set.of()));
            Worlds.create(dm, "snap", SECTORS, "snapshot", MEMORY + " " + STORE + " P " + Worlds.CHUNK);
            dm.suspends().resume(DmKey.name("origin"), Set.of());
            snapped = kernel.publish();
        }
        writable = Kernel.open(plain, StepSink.NONE);
        for (int page = 0; page < LINES; page++) {
            store(writable, page);
        }
        cold = Kernel.open(snapped, StepSink.NONE);
    }

    private void store(Kernel kernel, int page) {
        waiting(kernel, () -> kernel.get(MemoryManager.LAYER).store(TASK, area, (long) page * Page.SIZE, value));
    }

    /** Makes a call again until it does not wait any more; work is done meanwhile, and time passes where nothing else helps. */
    private static void waiting(Kernel kernel, Runnable call) {
        while (true) {
            try {
                call.run();
                return;
            } catch (Sleeping waits) {
                if (waits.until() != Sleeping.NO_TIME) {
                    kernel.advance(waits.until());
                }
                kernel.drain();
            }
        }
    }

    /** Stores through entries that allow them. */
    @Benchmark
    public MemoryManager throughWritableEntry() {
        MemoryManager mm = writable.get(MemoryManager.LAYER);
        for (int i = 0; i < PAGES; i++) {
            mm.store(TASK, area, (long) (i % LINES) * Page.SIZE + i % Page.SIZE, value);
        }
        return mm;
    }

    /** First stores into pages, each with a fault, a copy of its chunk and its commit. */
    @Benchmark
    public Kernel faultWithCopy() {
        for (int page : order) {
            store(cold, page);
        }
        return cold;
    }
}
