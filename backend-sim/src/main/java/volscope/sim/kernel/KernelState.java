package volscope.sim.kernel;

import java.util.List;

import org.pcollections.PVector;

import volscope.sim.profile.Profile;

/**
 * A whole machine at one moment, as a value.
 *
 * @param profile
 *            the kernel it runs
 * @param layers
 *            what it is made of
 * @param states
 *            one published state per layer, in the order of {@code layers}
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
public record KernelState(Profile profile, Layers layers, List<Object> states, List<Work> queue, List<Timer> timers, PVector<LogLine> log,
        long now, long random, long serial) {

    /** The published state of one layer. */
    @SuppressWarnings("unchecked")
    public <S> S of(Layer<?, S> layer) {
        return (S) states.get(layers.indexOf(layer));
    }
}
