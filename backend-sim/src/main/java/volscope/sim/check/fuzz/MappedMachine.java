package volscope.sim.check.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import volscope.sim.check.fuzz.MappedCommand.Freezing;
import volscope.sim.check.fuzz.MappedCommand.How;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.TableLine;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.FsType;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.MemoryManager.LineAct;
import volscope.sim.mm.Pin;
import volscope.sim.mm.SigbusException;
import volscope.sim.mm.Vma;
import volscope.sim.page.Page;

/** Does commands about a mapped file by the kernel's own calls, as the lab's programs would. */
final class MappedMachine {

    private static final int MOST_SLEEPS = 1000;

    private Kernel kernel;
    private long volume;
    private long file;
    private List<Long> blocks;

    MappedMachine(Engine engine) {
        kernel = engine.boot(World.MAPPING);
        volume = systems().live().getFirst();
        file = systems().files(volume).find(FileSystems.ROOT, "f").orElseThrow();
        blocks = systems().files(volume).blocks(file);
    }

    private FileSystems systems() {
        return kernel.get(FileSystems.LAYER);
    }

    private MemoryManager mm() {
        return kernel.get(MemoryManager.LAYER);
    }

    private static Dm dm(Kernel kernel) {
        return kernel.get(Dm.LAYER);
    }

    /** A call that may sleep and gives something. */
    interface Call<T> {
        T get();
    }

    /** Makes a call again as long as it sleeps and something can wake it. */
    static <T> T await(Kernel kernel, Call<T> call) {
        for (int tries = 0;; tries++) {
            try {
                T result = call.get();
                kernel.drain();
                return result;
            } catch (Sleeping sleeping) {
                if (kernel.limit() <= 0) {
                    throw sleeping;
                }
                long time = Math.min(sleeping.until(), kernel.nextTimer());
                boolean works = !kernel.waiting().isEmpty();
                if (tries == MOST_SLEEPS || time == Sleeping.NO_TIME && !works) {
                    throw sleeping;
                }
                if (!works) {
                    kernel.advance(time);
                }
                kernel.drain();
            }
        }
    }

    private static void waiting(Kernel kernel, Runnable call) {
        await(kernel, () -> {
            call.run();
            return true;
        });
    }

    /** Makes a mapped device that runs. */
    static DevNo create(Kernel kernel, String name, long sectors, String type, String params) {
        DevNo dev = dm(kernel).control().create(name, "", OptionalInt.empty()).dev();
        waiting(kernel, () -> dm(kernel).tables().load(DmKey.name(name), List.of(new TableLine(0, sectors, type, params)),
                Disk.Access.READ_WRITE));
        waiting(kernel, () -> dm(kernel).suspends().resume(DmKey.name(name), Set.of()));
        return dev;
    }

    /** The devices below the file system. */
    static void stack(Kernel kernel) {
        String memory = Engine.MEMORY.toString();
        DevNo data = create(kernel, World.DATA, World.MAPPED, "linear", memory + " 0");
        for (int no = 0; no < World.MAPPED_CHUNKS.length; no++) {
            create(kernel, World.cow(no), World.MAPPED_STORE, "linear", memory + " " + World.mappedStore(no));
        }
        create(kernel, World.ORIGIN, World.MAPPED, "snapshot-origin", data.toString());
    }

    /** Mounts the file system with DAX. */
    static long mount(Kernel kernel) {
        DevNo origin = dm(kernel).get(DmKey.name(World.ORIGIN)).dev();
        return await(kernel, () -> kernel.get(FileSystems.LAYER).mount(origin, FsType.EXT4, List.of("dax=always"),
                World.path(World.ORIGIN), MappedCommand.MOUNT));
    }

    private DevNo dev(String name) {
        return dm(kernel).get(DmKey.name(name)).dev();
    }

    /** Does a command; all that can run then has run. */
    Outcome run(Command command) {
        try {
            return dispatch((MappedCommand) command);
        } catch (ErrnoException | SigbusException refused) {
            kernel.drain();
            return Outcome.FAILED;
        } catch (Sleeping sleeping) {
            return Outcome.WAITING;
        }
    }

    private Vma area(String task) {
        Vma area = Vma.whole(MappedCommand.FILE, volume, file, Vma.Kind.SHARED);
        mm().map(task, area);
        return area;
    }

    private static byte[] bytes(char letter) {
        return String.valueOf(letter).getBytes(US_ASCII);
    }

    private static Outcome text(byte[] bytes) {
        return Outcome.text(new String(bytes, 0, Math.min(1, bytes.length), US_ASCII));
    }

