package volscope.sim.machine;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

import volscope.sim.device.Block;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.Reads;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Timer;
import volscope.sim.kernel.Work;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.ondisk.MetadataMemo;
import volscope.sim.shell.ShellState;

/**
 * A machine taken apart: what it says but for the work that waits, in components, so that it can be told on which of them a move depends. Behind
 * them come views: parts of what components say that somebody asks for alone. What machines of one search consist of has the same places.
 */
public final class Components {

    /** What depends on all components and on the work that waits. */
    public static final long EVERYTHING = -1;

    /** A task that has nothing more to do, and a layer without meaning. */
    private static final String NOTHING = "";

    private final List<Layer<?, ?>> layers;
    private final List<String> names;
    /** The place of what tasks share; the tasks follow. */
    private final int shared;
    private final int timers;
    private final int serial;
    /** The places of the layers on which it depends what a power cut takes. */
    private final int[] power;
    private final KernelState start;

    /**
     * A task, apart from the others.
     *
     * @param name
     *            its name
     * @param line
     *            the line that it is at
     * @param next
     *            the lines after it
     */
    private record Own(String name, Task line, PVector<String> next) {
    }

    /**
     * What tasks share.
     *
     * @param terminal
     *            the shell they started from
     * @param others
     *            tasks that do not move by commands
     */
    private record Shared(ShellState terminal, PSortedMap<Long, Task> others) {
    }

    /**
     * @param start
     *            the machine that all the others come from
     */
    public Components(KernelState start) {
        this.start = start;
        this.layers = start.layers().list();
        this.names = Moves.tasks(start);
        this.shared = layers.size() - 1;
        this.timers = shared + 1 + names.size();
        this.serial = timers + 3;
        this.power = Cuts.layers().stream().mapToInt(layers::indexOf).toArray();
    }

    /** How many tell machines apart; behind them comes the last number that was handed out, which does not. */
    public int meaningful() {
        return serial;
    }

    /** How many there are, without the views. */
    public int size() {
        return serial + 1;
    }

    /** The tasks that had something to do at the start, by name. */
    public List<String> names() {
        return names;
    }

    /** The place of a layer. */
    public int place(Layer<?, ?> layer) {
        return layers.indexOf(layer);
    }

    /** The place of a task. */
    public int task(String name) {
        return shared + 1 + names.indexOf(name);
    }

    /** The place of the view that says whether a task, by its place among the names, sleeps for a while. */
    public int sleep(int task) {
        return size() + task;
    }

    /** The place of the first view of what a power cut depends on; those behind are such views, too. */
    public int firstOfPower() {
        return size() + names.size();
    }

    /** All of them without the views, a bit each. */
    public long mask() {
        return (1L << size()) - 1;
    }

    /** How many there are, with the views. */
    public int withViews() {
        return firstOfPower() + power.length;
    }

    /** Whether a task, by its place among the names, has something to do. */
    public boolean isThere(Object[] parts, int task) {
        return parts[shared + 1 + task] instanceof Own;
    }

    /**
     * The components of a machine and the views.
     *
     * @param before
     *            those of the machine that it comes from: what has not changed is the same object
     */
    public Object[] of(KernelState state, @Nullable Object @Nullable [] before) {
        List<Object> states = state.states();
        Object[] parts = new Object[withViews()];
        for (int i = 0; i < shared; i++) {
            parts[i] = hasMeaning(layers.get(i)) ? states.get(i) : NOTHING;
        }
        tasks((TasksState) states.get(shared), parts, before);
        parts[timers] = state.timers();
        parts[timers + 1] = kept(state.now(), before, timers + 1);
        parts[timers + 2] = kept(state.random(), before, timers + 2);
        parts[serial] = kept(state.serial(), before, serial);
        for (int i = 0; i < power.length; i++) {
            int layer = power[i];
            int place = firstOfPower() + i;
            Object same = before == null || before[layer] != parts[layer] ? null : before[place];
            parts[place] = same == null ? Cuts.view(layers.get(layer), state) : same;
        }
        return parts;
    }

    private void tasks(TasksState tasks, Object[] parts, @Nullable Object @Nullable [] before) {
        PSortedMap<Long, Task> others = tasks.tasks();
        for (int i = 0; i < names.size(); i++) {
            TasksState.Held held = tasks.held().get(names.get(i));
            int place = shared + 1 + i;
            if (held == null) {
                parts[place] = NOTHING;
                parts[size() + i] = false;
            } else {
                Task line = tasks.get(held.task());
                Object then = before == null ? null : before[place];
                parts[place] = then instanceof Own own && own.line == line && own.next == held.next()
                        ? own
                        : new Own(names.get(i), line, held.next());
                parts[size() + i] = line.sleep().filter(sleep -> sleep.until() != Sleeping.NO_TIME).isPresent();
                others = others.minus(held.task());
            }
        }
        others = others.isEmpty() ? TreePMap.empty() : others;
        Object then = before == null ? null : before[shared];
        parts[shared] = then instanceof Shared all && all.terminal == tasks.terminal() && all.others == others
                ? all
                : new Shared(tasks.terminal(), others);
    }

    private static Object kept(Object value, @Nullable Object @Nullable [] before, int place) {
        Object same = before == null ? null : before[place];
        return same != null && same.equals(value) ? same : value;
    }

    /** Whether a layer does more than remember what is true anyway. */
    private static boolean hasMeaning(Layer<?, ?> layer) {
        return layer != DebugLog.LAYER && layer != MetadataMemo.LAYER;
    }

    /**
     * The machine of some components.
     *
     * @param parts
     *            its components
     * @param queue
     *            the work that waits
     * @param log
     *            what it has logged
     */
    @SuppressWarnings("unchecked")
    public KernelState machine(Object[] parts, List<Work> queue, PVector<LogLine> log) {
        Object[] states = start.states().toArray();
        for (int i = 0; i < shared; i++) {
            states[i] = hasMeaning(layers.get(i)) ? parts[i] : states[i];
        }
        Shared all = (Shared) parts[shared];
        PSortedMap<Long, Task> tasks = all.others;
        PSortedMap<String, TasksState.Held> held = TreePMap.empty();
        for (int i = 0; i < names.size(); i++) {
            if (parts[shared + 1 + i] instanceof Own(String name, Task line, PVector<String> next)) {
                tasks = tasks.plus(line.id(), line);
                held = held.plus(name, new TasksState.Held(line.id(), next));
            }
        }
        states[shared] = new TasksState(all.terminal, tasks, held);
        return start.with(states, queue, (List<Timer>) parts[timers], log, (Long) parts[timers + 1], (Long) parts[timers + 2],
                (Long) parts[serial]);
    }

    /**
     * The components on which a move depends, a bit each.
     *
     * @param reads
     *            what its draft was asked for
     * @param looksAround
     *            whether it depends on tasks besides the one that moves
     */
    long read(Reads reads, Move move, boolean looksAround) {
        if (reads.waiting()) {
            return EVERYTHING;
        }
        long read = 3L << timers + 1 | (reads.serial() ? 1L << serial : 0);
        for (int i = 0; i < shared; i++) {
            read |= reads.has(i) && hasMeaning(layers.get(i)) ? 1L << i : 0;
        }
        if (looksAround) {
            read |= (1L << timers) - (1L << shared);
        } else if (move instanceof Move.Step(String name)) {
            read |= ofTask(name);
        }
        return read;
    }

    /** The components on which it depends whether a task waits for its request. */
    long ofWait(String name) {
        return ofTask(name) | 1L << place(Block.LAYER);
    }

    private long ofTask(String name) {
        return 1L << shared | 1L << task(name);
    }
}
