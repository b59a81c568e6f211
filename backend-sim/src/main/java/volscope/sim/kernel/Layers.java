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
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == layer) {
                return i;
            }
        }
        throw new IllegalArgumentException("no layer " + layer + " in this machine");
    }

    int size() {
        return list.size();
    }
}
