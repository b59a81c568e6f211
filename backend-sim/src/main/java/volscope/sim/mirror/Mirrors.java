package volscope.sim.mirror;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import volscope.sim.device.Block;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Subsystem;
import volscope.sim.mirror.MirrorState.Write;

/** The mirrors of a machine. */
public final class Mirrors extends Subsystem<MirrorState> {

    /** The key of this layer. */
    public static final Layer<Mirrors, MirrorState> LAYER = new Layer<>("mirror", MirrorState.EMPTY, Mirrors::new);

    private final MirrorIo io = new MirrorIo(this);
    private final Resync resync = new Resync(this);
    private MirrorState state;

    private Mirrors(Kernel kernel, MirrorState state) {
        super(kernel);
        this.state = state;
    }

    @Override
    public MirrorState publish() {
        return state;
    }

    Kernel kernel() {
        return kernel;
    }

    Block block() {
        return kernel.get(Block.LAYER);
    }

    Dm dm() {
        return kernel.get(Dm.LAYER);
    }

    MirrorIo io() {
        return io;
    }

    Resync resync() {
        return resync;
    }

    void log(Level level, String text) {
        dm().log(level, "raid1", text);
    }

    Optional<MirrorSet> find(long id) {
        return Optional.ofNullable(state.sets().get(id));
    }

    MirrorSet get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no mirror " + id));
    }

    /** Adds a mirror and gives its number. */
    long add(MirrorSet.Place place, MirrorSet.Errors errors, List<Leg> legs, boolean alike) {
        long id = state.next();
        state = state.numbered().with(MirrorSet.of(id, place, errors, legs, alike));
        return id;
    }

    void update(long id, UnaryOperator<MirrorSet> change) {
        state = state.with(change.apply(get(id)));
    }

    void remove(long id) {
        state = state.without(id);
    }

    void begin(Write write) {
        state = state.with(write);
    }

    /** One device has ended its part of a write; the write as it is then. */
    Write ended(long bio, int leg, boolean good) {
        Write write = Objects.requireNonNull(state.writes().get(bio), "a write on its way").ended(leg, good);
        state = state.with(write);
        return write;
    }

    /** A device failed; another takes the place of the main one where that is safe. */
    void fail(long id, int leg, Leg.Health how) {
        MirrorSet before = get(id);
        update(id, set -> set.with(leg, how));
        if (before.legs().get(leg).equals(get(id).legs().get(leg)) || before.errors() == MirrorSet.Errors.IGNORED) {
            return;
        }
        if (leg == before.main()) {
            replaceMain(get(id), before);
        }
        dm().event(before.place().device());
    }

    private void replaceMain(MirrorSet set, MirrorSet before) {
        if (!before.isWholeAlike()) {
            log(Level.ERR, "Primary mirror (" + set.mainLeg().dev() + ") failed while out-of-sync: Reads may fail.");
            return;
        }
        for (int i = 0; i < set.legs().size(); i++) {
            if (set.legs().get(i).isAlive()) {
                int other = i;
                update(set.id(), now -> now.reading(other));
                return;
            }
        }
        log(Level.WARNING, "All sides of mirror have failed.");
    }
}
