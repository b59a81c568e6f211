package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import volscope.sim.check.fuzz.World.Level;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Slot;
import volscope.sim.dm.TableLine;
import volscope.sim.dm.Target;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.PageTree;

/** Does commands by the kernel's own calls, as {@code dmsetup}, {@code sec} and {@code blkdiscard} would. */
final class KernelMachine {

    private static final int COMMAND_FAILED = 1;

    private final World world;
    private Kernel kernel;
    private Dm dm;
    private Block block;
    /** What power has left on the disks. */
    private PMap<DevNo, PageTree> left = HashTreePMap.empty();
    /** Transfers that wait for a resume. */
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(long request, DevNo dev) {
    }

    KernelMachine(World world, Engine engine) {
        this.world = world;
        kernel = engine.boot(world);
        dm = kernel.get(Dm.LAYER);
        block = kernel.get(Block.LAYER);
    }

    /** Loses power after or in the middle of a command. */
    void lose(Command command) {
        switch (command) {
            case Command.Cut(Command begun, int steps, PowerLoss loss) -> {
                kernel.limit(steps);
                run(begun);
                restart(loss);
            }
            case Command.Crash(PowerLoss loss) -> restart(loss);
            default -> throw new IllegalArgumentException("power stays on in " + command);
        }
    }

    private void restart(PowerLoss loss) {
        KernelState off = Engine.again(kernel.publish(), loss);
        left = off.of(Block.LAYER).media();
        kernel = Kernel.open(off, StepSink.NONE);
        dm = kernel.get(Dm.LAYER);
        block = kernel.get(Block.LAYER);
        waiting.clear();
        if (world.level() == Level.VOLUMES) {
            new Tools(kernel).run(List.of("vgchange", "-aay"));
        }
    }

    /** What power has left of the origin; empty if there is none any more. */
    Optional<byte[]> origin(int sectors) {
        return switch (world.level()) {
            case DEVICES -> Optional.of(read(Engine.LOWER, 0, sectors));
            case MAPPINGS -> Optional.empty();
            case VOLUMES -> read(World.VOLUME + "-real", sectors).or(() -> read(World.VOLUME, sectors));
        };
    }

    /** What power has left of a COW device; empty if there is none any more. */
    Optional<byte[]> store(int no, int sectors) {
        return switch (world.level()) {
            case DEVICES -> Optional.of(read(Engine.STORES, no * World.ROOM, sectors));
            case MAPPINGS -> Optional.empty();
            case VOLUMES -> read(world.snapshotDevice(no) + "-cow", sectors);
        };
    }

    private byte[] read(DevNo disk, long sector, int sectors) {
        byte[] bytes = new byte[(int) Sectors.toBytes(sectors)];
        left.getOrDefault(disk, PageTree.EMPTY).read(Sectors.toBytes(sector), bytes, 0, bytes.length);
        return bytes;
    }

    private Optional<byte[]> read(String device, int sectors) {
        return dm.find(DmKey.name(device)).flatMap(MappedDevice::live).filter(table -> table.sectors() >= sectors).map(table -> {
            byte[] bytes = new byte[(int) Sectors.toBytes(table.sectors())];
            for (Target target : table.targets()) {
                LinearTarget linear = (LinearTarget) target;
                byte[] part = read(linear.dev(), linear.offset(), (int) linear.length());
                System.arraycopy(part, 0, bytes, (int) Sectors.toBytes(linear.start()), part.length);
            }
            return Arrays.copyOf(bytes, (int) Sectors.toBytes(sectors));
        });
    }

    /** Does a command; all that can run then has run. */
    Outcome run(Command command) {
        try {
            Outcome outcome = dispatch(command);
            settle();
            return outcome;
        } catch (ErrnoException refused) {
            settle();
            return new Outcome(COMMAND_FAILED, "");
        } catch (Sleeping _) {
            return Outcome.WAITING;
        }
    }

    private void settle() {
        kernel.drain();
        if (!waiting.isEmpty()) {
            waiting.removeIf(this::hasEnded);
        }
    }

    private boolean hasEnded(Waiting one) {
        try {
            block.await(one.request());
        } catch (Sleeping _) {
            return false;
        } catch (ErrnoException _) {
            // nobody looks
        }
        block.close(one.dev());
        return true;
    }

