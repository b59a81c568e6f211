package volscope.sim.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.model.event.Event;
import volscope.model.machine.EndlessRunException;
import volscope.sim.profile.Profile;

/**
 * A machine being run: the draft of a {@link KernelState}. One thread works on it; {@link #publish()} gives the value.
 */
public final class Kernel {

    /** The kernel thread that does queued work, as the log names it. */
    public static final String WORKER = "kworker/0:1";

    /** What a step takes, in nanoseconds. */
    private static final long STEP_NANOS = 20_000;

    private final KernelState base;
    private final StepSink sink;
    /** The layers that somebody has asked for, the others null. */
    private final @Nullable Subsystem<?>[] subsystems;
    private final WorkQueue queue;
    private final Timers timers;
    private final Numbers numbers;
    private final SplitMix random;
    private final List<Event> events = new ArrayList<>();
    private PVector<LogLine> log;
    /** What was published last. */
    private KernelState published;
    private long now;
    private long steps;
    private long allowed = Long.MAX_VALUE;
    private boolean held;
    /** Whether anybody asked what waits. */
    private boolean looked;
    private boolean logRead;
    private String comm = WORKER;

    private Kernel(KernelState base, StepSink sink) {
        this.base = base;
        this.published = base;
        this.sink = sink;
        this.queue = new WorkQueue(base.queue());
        this.timers = new Timers(base.timers());
        this.numbers = new Numbers(base.serial());
        this.random = new SplitMix(base.random());
        this.log = base.log();
        this.now = base.now();
        this.subsystems = new Subsystem<?>[base.layers().size()];
    }

    /** Opens a draft over a machine's value. */
    public static Kernel open(KernelState state, StepSink sink) {
        return new Kernel(state, sink);
    }

    /** The draft of the layer at a place, opened when it is first asked for. */
    private Subsystem<?> subsystem(int place) {
        Subsystem<?> opened = subsystems[place];
        return opened == null ? opened(place) : opened;
    }

    private Subsystem<?> opened(int place) {
        Subsystem<?> opened = openLayer(base.layers().at(place), base.stateAt(place));
        subsystems[place] = opened;
        return opened;
    }

    @SuppressWarnings("unchecked")
    private <D extends Subsystem<S>, S> D openLayer(Layer<D, S> layer, Object state) {
        return layer.open(this, (S) state);
    }

    /** A machine at power-on: no hardware, empty log. */
    public static KernelState powerOn(Profile profile, Layers layers, long seed) {
        Object[] states = layers.list().stream().<Object>map(Layer::initial).toArray();
        return new KernelState(profile, layers, states, List.of(), List.of(), TreePVector.empty(), 0, seed, 0);
    }

    /** The machine as it is now, as a value; the same object if nothing has changed since the last time. */
    public KernelState publish() {
        published = published.later(subsystems, queue.publish(), timers.publish(), log, now, random.state(), numbers.last());
        return published;
    }

    /** The rules of the kernel that runs. */
    public Profile profile() {
        return base.profile();
    }

    /** The draft of one layer. */
    @SuppressWarnings("unchecked")
    public <D extends Subsystem<?>> D get(Layer<D, ?> layer) {
        return (D) subsystem(base.layers().indexOf(layer));
    }

    /** The subsystem that answers an upcall: the first one, from the ground up, that implements the interface. */
    public <H> Optional<H> hook(Class<H> type) {
        int[] places = places(type);
        return places.length == 0 ? Optional.empty() : Optional.of(type.cast(subsystem(places[0])));
    }

