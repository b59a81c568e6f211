package volscope.sim.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The layers a machine is made of, from the ground up. */
public final class Layers {

    private final List<Layer<?, ?>> list;
    private final Layer<?, ?>[] layers;
    /** The place of a layer by its hash, which no two of them share. */
    private final byte[] places;
    /** The places of the layers whose drafts implement an interface, as far as somebody asked. */
    private final Map<Class<?>, int[]> implementing = new ConcurrentHashMap<>();

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
        return layers[place] == layer ? place : missing(layer);
    }

    private static int missing(Layer<?, ?> layer) {
        throw new IllegalArgumentException("no layer " + layer + " in this machine");
    }

    Layer<?, ?> at(int place) {
        return layers[place];
    }

    /**
     * The places of the layers whose drafts implement an interface, ascending.
     *
     * @param kinds
     *            the class of the drafts at a place, the same for all machines of these layers
     */
    int[] places(Class<?> type, IntFunction<Class<?>> kinds) {
        int[] found = implementing.get(type);
        if (found == null) {
            found = IntStream.range(0, layers.length).filter(place -> type.isAssignableFrom(kinds.apply(place))).toArray();
            implementing.put(type, found);
        }
        return found;
    }

    int size() {
        return list.size();
    }
}
