package volscope.sim.kernel;

import java.util.ArrayList;
import java.util.List;

/** Machines with a layer that no real one has. */
public final class Rebuilt {

    private Rebuilt() {
    }

    /** The same machine with one more layer at the bottom, which is asked before the others. */
    public static <S> KernelState with(KernelState state, Layer<?, S> layer) {
        List<Layer<?, ?>> layers = new ArrayList<>(state.layers().list());
        layers.addFirst(layer);
        List<Object> states = new ArrayList<>(state.states());
        states.addFirst(layer.initial());
        return new KernelState(state.profile(), new Layers(layers), states.toArray(), state.queue(), state.timers(), state.log(),
                state.now(),
                state.random(), state.serial());
    }
}
