package volscope.sim.kernel;

import java.util.function.BiFunction;

/**
 * The key of one subsystem: how its draft is opened over a state, and the state a machine boots with.
 *
 * @param name
 *            the layer's name, unique in a machine
 * @param initial
 *            the state at power-on, before hardware is added
 * @param open
 *            makes a draft over a published state
 */
public record Layer<D extends Subsystem<S>, S>(String name, S initial, BiFunction<Kernel, S, D> open) {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
