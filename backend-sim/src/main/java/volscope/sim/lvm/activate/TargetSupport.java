package volscope.sim.lvm.activate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import volscope.sim.dm.TargetRegistry;
import volscope.sim.fs.KernelModules;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;

/** Whether the kernel knows target types. A module that is not loaded is loaded when its type is asked for first. */
public final class TargetSupport {

    private final Sys sys;
    private final LvmLog log;
    private final Map<String, Boolean> asked = new HashMap<>();

    public TargetSupport(Sys sys, LvmLog log) {
        this.sys = sys;
        this.log = log;
    }

    /** Whether there is a type, at least now. What {@code modprobe} says if not is said once. */
    public boolean has(String type) {
        return asked.computeIfAbsent(type, this::ask);
    }

    private boolean ask(String type) {
        if (isThere(type)) {
            return true;
        }
        List<String> complaints = sys.call(kernel -> complaints(kernel, type));
        if (!complaints.isEmpty()) {
            complaints.forEach(log::foreign);
            log.error("/sbin/modprobe failed: 1");
            return false;
        }
        sys.run(kernel -> kernel.hook(TargetRegistry.class).ifPresent(registry -> load(kernel, registry, type)));
        return isThere(type);
    }

    /** By the module's own name, so that the blacklist does not count. */
    private static void load(Kernel kernel, TargetRegistry registry, String type) {
        kernel.hook(KernelModules.class).ifPresentOrElse(modules -> registry.moduleOf(type).ifPresent(modules::request),
                () -> registry.request(type));
    }

    private boolean isThere(String type) {
        return sys.call(kernel -> kernel.hook(TargetRegistry.class).filter(registry -> registry.named(type).isEmpty()).isEmpty());
    }

    private static List<String> complaints(Kernel kernel, String type) {
        return kernel.hook(TargetRegistry.class).flatMap(registry -> registry.moduleOf(type))
                .flatMap(module -> kernel.hook(KernelModules.class).map(modules -> modules.complaints(module))).orElse(List.of());
    }
}
