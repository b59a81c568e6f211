package volscope.sim.kernel;

import java.util.List;

/** The layers a machine is made of, from the ground up. */
public final class Layers {

    private final List<Layer<?, ?>> list;
    private final Layer<?, ?>[] layers;
    /** The place of a layer by its hash, which no two of them share. */
    private final byte[] places;

    /**
     * @param list
     *            the layers, lower ones first
     */
    public Layers(List<Layer<?, ?>> list) {
        this.list = List.copyOf(list);
        this.layers = list.toArray(new Layer<?, ?>[0]);
        this.places = places();
    }

    private byte[] places() {
        int room = Integer.highestOneBit(list.size() + 1);
        while (collide(room - 1)) {
            room *= 2;
        }
        byte[] found = new byte[room];
        for (byte place = 0; place < layers.length; place++) {
            found[layers[place].hashCode() & room - 1] = place;
        }
        return found;
    }

    private boolean collide(int mask) {
        return list.stream().mapToInt(layer -> layer.hashCode() & mask).distinct().count() < list.size();
    }

    /** The layers, lower ones first. */
    public List<Layer<?, ?>> list() {
        return list;
    }

    int indexOf(Layer<?, ?> layer) {
        int place = places[layer.hashCode() & places.length - 1];
        if (layers[place] != layer) {
            throw new IllegalArgumentException("no layer " + layer + " in this machine");
        }
        return place;
    }

    int size() {
        return list.size();
    }
}
