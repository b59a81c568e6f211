package volscope.sim.machine;

import java.util.Map;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Namespace;
import volscope.sim.device.Nvdimm;
import volscope.sim.device.Sectors;
import volscope.sim.fs.KernelModules;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.StepSink;
import volscope.sim.profile.Profile;

/** Puts a machine together and boots it: hardware as the settings say, then the file tree. */
final class PowerOn {

    private static final int PAGE = 4096;
    private static final int VIRTIO_MINORS = 16;
    private static final Limits VIRTIO_PMEM = new Limits(Sectors.SIZE, PAGE, Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED,
            Limits.DaxFlag.ON);

    private PowerOn() {
    }

    /**
     * A machine that has just booted.
     *
     * @param seed
     *            for all that is drawn
     */
    static KernelState boot(Profile profile, Layers layers, Settings settings, long seed) {
        Kernel kernel = Kernel.open(Kernel.powerOn(profile, layers, seed), StepSink.NONE);
        addMemory(kernel, settings);
        addDisks(kernel.get(Block.LAYER), settings);
        Vfs.boot(kernel);
        kernel.hook(KernelModules.class).ifPresent(KernelModules::boot);
        kernel.takeEvents();
        return kernel.publish();
    }

    private static void addMemory(Kernel kernel, Settings settings) {
        int minor = 0;
        for (int region = 0; region < settings.modes().size(); region++) {
            Namespace.Mode mode = settings.modes().get(region);
            Namespace namespace = Namespace.create(region, mode, settings.nvdimm(), kernel.random());
            kernel.get(Nvdimm.LAYER).add(namespace);
            if (mode != Namespace.Mode.DEVDAX) {
                kernel.get(Block.LAYER).put(namespace.disk(new DevNo(Hardware.PMEM_MAJOR, minor++)));
            }
        }
        if (settings.legacy().isPresent()) {
            Namespace namespace = Namespace.create(settings.modes().size(), Namespace.Mode.LEGACY, settings.legacy().getAsLong(),
                    kernel.random());
            kernel.get(Nvdimm.LAYER).add(namespace);
            kernel.get(Block.LAYER).put(namespace.disk(new DevNo(Hardware.PMEM_MAJOR, minor++)));
        }
        if (settings.virtioPmem().isPresent()) {
            long sectors = settings.virtioPmem().getAsLong() / Sectors.SIZE;
            kernel.get(Block.LAYER)
                    .put(Disk.of(new DevNo(Hardware.PMEM_MAJOR, minor), "pmem" + kernel.get(Nvdimm.LAYER).namespaces().size(),
                            Disk.Kind.PMEM_VIRTIO, sectors, VIRTIO_PMEM));
        }
    }

    private static void addDisks(Block block, Settings settings) {
        for (Map.Entry<String, Long> entry : settings.disks().entrySet()) {
            int index = entry.getKey().charAt(2) - 'a';
            block.put(Disk.of(new DevNo(Hardware.VIRTIO_MAJOR, index * VIRTIO_MINORS), entry.getKey(), Disk.Kind.VIRTIO,
                    entry.getValue() / Sectors.SIZE, new Limits(Sectors.SIZE, Sectors.SIZE, Limits.WriteCache.VOLATILE,
                            Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF)));
        }
    }
}