    /** The first subsystem, from the ground up, that implements an interface and is the one meant; none above it is opened for that. */
    public <H> Optional<H> hook(Class<H> type, Predicate<H> meant) {
        for (int place : places(type)) {
            H one = type.cast(subsystem(place));
            if (meant.test(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** All subsystems, from the ground up, that implement an interface. */
    public <H> List<H> hooks(Class<H> type) {
        return Arrays.stream(places(type)).mapToObj(place -> type.cast(subsystem(place))).toList();
    }

    /** The places of the layers that implement an interface. */
    private int[] places(Class<?> type) {
        return base.layers().places(type, place -> subsystem(place).getClass());
    }

    /** What was asked for so far of the value that this draft was opened over. */
    public Reads reads() {
        long layers = 0;
        for (int place = 0; place < subsystems.length; place++) {
            layers |= subsystems[place] == null ? 0 : 1L << place;
        }
        return new Reads(layers, looked, logRead, numbers.areCounted());
    }

    /** Nanoseconds since power-on. */
    public long now() {
        return now;
    }

    /** A number larger than any that was handed out before by this machine. */
    public long nextId() {
        return numbers.next();
    }

    /** A number never handed out before by this machine, for what has to be told from others: where it is a name it gives no order. */
    public long nextName() {
        return numbers.nextName();
    }

    /** Whether a number is a name that {@link #nameAfter} led to: it says nothing of what came first. */
    public static boolean isName(long number) {
        return Numbers.isName(number);
    }

    /** From now on names depend on who asks, by a number that nobody else has: machines that come to the same by other ways name it alike. */
    public void nameAfter(long who) {
        numbers.nameAfter(who);
    }

    /** The generator of this machine. */
    public SplitMix random() {
        return random;
    }

    /** Writes a line to the kernel log, without time and level. */
    public void printk(LogLine.Level level, String text) {
        log = log.plus(new LogLine(now, level, text));
    }

    /** The kernel log since power-on. */
    public PVector<LogLine> log() {
        logRead = true;
        return log;
    }

    /** Tells whoever looks what happened; the record belongs to the step being done. */
    public void emit(Event event) {
        events.add(event);
    }

    /** Whether somebody looks on: records of what happens often are made only then. */
    public boolean isWatched() {
        return sink != StepSink.NONE;
    }

    /** The events since the last call of this method. */
    public List<Event> takeEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** Puts work at the end of the queue. */
    public void queue(Work work) {
        queue.addLast(work);
    }

    /** Queues work when a time has come, in nanoseconds since power-on. */
    public void at(long time, Work work) {
        timers.add(new Timer(time, nextId(), work));
    }

    /** Tells the onlooker that a step was done outside the queue, by a system call. */
    public void stepDone(String label) {
        sink.step(this, label);
    }

    /** Allows so many steps from now on and no more, until {@link #unlimit}. */
    public void limit(long most) {
        allowed = most;
    }

    /** How many steps are still allowed; {@code Long.MAX_VALUE} if any number is. */
    public long limit() {
        return allowed;
    }

    /** Whether steps are counted. */
    public boolean isLimited() {
        return allowed != Long.MAX_VALUE;
    }

    /** Allows any number of steps. */
    public void unlimit() {
        allowed = Long.MAX_VALUE;
    }

    /** Counts a step, if steps are counted. */
    public void spend() {
        if (isLimited()) {
            allowed--;
        }
    }

    /** From now on calls that wait run no work: they sleep, and someone else says what is done next. */
    public void hold() {
        held = true;
    }

    /** Lets calls that wait run work again. */
    public void release() {
        held = false;
    }

    /** The work that waits, in order; none of it waits for a time. */
    public List<Work> waiting() {
        looked = true;
        return queue.waiting();
    }

    /** Runs the waiting work at a place of the queue, before those that came first. */
    public void runAt(int place) {
        run(queue.takeAt(place));
    }

    /** Runs the next work, if any waits now and a step is allowed. */
    public boolean step() {
        if (allowed <= 0 || held) {
            return false;
        }
        looked = true;
        Work work = queue.pollFirst();
        if (work == null) {
            return false;
        }
        run(work);
        return true;
    }

    private void run(Work work) {
        String outer = comm;
        comm = WORKER;
        try {
            work.run(this);
        } finally {
            comm = outer;
        }
        EndlessRunException.check();
        steps++;
        spend();
        now += STEP_NANOS;
        if (isWatched() && sink != StepSink.ATTENTIVE) {
            sink.step(this, work.label());
        }
    }

    /** Goes on in the name of the thread that does queued work, and gives the name before. */
    public String enterWorker() {
        String outer = comm;
        comm = WORKER;
        return outer;
    }

    /** Goes on in the name of a task. */
    public void enter(String task) {
        comm = task;
    }

    /** The name of the task that runs now. */
    public String comm() {
        return comm;
    }

    /** How many works this draft has run. */
    public long steps() {
        return steps;
    }

    /** Runs waiting work until the condition holds. False: nothing is left to run now and it still does not hold. */
    public boolean runUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!step()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same for a call that cannot be made again from its middle: it runs work whoever holds it, as many steps as it takes, and lets time
     * pass where work waits for it.
     */
    public boolean insist(BooleanSupplier condition) {
        boolean wasHeld = held;
        long left = allowed;
        held = false;
        allowed = Long.MAX_VALUE;
        try {
            while (!runUntil(condition)) {
                if (isIdle()) {
                    return false;
                }
                advance(nextTimer());
            }
            return true;
        } finally {
            held = wasHeld;
            allowed = left;
        }
    }

    /** Runs all work that waits now. */
    public void drain() {
        while (step()) {
            continue;
        }
    }

    /** Whether only work waits for a time that comes again and again by itself. */
    public boolean isIdle() {
        looked = true;
        return timers.areRoutine();
    }

    /** When the next timer is due, in nanoseconds since power-on, or {@link Sleeping#NO_TIME}. */
    public long nextTimer() {
        looked = true;
        return timers.next();
    }

    /** Lets time pass to a moment and queues the work that is due then; a moment in the past changes nothing. */
    public void advance(long time) {
        looked = true;
        now = Math.max(now, time);
        timers.take(now, queue::addLast);
    }
}
