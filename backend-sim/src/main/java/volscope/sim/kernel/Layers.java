package volscope.sim.kernel;

import java.util.List;

/**
 * The layers a machine is made of, from the ground up.
 *
 * @param list
 *            the layers, lower ones first
 */
public record Layers(List<Layer<?, ?>> list) {

    public Layers {
        list = List.copyOf(list);
    }

    int indexOf(Layer<?, ?> layer) {
        int index = list.indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException("no layer " + layer + " in this machine");
        }
        return index;
    }

    int size() {
        return list.size();
    }
}
