package volscope.sim.dm;

import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/** The registry of target types: fixed when the machine is put together. */
public final class TargetRegistry extends Subsystem<TargetRegistry.Registered> implements TargetTypes {

    /**
     * The types there are.
     *
     * @param types
     *            in the order they are listed
     */
    public record Registered(List<TargetType> types) {

        public Registered {
            types = List.copyOf(types);
        }
    }

    private final Registered registered;

    private TargetRegistry(Kernel kernel, Registered registered) {
        super(kernel);
        this.registered = registered;
    }

    /** A layer that knows these types. */
    public static Layer<TargetRegistry, Registered> layer(List<TargetType> types) {
        return new Layer<>("dm-target", new Registered(types), TargetRegistry::new);
    }

    @Override
    public Registered publish() {
        return registered;
    }

    @Override
    public Optional<TargetType> named(String name) {
        return registered.types().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    @Override
    public List<TargetType> all() {
        return registered.types();
    }
}
