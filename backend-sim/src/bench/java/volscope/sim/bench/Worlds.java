package volscope.sim.bench;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.Slot;
import volscope.sim.dm.TableLine;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.Page;
import volscope.sim.profile.Profiles;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotType;
import volscope.sim.snapshot.Snapshots;

/** An origin of 4 KiB chunks with one persistent snapshot, driven by the kernel's calls. */
final class Worlds {

    static final int CHUNK = 8;
    static final DevNo DISK = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    static final DevNo COW = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    private static final Limits LIMITS = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);

    private Worlds() {
    }

    /** A kernel with an empty origin disk and a COW disk that takes all of it. */
    static Kernel boot(long chunks, StepSink sink) {
        Layers layers = new Layers(List.of(Block.LAYER, Hardware.LAYER,
                TargetRegistry.layer(List.of(LinearTarget.TYPE, OriginTarget.TYPE, SnapshotType.SNAPSHOT)), Dm.LAYER, Snapshots.LAYER));
        Kernel kernel = Kernel.open(Kernel.powerOn(Profiles.V6_1, layers, 1), sink);
        kernel.get(Block.LAYER).put(Disk.of(DISK, "vda", Disk.Kind.VIRTIO, chunks * CHUNK, LIMITS));
        kernel.get(Block.LAYER).put(Disk.of(COW, "vdb", Disk.Kind.VIRTIO, chunks * CHUNK * 2 + 4096, LIMITS));
        return kernel;
    }

    /** Origin and snapshot as mapped devices; gives the origin's number. */
    static DevNo snapshot(Kernel kernel, long chunks) {
        Dm dm = kernel.get(Dm.LAYER);
        long sectors = chunks * CHUNK;
        DevNo origin = create(dm, "origin", sectors, "snapshot-origin", DISK.toString());
        dm.suspends().suspend(DmKey.name("origin"), Set.of());
        create(dm, "snap", sectors, "snapshot", DISK + " " + COW + " P " + CHUNK);
        dm.suspends().resume(DmKey.name("origin"), Set.of());
        return origin;
    }

    /** A mapped device with one target, running. */
    static DevNo create(Dm dm, String name, long sectors, String type, String params) {
        DevNo dev = dm.control().create(name, "", OptionalInt.empty()).dev();
        dm.tables().load(DmKey.name(name), List.of(new TableLine(0, sectors, type, params)), Disk.Access.READ_WRITE);
        dm.suspends().resume(DmKey.name(name), Set.of());
        return dev;
    }

    /** The machine goes on from its published value, as between two lines. */
    static Kernel reopen(Kernel kernel, StepSink sink) {
        KernelState state = kernel.publish();
        return Kernel.open(state, sink);
    }

    static String status(Kernel kernel) {
        return kernel.get(Dm.LAYER).tables().status(DmKey.name("snap"), Slot.LIVE).toString();
    }

    /** Fails unless the snapshot has taken all that was written. */
    static void checkValid(Kernel kernel) {
        String status = status(kernel);
        if (status.contains("Invalid")) {
            throw new IllegalStateException(status);
        }
    }

    /** Writes a page to one chunk after the other, {@code depth} on their way at a time. */
    static void write(Kernel kernel, DevNo dev, int[] chunks, int depth, Page[] pages) {
        Block block = kernel.get(Block.LAYER);
        long[] ids = new long[depth];
        for (int i = 0; i + depth <= chunks.length; i += depth) {
            for (int k = 0; k < depth; k++) {
                Page page = pages[i + k & pages.length - 1];
                ids[k] = block.request(BioOp.WRITE, dev, (long) chunks[i + k] * CHUNK, CHUNK, Data.of(new Page[]{page}), Set.of());
            }
            for (long id : ids) {
                block.await(id);
            }
        }
    }

    /** Fills the origin disk with pages. */
    static void fill(Kernel kernel, int chunks, Page[] pages) {
        for (int i = 0; i < chunks; i++) {
            kernel.get(Block.LAYER).media().write(DISK, (long) i * Page.SIZE, Data.of(new Page[]{pages[i & pages.length - 1]}));
        }
    }

    /** Different pages, a power of two of them. */
    static Page[] pages(int count) {
        SplittableRandom random = new SplittableRandom(7);
        Page[] pages = new Page[count];
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[Page.SIZE];
            random.nextBytes(bytes);
            pages[i] = Page.of(bytes);
        }
        return pages;
    }

    /** The numbers below {@code count} in an order that caches can't follow. */
    static int[] shuffled(int count, long seed) {
        int[] order = new int[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