    private Outcome dispatch(MappedCommand command) {
        switch (command) {
            case MappedCommand.Poke(String task, int page, char letter, How how) -> {
                Block.Store store = how == How.CACHED ? Block.Store.CACHED : Block.Store.STREAMED;
                waiting(kernel, () -> mm().store(task, area(task), MappedCommand.offset(page), bytes(letter), store));
            }
            case MappedCommand.Peek(String task, int page) -> {
                return text(await(kernel, () -> mm().load(task, area(task), MappedCommand.offset(page), 1).bytes()));
            }
            case MappedCommand.WriteBack(String task, int page) -> mm().line(task, area(task), MappedCommand.offset(page),
                    LineAct.WRITE_BACK);
            case MappedCommand.Fence _ -> kernel.get(Block.LAYER).fence();
            case MappedCommand.Sync _ -> waiting(kernel, () -> systems().files(volume).fsync(file));
            case MappedCommand.WriteFile(int page, char letter) -> waiting(kernel,
                    () -> systems().files(volume).write(file, MappedCommand.offset(page), bytes(letter)));
            case MappedCommand.ReadFile(int page) -> {
                return text(await(kernel, () -> systems().files(volume).read(file, MappedCommand.offset(page), 1)));
            }
            case MappedCommand.Freeze(Freezing what) -> waiting(kernel, () -> {
                if (what == Freezing.FREEZE) {
                    systems().freezeByUser(volume);
                } else {
                    systems().thawByUser(volume);
                }
            });
            case MappedCommand.Pin(int page) -> waiting(kernel,
                    () -> mm().pins().take(MappedCommand.DISK, area(MappedCommand.DISK), MappedCommand.offset(page)));
            case MappedCommand.Dma(int page, char letter) -> mm().pins().write(pin(page), MappedCommand.offset(page), bytes(letter));
            case MappedCommand.Done(int page) -> mm().pins().release(pin(page));
            case MappedCommand.Take(int no) -> take(no);
            case MappedCommand.Raise(int no) -> raise(no);
            case MappedCommand.Drop(int no) -> waiting(kernel, () -> dm(kernel).control().remove(DmKey.name(World.snapshot(no))));
            case MappedCommand.Look(int no, int page) -> {
                return text(
                        request(BioOp.READ, dev(World.snapshot(no)), blocks.get(page) * Sectors.PER_PAGE, Data.EMPTY, Set.of()).toArray());
            }
            case MappedCommand.TakeHeld held -> takeHeld(held);
            case MappedCommand.Torn(MappedCommand.Poke poke, int steps, MappedCommand.Again again) -> {
                kernel.limit(steps);
                var unused = run(poke);
                return run(again);
            }
            case MappedCommand.Again(PowerLoss loss, List<Integer> snapshots) -> again(loss, snapshots);
        }
        return Outcome.DONE;
    }

    private Pin pin(int page) {
        return mm().pins().find(MappedCommand.DISK, area(MappedCommand.DISK), MappedCommand.offset(page)).orElseThrow();
    }

    private Data request(BioOp op, DevNo dev, long sector, Data data, Set<BioFlag> flags) {
        Block block = kernel.get(Block.LAYER);
        long sectors = data.length() == 0 ? Sectors.PER_PAGE : data.length() / Sectors.SIZE;
        long id = block.request(op, dev, sector, sectors, data, flags);
        return await(kernel, () -> block.await(id));
    }

    private void take(int no) {
        empty(no);
        taking(no).forEach(call -> waiting(kernel, call));
    }

    private void empty(int no) {
        request(BioOp.WRITE, dev(World.cow(no)), 0, Data.fill((byte) 0, MappedCommand.Take.EMPTIED * Page.SIZE), Set.of(BioFlag.FUA));
    }

    private List<Runnable> taking(int no) {
        DmKey origin = DmKey.name(World.ORIGIN);
        DmKey snapshot = DmKey.name(World.snapshot(no));
        return List.of(() -> dm(kernel).suspends().suspend(origin, Set.of()),
                () -> dm(kernel).control().create(World.snapshot(no), "", OptionalInt.empty()),
                () -> dm(kernel).tables().load(snapshot, List.of(new TableLine(0, World.MAPPED, "snapshot", params(no))),
                        Disk.Access.READ_WRITE),
                () -> dm(kernel).suspends().resume(snapshot, Set.of()), () -> dm(kernel).suspends().resume(origin, Set.of()));
    }

    private String params(int no) {
        return dev(World.DATA) + " " + dev(World.cow(no)) + " P " + World.MAPPED_CHUNKS[no];
    }

    private void raise(int no) {
        create(kernel, World.snapshot(no), World.MAPPED, "snapshot", params(no));
    }

    /** Two tasks go on as far as they can, then the device, then the two again. */
    private void takeHeld(MappedCommand.TakeHeld held) {
        dispatch(new MappedCommand.Pin(held.page()));
        empty(held.no());
        Deque<Runnable> taker = new ArrayDeque<>(taking(held.no()));
        Deque<Runnable> storer = new ArrayDeque<>(List.of(() -> dispatch(held.store())));
        goOn(taker);
        goOn(storer);
        dispatch(new MappedCommand.Dma(held.page(), held.written()));
        dispatch(new MappedCommand.Done(held.page()));
        taker.forEach(call -> waiting(kernel, call));
        storer.forEach(call -> waiting(kernel, call));
    }

    /** Makes calls up to the first that can't end now. */
    private void goOn(Deque<Runnable> calls) {
        try {
            while (!calls.isEmpty()) {
                waiting(kernel, calls.element());
                calls.remove();
            }
        } catch (Sleeping waits) {
            kernel.drain();
        }
    }

    private void again(PowerLoss loss, List<Integer> snapshots) {
        KernelState off = Engine.again(kernel.publish(), loss);
        kernel = Kernel.open(off, StepSink.NONE);
        stack(kernel);
        snapshots.forEach(this::raise);
        volume = mount(kernel);
    }
}
