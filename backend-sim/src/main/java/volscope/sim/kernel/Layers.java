package volscope.sim.kernel;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The layers a machine is made of, from the ground up. */
public final class Layers {

    private final List<Layer<?, ?>> list;
    /** Layers by their hash or behind it, at most half full. */
    private final @Nullable Layer<?, ?>[] hashed;
    private final int[] places;

    /**
     * @param list
     *            the layers, lower ones first
     */
    public Layers(List<Layer<?, ?>> list) {
        this.list = List.copyOf(list);
        int room = Integer.highestOneBit(4 * list.size() + 1);
        this.hashed = new Layer<?, ?>[room];
        this.places = new int[room];
        for (int place = 0; place < list.size(); place++) {
            Layer<?, ?> layer = list.get(place);
            int slot = layer.hashCode() & room - 1;
            while (hashed[slot] != null) {
                slot = slot + 1 & room - 1;
            }
            hashed[slot] = layer;
            places[slot] = place;
        }
    }

    /** The layers, lower ones first. */
    public List<Layer<?, ?>> list() {
        return list;
    }

    int indexOf(Layer<?, ?> layer) {
        int slot = layer.hashCode() & hashed.length - 1;
        for (Layer<?, ?> there = hashed[slot]; there != null; there = hashed[slot]) {
            if (there == layer) {
                return places[slot];
            }
            slot = slot + 1 & hashed.length - 1;
        }
        throw new IllegalArgumentException("no layer " + layer + " in this machine");
    }

    int size() {
        return list.size();
    }
}
