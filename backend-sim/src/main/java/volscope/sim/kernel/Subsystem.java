package volscope.sim.kernel;

/**
 * The draft of one layer's state: behaviour over an immutable value that it replaces as it goes. It is opened when it is first asked for, and
 * asks for no other but lower ones while it is.
 *
 * @param <S>
 *            the layer's published state, an immutable value
 */
public abstract class Subsystem<S> {

    /** The draft this subsystem belongs to. */
    protected final Kernel kernel;

    protected Subsystem(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The state as an immutable value; the same instance as before where nothing changed. Costs what changed. */
    public abstract S publish();
}
