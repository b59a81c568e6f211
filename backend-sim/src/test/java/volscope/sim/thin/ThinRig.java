package volscope.sim.thin;

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
import volscope.sim.profile.Profiles;

/** A machine up to thin pools, with a disk of metadata and one of data, driven by calls. */
final class ThinRig {

    private static final DevNo METADATA = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    private static final DevNo DATA = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    private static final Limits PLAIN = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);
    private static final long BLOCK = 128;

    private Kernel kernel;

    ThinRig(long metadataBlocks, long dataBlocks) {
        Layers layers = new Layers(List.of(Block.LAYER, Hardware.LAYER,
                TargetRegistry.layer(List.of(LinearTarget.TYPE, PlainTargets.ERROR, ThinType.TYPE, PoolType.TYPE)), Dm.LAYER,
                ThinPools.LAYER));
        kernel = Kernel.open(Kernel.powerOn(Profiles.V6_1, layers, 1), StepSink.NONE);
        kernel.get(Block.LAYER).put(Disk.of(METADATA, "vda", Disk.Kind.VIRTIO, metadataBlocks * Superblock.SECTORS, PLAIN));
        kernel.get(Block.LAYER).put(Disk.of(DATA, "vdb", Disk.Kind.VIRTIO, dataBlocks * BLOCK, PLAIN));
        create("pool", "0 " + dataBlocks * BLOCK + " thin-pool " + METADATA + " " + DATA + " 128 0");
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

    Pool pool() {
        return kernel.get(ThinPools.LAYER).of(dev("pool")).orElseThrow();
    }

    void create(String name, String line) {
        dm().control().create(name, "", OptionalInt.empty());
        load(name, line);
        resume(name);
    }

    void load(String name, String line) {
        String[] words = line.split(" ", 4);
        dm().tables().load(DmKey.name(name), List.of(new TableLine(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2],
                words.length > 3 ? words[3] : "")), Disk.Access.READ_WRITE);
    }

    void thin(String name, int device, long sectors) {
        create(name, "0 " + sectors + " thin " + dev("pool") + " " + device);
    }

    void resume(String name) {
        dm().suspends().resume(DmKey.name(name), Set.of());
    }

    void suspend(String name) {
        dm().suspends().suspend(DmKey.name(name), Set.of());
    }

    void remove(String name) {
        dm().control().remove(DmKey.name(name));
    }

    void message(String text) {
        dm().messages().message(DmKey.name("pool"), 0, text);
    }

    String status(String name) {
        return dm().tables().status(DmKey.name(name), Slot.LIVE).getFirst().params();
    }

    DevNo dev(String name) {
        return dm().get(DmKey.name(name)).dev();
    }

    /** Sends a request and gives its number. */
    long send(String name, BioOp op, long sector, int sectors, char c) {
        Data data = op == BioOp.WRITE ? Data.fill((byte) c, sectors * Sectors.SIZE) : Data.EMPTY;
        return kernel.get(Block.LAYER).request(op, dev(name), sector, sectors, data, Set.of());
    }

    /** Waits for a request; {@code ok} or how it failed. */
    String await(long request) {
        try {
            kernel.get(Block.LAYER).await(request);
            return "ok";
        } catch (ErrnoException failed) {
            return failed.errno().name();
        }
    }

    String write(String name, long sector, int sectors, char c) {
        return await(send(name, BioOp.WRITE, sector, sectors, c));
    }

    /** The first byte of each sector, a dot for zero. */
    String read(String name, long sector, int sectors) {
        Block block = kernel.get(Block.LAYER);
        byte[] bytes = block.await(block.request(BioOp.READ, dev(name), sector, sectors, Data.EMPTY, Set.of())).toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sectors; i++) {
            byte first = bytes[i * Sectors.SIZE];
            text.append((char) (first == 0 ? '.' : first));
        }
        return text.toString();
    }

    List<String> log() {
        return kernel.log().stream().map(LogLine::text).toList();
    }
}
