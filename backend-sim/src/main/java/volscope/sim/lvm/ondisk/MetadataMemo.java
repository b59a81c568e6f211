package volscope.sim.lvm.ondisk;

import java.util.Optional;

import org.pcollections.OrderedPMap;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What the newest metadata texts say, by checksum: who finds the same text again need not parse it. It never changes what is true. */
public final class MetadataMemo extends Subsystem<MetadataMemo.State> {

    /** The key of this layer. */
    public static final Layer<MetadataMemo, State> LAYER = new Layer<>("metadata memo", new State(OrderedPMap.empty()), MetadataMemo::new);

    private static final int KEPT = 32;

    private State state;

    /**
     * What is remembered.
     *
     * @param groups
     *            groups by the text they stood in, oldest first
     */
    public record State(OrderedPMap<Key, VolumeGroup> groups) {
    }

    /**
     * A text.
     *
     * @param size
     *            its length
     * @param crc
     *            its checksum
     */
    public record Key(long size, int crc) {

        /** The key of a text in a ring. */
        public static Key of(AreaHeader.Text text) {
            return new Key(text.size(), text.crc());
        }
    }

    private MetadataMemo(Kernel kernel, State state) {
        super(kernel);
        this.state = state;
    }

    @Override
    public State publish() {
        return state;
    }

    /** The group of a text. */
    public Optional<VolumeGroup> find(Key key) {
        return Optional.ofNullable(state.groups().get(key));
    }

    /** Remembers the group of a text. */
    public void remember(Key key, VolumeGroup group) {
        OrderedPMap<Key, VolumeGroup> groups = state.groups().minus(key).plus(key, group);
        while (groups.size() > KEPT) {
            groups = groups.minus(groups.keySet().iterator().next());
        }
        state = new State(groups);
    }
}
