package volscope.sim.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.Slot;
import volscope.sim.dm.TableLine;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.StepSink;
import volscope.sim.profile.Profile;

/** A machine up to snapshots, with two disks, driven by calls. */
final class Rig {

    static final DevNo DISK = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    static final DevNo MEMORY = new DevNo(Hardware.PMEM_MAJOR, 0);
    static final DevNo COW_DISK = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    private static final Limits PLAIN = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);

    private Kernel kernel;

    Rig(Profile profile, long originSectors, long cowSectors) {
        Layers layers = new Layers(List.of(Block.LAYER, Hardware.LAYER,
                TargetRegistry.layer(
                        List.of(LinearTarget.TYPE, PlainTargets.ZERO, PlainTargets.ERROR, OriginTarget.TYPE, SnapshotType.SNAPSHOT,
                                SnapshotType.MERGE)),
                Dm.LAYER, Snapshots.LAYER));
        kernel = Kernel.open(Kernel.powerOn(profile, layers, 1), StepSink.NONE);
        kernel.get(Block.LAYER).put(Disk.of(DISK, "vda", Disk.Kind.VIRTIO, originSectors, PLAIN));
        kernel.get(Block.LAYER).put(Disk.of(MEMORY, "pmem0", Disk.Kind.PMEM_FSDAX, originSectors,
                new Limits(512, 4096, Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED, Limits.DaxFlag.ON)));
        kernel.get(Block.LAYER).put(Disk.of(COW_DISK, "vdb", Disk.Kind.VIRTIO, cowSectors, PLAIN));
    }

    Kernel kernel() {
        return kernel;
    }

    /** Goes on from the published value, as if it had been kept. */
    KernelState reopen() {
        KernelState state = kernel.publish();
        kernel = Kernel.open(state, StepSink.NONE);
        return state;
    }

    Dm dm() {
        return kernel.get(Dm.LAYER);
    }

    /** Creates, loads and resumes. */
    DevNo create(String name, String line) {
        DevNo dev = dm().control().create(name, "", OptionalInt.empty()).dev();
        load(name, line);
        resume(name);
        return dev;
    }

    void load(String name, String line) {
        String[] words = line.split(" ", 4);
        dm().tables().load(DmKey.name(name), List.of(new TableLine(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2],
                words.length > 3 ? words[3] : "")), Disk.Access.READ_WRITE);
    }

    void resume(String name) {
        dm().suspends().resume(DmKey.name(name), Set.of());
    }

    void suspend(String name) {
        dm().suspends().suspend(DmKey.name(name), Set.of());
    }

    String status(String name) {
        return String.join("\n", dm().tables().status(DmKey.name(name), Slot.LIVE).stream().map(TableLine::toString).toList());
    }

    DevNo dev(String name) {
        return dm().get(DmKey.name(name)).dev();
    }

    void write(DevNo dev, long sector, int sectors, char c) {
        Block block = kernel.get(Block.LAYER);
        block.await(block.request(BioOp.WRITE, dev, sector, sectors, Data.fill((byte) c, sectors * Sectors.SIZE), Set.of()));
    }

    /** The first byte of each sector, which stands for all; or {@code EIO}. */
    String read(DevNo dev, long sector, int sectors) {
        Block block = kernel.get(Block.LAYER);
        try {
            byte[] bytes = block.await(block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of())).toArray();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < sectors; i++) {
                byte first = bytes[i * Sectors.SIZE];
                byte[] one = Arrays.copyOfRange(bytes, i * Sectors.SIZE, (i + 1) * Sectors.SIZE);
                byte[] same = new byte[Sectors.SIZE];
                Arrays.fill(same, first);
                text.append(Arrays.equals(one, same) ? (char) (first == 0 ? '.' : first) : '?');
            }
            return text.toString();
        } catch (ErrnoException failed) {
            return failed.errno().name();
        }
    }

    List<String> log() {
        return kernel.log().stream().map(LogLine::text).toList();
    }
}
