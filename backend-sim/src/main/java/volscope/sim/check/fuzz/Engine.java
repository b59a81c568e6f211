package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import volscope.sim.check.PowerFailure;
import volscope.sim.check.WorstSurvival;
import volscope.sim.check.fuzz.World.Level;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Nvdimm;
import volscope.sim.device.Survival;
import volscope.sim.dm.Dm;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.TargetType;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Files;
import volscope.sim.fs.extent.Format;
import volscope.sim.fs.extent.FsType;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.SplitMix;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.ondisk.Hints;
import volscope.sim.lvm.ondisk.MetadataMemo;
import volscope.sim.mm.MemoryManager;
import volscope.sim.profile.Profile;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotType;
import volscope.sim.snapshot.Snapshots;

/** What is compared with the reference: a kernel up to snapshots, and for volumes the programs above it. */
final class Engine {

    /** The disk below the origin. */
    static final DevNo LOWER = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    /** The disk of the COW devices. */
    static final DevNo STORES = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    /** The target types of the engine itself. */
    static final List<TargetType> TYPES = List.of(LinearTarget.TYPE, PlainTargets.ERROR, OriginTarget.TYPE, SnapshotType.SNAPSHOT,
            SnapshotType.MERGE);
    /** The memory that a file is mapped from. */
    static final DevNo MEMORY = new DevNo(Hardware.PMEM_MAJOR, 0);
    private static final Limits MEMORY_LIMITS = new Limits(512, 4096, Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED,
            Limits.DaxFlag.ON);
    /** Sectors of a disk of a group. */
    private static final long GROUP_DISK = 16384;
    private static final Limits DISK = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);

    private final Profile profile;
    private final Layers layers;
    private final Layers withTools;
    private final Layers withFiles;
    /** Machines that have booted and made their volumes, kept since that takes long. */
    private final Map<World, KernelState> booted = new ConcurrentHashMap<>();

    private Engine(Profile profile, Layers layers, Layers withTools, Layers withFiles) {
        this.profile = profile;
        this.layers = layers;
        this.withTools = withTools;
        this.withFiles = withFiles;
    }

    /** The engine itself. */
    static Engine of(Profile profile) {
        return of(profile, List.of(Hardware.LAYER), TYPES);
    }

    /** An engine with other hardware and other target types. */
    static Engine of(Profile profile, List<Layer<?, ?>> hardware, List<TargetType> types) {
        List<Layer<?, ?>> kernel = new ArrayList<>(List.of(Block.LAYER));
        kernel.addAll(hardware);
        kernel.addAll(List.of(Nvdimm.LAYER, TargetRegistry.layer(types), Dm.LAYER, Snapshots.LAYER));
        List<Layer<?, ?>> more = new ArrayList<>(kernel);
        more.addAll(List.of(Vfs.LAYER, MetadataMemo.LAYER, Hints.LAYER, DebugLog.LAYER));
        List<Layer<?, ?>> mapping = new ArrayList<>(kernel);
        mapping.addAll(List.of(FileSystems.LAYER, MemoryManager.LAYER));
        return new Engine(profile, new Layers(kernel), new Layers(more), new Layers(mapping));
    }

    /** The kernel's rules. */
    Profile profile() {
        return profile;
    }

    /** A machine with two disks: empty ones, or such as hold a group with an origin. */
    Kernel boot(World world) {
        return world.level() == Level.DEVICES
                ? withDisks(layers, World.DISK, World.COWS * World.ROOM)
                : Kernel.open(booted.computeIfAbsent(world, this::make), StepSink.NONE);
    }

    private KernelState mapped() {
        Kernel kernel = Kernel.open(Kernel.powerOn(profile, withFiles, 1), StepSink.NONE);
        long sectors = World.mappedStore(World.MAPPED_CHUNKS.length);
        kernel.get(Block.LAYER).put(Disk.of(MEMORY, "pmem0", Disk.Kind.PMEM_FSDAX, sectors, MEMORY_LIMITS));
        Format.plan(new Format.Wish(FsType.EXT4, World.MAPPED * 512, 4096, "00000000-0000-4000-8000-000000000000", "",
                Format.JournalWish.NO, 0, 0), 1).steps().forEach(step -> {
                    if (step instanceof Format.Put put) {
                        kernel.get(Block.LAYER).media().write(MEMORY, put.start(), Data.of(put.bytes()));
                    }
                });
        MappedMachine.stack(kernel);
        long volume = MappedMachine.mount(kernel);
        Files files = kernel.get(FileSystems.LAYER).files(volume);
        long file = files.create(FileSystems.ROOT, "f", FileType.REGULAR, 0644, "", Optional.empty());
        for (int page = 0; page < World.PAGES; page++) {
            files.write(file, MappedCommand.offset(page), new byte[]{(byte) World.FIRST});
        }
        kernel.get(FileSystems.LAYER).sync(volume);
        kernel.get(Block.LAYER).fence();
        kernel.drain();
        return kernel.publish();
    }

    private Kernel withDisks(Layers made, long lower, long stores) {
        Kernel kernel = Kernel.open(Kernel.powerOn(profile, made, 1), StepSink.NONE);
        Block block = kernel.get(Block.LAYER);
        block.put(Disk.of(LOWER, "vda", Disk.Kind.VIRTIO, lower, DISK));
        block.put(Disk.of(STORES, "vdb", Disk.Kind.VIRTIO, stores, DISK));
        return kernel;
    }

    private KernelState make(World world) {
        if (world.level() == Level.MAPPINGS) {
            return mapped();
        }
        Kernel kernel = withDisks(withTools, GROUP_DISK, GROUP_DISK);
        Vfs.boot(kernel);
        Tools tools = new Tools(kernel);
        for (String line : world.setup()) {
            if (tools.run(List.of(line.split(" "))) != 0) {
                throw new IllegalStateException("fails: " + line);
            }
        }
        return kernel.publish();
    }

    /** The machine after power was cut and came back. */
    static KernelState again(KernelState before, PowerLoss loss) {
        return PowerFailure.after(before, switch (loss.how()) {
            case NONE -> Survival.NONE;
            case ALL -> Survival.ALL;
            case WORST -> WorstSurvival.of(before);
            case DRAWN -> Survival.drawn(new SplitMix(loss.seed()));
        });
    }
}
