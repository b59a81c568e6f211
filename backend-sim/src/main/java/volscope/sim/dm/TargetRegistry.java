package volscope.sim.dm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/** The registry of target types: which modules there are is fixed when the machine is put together, which are loaded changes. */
public final class TargetRegistry extends Subsystem<TargetRegistry.Registered> implements TargetTypes {

    /**
     * A kernel module with target types.
     *
     * @param name
     *            the module's name: {@code dm-snapshot}
     * @param types
     *            the types, in the order it registers them
     */
    public record Module(String name, List<TargetType> types) {

        public Module {
            types = List.copyOf(types);
        }
    }

    /**
     * The modules there are.
     *
     * @param modules
     *            all of them
     * @param loaded
     *            those that are loaded, oldest first
     */
    public record Registered(List<Module> modules, PVector<Module> loaded) {

        public Registered {
            modules = List.copyOf(modules);
        }
    }

    private Registered registered;

    private TargetRegistry(Kernel kernel, Registered registered) {
        super(kernel);
        this.registered = registered;
    }

    /** A layer that knows these types and has them all loaded. */
    public static Layer<TargetRegistry, Registered> layer(List<TargetType> types) {
        Module all = new Module("dm-mod", types);
        return layer(List.of(all), List.of(all.name()));
    }

    /** A layer that knows these modules and has those of the names loaded, in that order. */
    public static Layer<TargetRegistry, Registered> layer(List<Module> modules, Collection<String> loaded) {
        PVector<Module> first = TreePVector.empty();
        for (String name : loaded) {
            first = first.plus(modules.stream().filter(module -> module.name().equals(name)).findFirst().orElseThrow());
        }
        return new Layer<>("dm-target", new Registered(modules, first), TargetRegistry::new);
    }

    @Override
    public Registered publish() {
        return registered;
    }

    /** Loads a module; nothing happens if it is loaded, or if it has no target types. */
    public void load(String name) {
        registered.modules().stream().filter(module -> module.name().equals(name)).findFirst().ifPresent(this::load);
    }

    private void load(Module module) {
        if (!registered.loaded().contains(module)) {
            registered = new Registered(registered.modules(), registered.loaded().plus(module));
        }
    }

    /** Takes a module away; its types are unknown from now on. */
    public void unload(String name) {
        registered = new Registered(registered.modules(),
                TreePVector.from(registered.loaded().stream().filter(module -> !module.name().equals(name)).toList()));
    }

    /** The types a module registers; empty if it registers none. */
    public List<TargetType> typesOf(String name) {
        return registered.modules().stream().filter(module -> module.name().equals(name)).flatMap(module -> module.types().stream())
                .toList();
    }

    /** The module that registers a type, loaded or not. */
    public Optional<String> moduleOf(String type) {
        return registered.modules().stream().filter(module -> module.types().stream().anyMatch(one -> one.name().equals(type)))
                .map(Module::name).findFirst();
    }

    @Override
    public Optional<TargetType> named(String name) {
        return all().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    @Override
    public Optional<TargetType> request(String name) {
        if (named(name).isEmpty()) {
            registered.modules().stream().filter(module -> module.types().stream().anyMatch(type -> type.name().equals(name))).findFirst()
                    .ifPresent(module -> kernel.hook(ModuleRequests.class).ifPresentOrElse(modules -> modules.request("dm-" + name),
                            () -> load(module)));
        }
        return named(name);
    }

    @Override
    public List<TargetType> all() {
        return registered.loaded().stream().flatMap(module -> module.types().stream()).toList().reversed();
    }
}
