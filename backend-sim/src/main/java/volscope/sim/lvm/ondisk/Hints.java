package volscope.sim.lvm.ondisk;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;
import volscope.sim.lvm.metadata.LvmId;

/**
 * Which devices hold physical volumes, as lvm notes it in {@code /run/lvm/hints}: most commands look at those alone, as long as there
 * are the same devices and each noted one still holds what is noted. So they do not see a label that something else than lvm has written.
 */
public final class Hints extends Subsystem<Hints.State> {

    /** The key of this layer. */
    public static final Layer<Hints, State> LAYER = new Layer<>("lvm hints", new State(Optional.empty()), Hints::new);

    private State state;

    /**
     * The file.
     *
     * @param notes
     *            what is in it, if it is there
     */
    public record State(Optional<Notes> notes) {
    }

    /**
     * What is noted.
     *
     * @param devices
     *            the paths of all devices there were
     * @param volumes
     *            those with a physical volume
     */
    public record Notes(List<String> devices, List<Note> volumes) {
    }

    /**
     * A device with a physical volume.
     *
     * @param dev
     *            the device
     * @param id
     *            the physical volume
     */
    public record Note(DevNo dev, LvmId id) {
    }

    private Hints(Kernel kernel, State state) {
        super(kernel);
        this.state = state;
    }

    @Override
    public State publish() {
        return state;
    }

    /** The notes made of these devices. */
    public Optional<Notes> of(List<String> devices) {
        return state.notes().filter(notes -> notes.devices().equals(devices));
    }

    /** Notes something. */
    public void note(Notes notes) {
        state = new State(Optional.of(notes));
    }

    /** Takes the file away. */
    public void forget() {
        state = new State(Optional.empty());
    }
}
