package volscope.sim.kernel;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.profile.Profile;

/** A whole machine at one moment, as a value. Each step that is looked at leaves one, so it is kept small. */
public final class KernelState {

    private final Profile profile;
    private final Layers layers;
    private final Object[] states;
    private final List<Work> queue;
    private final List<Timer> timers;
    private final PVector<LogLine> log;
    private final long now;
    private final long random;
    private final long serial;

    /**
     * @param profile
     *            the kernel it runs
     * @param layers
     *            what it is made of
     * @param states
     *            one published state per layer, in the order of {@code layers}; nobody changes the array afterwards
     * @param queue
     *            the work that waits, in the order it will run
     * @param timers
     *            the work that waits for a time, earliest first
     * @param log
     *            the kernel log since power-on
     * @param now
     *            nanoseconds since power-on
     * @param random
     *            the state of the generator
     * @param serial
     *            the last number handed out by {@link Kernel#nextId()}
     */
    KernelState(Profile profile, Layers layers, Object[] states, List<Work> queue, List<Timer> timers, PVector<LogLine> log, long now,
            long random, long serial) {
        this.profile = profile;
        this.layers = layers;
        this.states = states;
        this.queue = queue;
        this.timers = timers;
        this.log = log;
        this.now = now;
        this.random = random;
        this.serial = serial;
    }

    /**
     * The same machine later; this value if nothing has changed.
     *
     * @param drafts
     *            the drafts of the layers in their order, null where nobody has asked for one
     */
    KernelState later(@Nullable Subsystem<?>[] drafts, List<Work> newQueue, List<Timer> newTimers, PVector<LogLine> newLog, long newNow,
            long newRandom, long newSerial) {
        Object[] newStates = states;
        for (int place = 0; place < drafts.length; place++) {
            Subsystem<?> draft = drafts[place];
            Object state = draft == null ? states[place] : draft.publish();
            if (state != states[place]) {
                newStates = newStates == states ? states.clone() : newStates;
                newStates[place] = state;
            }
        }
        boolean same = newStates == states && newQueue == queue && newTimers == timers && newLog == log && newNow == now
                && newRandom == random && newSerial == serial;
        return same ? this : new KernelState(profile, layers, newStates, newQueue, newTimers, newLog, newNow, newRandom, newSerial);
    }

    /** The kernel it runs. */
    public Profile profile() {
        return profile;
    }

    /** What it is made of. */
    public Layers layers() {
        return layers;
    }

    /** One published state per layer, in the order of {@link #layers}. */
    public List<Object> states() {
        return Collections.unmodifiableList(Arrays.asList(states));
    }

    /** The work that waits, in the order it will run. */
    public List<Work> queue() {
        return queue;
    }

    /** The work that waits for a time, earliest first. */
    public List<Timer> timers() {
        return timers;
    }

    /** The kernel log since power-on. */
    public PVector<LogLine> log() {
        return log;
    }

    /** Nanoseconds since power-on. */
    public long now() {
        return now;
    }

    /** The state of the generator. */
    public long random() {
        return random;
    }

    /** The last number handed out by {@link Kernel#nextId()}. */
    public long serial() {
        return serial;
    }

    /** The published state of one layer. */
    @SuppressWarnings("unchecked")
    public <S> S of(Layer<?, S> layer) {
        return (S) states[layers.indexOf(layer)];
    }

    /** Whether all layers are in the same state as at another moment of the machine: the very same objects. */
    public boolean hasStatesOf(KernelState other) {
        if (states == other.states) {
            return true;
        }
        for (int i = 0; i < states.length; i++) {
            if (states[i] != other.states[i]) {
                return false;
            }
        }
        return true;
    }

    Object stateAt(int place) {
        return states[place];
    }

    /** The same at another time, in nanoseconds since power-on. */
    public KernelState at(long time) {
        return new KernelState(profile, layers, states, queue, timers, log, time, random, serial);
    }

    /** The same machine in which the layers, what waits, the log, the time, the generator and the last number are others. */
    public KernelState with(Object[] newStates, List<Work> newQueue, List<Timer> newTimers, PVector<LogLine> newLog, long newNow,
            long newRandom, long newSerial) {
        return new KernelState(profile, layers, newStates, newQueue, newTimers, newLog, newNow, newRandom, newSerial);
    }

    /** The same, where the next numbers that are handed out follow a larger one. */
    public KernelState numberedFrom(long last) {
        return new KernelState(profile, layers, states, queue, timers, log, now, random, Math.max(serial, last));
    }

    /** A machine at power-on in which the layers have these states: no work waits, and the log is empty. */
    public KernelState restarted(List<Object> newStates, long newRandom) {
        return new KernelState(profile, layers, newStates.toArray(), List.of(), List.of(), TreePVector.empty(), now, newRandom,
                serial);
    }
}
