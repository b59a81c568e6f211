package volscope.sim.kernel;

import java.util.function.BiFunction;

/**
 * The key of one subsystem: how its draft is opened over a state, and the state a machine boots with. Each is its own key.
 *
 * @param <D>
 *            the kind of its draft
 * @param <S>
 *            the kind of its state
 */
public final class Layer<D extends Subsystem<S>, S> {

    private static final int SPREAD = 0x9E3779B1;

    private final String name;
    private final S initial;
    private final BiFunction<Kernel, S, D> open;
    private final int hash;

    /**
     * @param name
     *            the layer's name, unique in a machine
     * @param initial
     *            the state at power-on, before hardware is added
     * @param open
     *            makes a draft over a published state
     */
    public Layer(String name, S initial, BiFunction<Kernel, S, D> open) {
        this.name = name;
        this.initial = initial;
        this.open = open;
        this.hash = name.hashCode() * SPREAD >>> 16;
    }

    /** The state at power-on. */
    public S initial() {
        return initial;
    }

    D open(Kernel kernel, S state) {
        return open.apply(kernel, state);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public String toString() {
        return name;
    }
}