    private Outcome dispatch(Command command) {
        switch (command) {
            case Command.Create(String device, Table table) -> create(device, table);
            case Command.Load(String device, Table table) -> load(device, table);
            case Command.Clear(String device) -> dm.tables().clear(DmKey.name(device));
            case Command.Suspend(String device) -> dm.suspends().suspend(DmKey.name(device), Set.of());
            case Command.Resume(String device) -> dm.suspends().resume(DmKey.name(device), Set.of());
            case Command.Remove(String device) -> dm.control().remove(DmKey.name(device));
            case Command.Message(String device) -> dm.messages().message(DmKey.name(device), 0, "hello");
            case Command.Status(String device) -> {
                return Outcome.text(status(device));
            }
            case Command.Transfer transfer -> {
                return transfer(transfer);
            }
            case VolumeCommand volume -> {
                return Outcome.of(new Tools(kernel).run(volume.words()) == 0);
            }
            case MappedCommand mapped -> throw new IllegalArgumentException("not of devices alone: " + mapped);
            case Command.Crash _,Command.Cut _ -> throw new IllegalArgumentException("power is lost in " + command);
        }
        return Outcome.DONE;
    }

    private void create(String device, Table table) {
        dm.control().create(device, "", OptionalInt.empty());
        try {
            load(device, table);
            dm.suspends().resume(DmKey.name(device), Set.of());
        } catch (ErrnoException refused) {
            dm.control().remove(DmKey.name(device));
            throw refused;
        }
    }

    private void load(String device, Table table) {
        dm.get(DmKey.name(device));
        String[] words = table.target().split(" ", 2);
        TableLine line = new TableLine(0, table.sectors(), words[0], words.length == 1 ? "" : numbers(table, words[1]));
        dm.tables().load(DmKey.name(device), List.of(line), Disk.Access.READ_WRITE);
    }

    /** The parameters with devices by number, since there is no file tree. */
    private String numbers(Table table, String params) {
        String numbers = params.replace("/dev/vda", Engine.LOWER.toString()).replace("/dev/vdb", Engine.STORES.toString());
        if (table instanceof Table.Snapshot snapshot) {
            String cow = World.cow(snapshot.cow());
            Optional<String> dev = dm.find(DmKey.name(cow)).map(MappedDevice::dev).map(DevNo::toString);
            return numbers.replace(World.path(cow), dev.orElse("none"));
        }
        return numbers;
    }

    /** The text behind a device's target type; empty without a live table. */
    String status(String device) {
        Optional<MappedDevice> md = dm.find(DmKey.name(device));
        return md.flatMap(MappedDevice::live).map(table -> table.targets().getFirst().info(kernel)).orElse("");
    }

    private Outcome transfer(Command.Transfer transfer) {
        DevNo dev = transfer.device().equals(World.LOWER) ? Engine.LOWER : dm.get(DmKey.name(transfer.device())).dev();
        block.open(dev);
        long request = switch (transfer) {
            case Command.Read _ -> block.request(BioOp.READ, dev, transfer.sector(), transfer.sectors(), Data.EMPTY, Set.of());
            case Command.Write write -> block.request(BioOp.WRITE, dev, transfer.sector(), transfer.sectors(), letters(write), Set.of());
            case Command.Put put -> block.request(BioOp.WRITE, dev, put.sector(), 1, Data.of(put.content()), Set.of());
            case Command.Discard _ -> block.request(BioOp.DISCARD, dev, transfer.sector(), transfer.sectors(), Data.EMPTY, Set.of());
            case Command.Flush _ -> block.request(BioOp.FLUSH, dev, 0, 0, Data.EMPTY, Set.of(BioFlag.PREFLUSH));
        };
        try {
            Data data = block.await(request);
            block.close(dev);
            return transfer instanceof Command.Read ? Outcome.text(text(data)) : Outcome.DONE;
        } catch (ErrnoException refused) {
            block.close(dev);
            throw refused;
        } catch (Sleeping sleeping) {
            waiting.add(new Waiting(request, dev));
            throw sleeping;
        }
    }

    private static Data letters(Command.Write write) {
        byte letter = write.letter() == Command.ZERO ? 0 : (byte) write.letter();
        return Data.fill(letter, write.sectors() * Sectors.SIZE);
    }

    private static String text(Data data) {
        byte[] bytes = data.toArray();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += Sectors.SIZE) {
            text.append(letter(bytes, at));
        }
        return text.toString();
    }

    /** The letter that a sector is full of, or a question mark. */
    private static char letter(byte[] bytes, int at) {
        for (int i = 1; i < Sectors.SIZE; i++) {
            if (bytes[at + i] != bytes[at]) {
                return '?';
            }
        }
        return bytes[at] == 0 ? Command.ZERO : (char) bytes[at];
    }
}
