package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import volscope.sim.fs.KernelModules;
import volscope.sim.fs.KernelModules.Use;

/** {@code modprobe}, {@code rmmod} and {@code lsmod}. */
final class ModuleTools {

    private final ToolCall call;

    private ModuleTools(ToolCall call) {
        this.call = call;
    }

    static int modprobe(ToolCall call) {
        return new ModuleTools(call).modprobe();
    }

    static int rmmod(ToolCall call) {
        return new ModuleTools(call).rmmod();
    }

    static int lsmod(ToolCall call) {
        return new ModuleTools(call).lsmod();
    }

    private KernelModules modules() {
        return call.kernel(kernel -> kernel.hook(KernelModules.class).orElseThrow());
    }

    private Optional<Use> find(String name) {
        return modules().find(name);
    }

    private void change(Consumer<KernelModules> action) {
        call.sys().run(kernel -> action.accept(kernel.hook(KernelModules.class).orElseThrow()));
    }

    private int modprobe() {
        boolean several = call.has("all") || call.has("remove");
        List<String> names = several ? call.operands() : call.operands().subList(0, 1);
        names.forEach(call.has("remove") ? this::take : this::load);
        return call.status();
    }

    private void fail(String text) {
        if (!call.has("quiet")) {
            call.error("modprobe: FATAL: " + text);
        }
        call.status(1);
    }

    private void load(String name) {
        if (!KernelModules.isKnown(name)) {
            fail("Module " + name + " not found in directory /lib/modules/" + call.kernel(kernel -> kernel.profile().release()));
        } else if (!call.has("dry-run") && !(call.has("use-blacklist") && modules().isBlacklisted(name))) {
            insert(name);
        }
    }

    private void insert(String name) {
        boolean own = !call.has("ignore-install");
        List<String> complaints = own ? modules().complaints(name) : modules().complaintsOfNeeds(name);
        if (complaints.isEmpty()) {
            change(own ? modules -> modules.request(name) : modules -> modules.load(name));
            return;
        }
        if (!call.has("quiet")) {
            complaints.forEach(call::error);
        }
        call.status(1);
    }

    private void take(String name) {
        if (!KernelModules.isKnown(name)) {
            fail("Module " + name + " not found.");
            return;
        }
        Optional<Use> use = find(name);
        if (use.isEmpty()) {
            return;
        }
        if (use.get().uses() > 0) {
            fail("Module " + use.get().name() + " is in use.");
            return;
        }
        change(modules -> modules.remove(name));
        KernelModules.soft(name).forEach(this::take);
        for (String need : KernelModules.needs(name)) {
            if (find(need).filter(there -> there.uses() == 0).isPresent()) {
                change(modules -> modules.remove(need));
            }
        }
    }

    private int rmmod() {
        if (call.operands().isEmpty()) {
            call.error("rmmod: ERROR: missing module name.");
            return 1;
        }
        for (String name : call.operands()) {
            Optional<Use> use = find(name);
            if (use.isEmpty() || use.get().uses() > 0) {
                call.error("rmmod: ERROR: Module " + KernelModules.underscored(name)
                        + use.map(ModuleTools::inUse).orElse(" is not currently loaded"));
                call.status(1);
            } else {
                change(modules -> modules.remove(name));
            }
        }
        return call.status();
    }

    private static String inUse(Use use) {
        return use.holders().isEmpty() ? " is in use" : " is in use by: " + String.join(" ", use.inSys());
    }

    private int lsmod() {
        call.println("Module                  Size  Used by");
        for (Use use : modules().all()) {
            call.println("%-19s %8d  %d %s".formatted(use.name(), use.size(), use.uses(), String.join(",", use.inSys())).stripTrailing());
        }
        return 0;
    }
}
