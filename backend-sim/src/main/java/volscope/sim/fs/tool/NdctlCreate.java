package volscope.sim.fs.tool;

import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Namespace;
import volscope.sim.device.Namespace.Mode;
import volscope.sim.device.Nvdimm;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/** {@code ndctl create-namespace -f -e NAMESPACE -m MODE}: makes a namespace anew in another mode; all that it held is lost. */
final class NdctlCreate {

    private NdctlCreate() {
    }

    static int run(ToolCall call) {
        String name = call.text("reconfig").orElse("");
        Optional<Mode> mode = mode(call);
        Optional<Namespace> old = call.kernel(kernel -> kernel.get(Nvdimm.LAYER).namespaces().stream()
                .filter(namespace -> name.equals("namespace" + namespace.region() + ".0")).findFirst());
        if (mode.isEmpty() || old.isEmpty()) {
            call.error(mode.isEmpty()
                    ? "Error: invalid mode '" + call.text("mode").orElse("") + "'"
                    : "failed to reconfigure namespace: "
                            + Errno.ENODEV.text());
            return 1;
        }
        if (!call.has("force")) {
            call.error("Error: " + name + " is active, specify --force for re-configuration");
            call.error("failed to reconfigure namespace: " + Errno.EBUSY.text());
            return 1;
        }
        try {
            Namespace made = call.kernel(kernel -> make(kernel, old.get(), mode.get()));
            Ndctl.show(call, made);
            return 0;
        } catch (ErrnoException refused) {
            call.error("failed to reconfigure namespace: " + refused.errno().text());
            return 1;
        }
    }

    private static Optional<Mode> mode(ToolCall call) {
        String word = call.text("mode").orElse(Mode.FSDAX.word());
        boolean onDevice = word.equals(Mode.FSDAX.word()) && call.text("map").orElse("dev").equals("dev");
        return switch (word) {
            case "fsdax" -> Optional.of(onDevice ? Mode.FSDAX_DEV : Mode.FSDAX);
            case "sector" -> Optional.of(Mode.SECTOR);
            case "raw" -> Optional.of(Mode.RAW);
            default -> Optional.empty();
        };
    }

    private static Namespace make(Kernel kernel, Namespace old, Mode mode) {
        Block block = kernel.get(Block.LAYER);
        DevNo dev = block.named(old.device()).map(Disk::dev).orElse(new DevNo(Hardware.PMEM_MAJOR, old.region()));
        if (block.find(dev).filter(disk -> disk.opens() > 0).isPresent()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        Namespace made = Namespace.create(old.region(), mode, old.raw(), kernel.random());
        kernel.get(Nvdimm.LAYER).replace(made);
        block.media().clear(dev);
        block.put(made.disk(dev));
        return made;
    }
}
