package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import volscope.model.explain.Finding;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.sim.check.explore.Canon;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState.Request;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.kernel.Work;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.ondisk.MetadataMemo;

/**
 * What a machine can do next, for who tries it all. The clock stands still but for moves in which time passes, so that only what was done
 * tells two machines apart. Works for one thread.
 */
public final class Moves {

    /** The numbers of moves: tasks, places of the queue, and time that passes. */
    private static final int FIRST_PLACE = 32;
    private static final int WAIT = 255;

    private static final Consumer<Move> UNHEARD = move -> {
    };

    private final Continuations continuations;
    private final Grain grain;
    private final boolean discreet;

    /** How much is done between two moments at which something else can happen. */
    public enum Grain {
        /** One small step of a task, or one work. */
        SINGLE,
        /**
         * The same with what follows at once: who sends a request to a mapped device has it mapped before anything else is done, and a task's
         * steps that nobody else can see are made with the move before.
         */
        JOINED
    }

    /**
     * @param start
     *            the machine that all the others come from
     * @param canon
     *            what tasks were told is told apart by it
     */
    public Moves(KernelState start, Canon canon, Grain grain) {
        this(new Continuations(canon), grain, Privacy.holds(start, tasksOf(start)));
    }

    private Moves(Continuations continuations, Grain grain, boolean discreet) {
        this.continuations = continuations;
        this.grain = grain;
        this.discreet = discreet;
    }

    /** The same for another thread: the machines of one may be moved by the other. */
    public Moves sharing(Canon canon) {
        return new Moves(continuations.sharing(canon), grain, discreet);
    }

    /** The value of a revision of a simulated machine. */
    public static KernelState stateOf(Machine machine, RevisionId id) {
        return ((SimulatedMachine) machine).stateOf(id);
    }

    /** The tasks that have something to do, by name. */
    public static List<String> tasks(KernelState state) {
        return List.copyOf(tasksOf(state).held().keySet());
    }

    private static TasksState tasksOf(KernelState state) {
        return (TasksState) state.states().getLast();
    }

    /** A move as a number below 256, for a machine that comes from the one where these tasks had something to do. */
    public static int number(Move move, List<String> names) {
        return switch (move) {
            case Move.Step(String name) -> names.indexOf(name);
            case Move.Done(int place) -> FIRST_PLACE + place;
            case Move.Wait() -> WAIT;
        };
    }

    /** The move of a number. */
    public static Move move(int number, List<String> names) {
        return number == WAIT
                ? new Move.Wait()
                : number < FIRST_PLACE ? new Move.Step(names.get(number)) : new Move.Done(number - FIRST_PLACE);
    }

    /**
     * All moves that may be possible now; a step of a task may turn out not to be. Time may pass whenever a task sleeps for a while and no
     * work waits: whoever could go on may be slow.
     */
    public static List<Move> of(KernelState state) {
        List<Move> moves = new ArrayList<>();
        tasksOf(state).held().keySet().forEach(name -> moves.add(new Move.Step(name)));
        Overtaking.first(state.queue()).forEach(place -> moves.add(new Move.Done(place)));
        if (state.queue().isEmpty() && sleepsForAWhile(tasksOf(state))) {
            moves.add(new Move.Wait());
        }
        return moves;
    }

    private static boolean sleepsForAWhile(TasksState tasks) {
        return tasks.held().values().stream().flatMap(held -> tasks.get(held.task()).sleep().stream())
                .anyMatch(sleep -> sleep.until() != Sleeping.NO_TIME);
    }

    /** How {@code pick} names the work at a place of the queue, if it may be next. */
    public static Optional<Integer> number(KernelState state, int place) {
        int index = Overtaking.first(state.queue()).indexOf(place);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /** The machine after a move; empty if it is not possible. */
    public Optional<KernelState> make(KernelState state, Move move) {
        return make(state, move, UNHEARD);
    }

    /**
     * The machine after a move; empty if it is not possible.
     *
     * @param single
     *            is told each move of the grain {@link Grain#SINGLE} that it is made of, in order
     */
    public Optional<KernelState> make(KernelState state, Move move, Consumer<Move> single) {
        return begin(state, move, single).map(begun -> finish(begun, single));
    }

    /** Begins a move; empty if it is not possible. */
    public Optional<Begun> begin(KernelState state, Move move) {
        return begin(state, move, UNHEARD);
    }

    private Optional<Begun> begin(KernelState state, Move move, Consumer<Move> single) {
        if (move instanceof Move.Step(String name) && awaits(state, name)) {
            return Optional.empty();
        }
        Kernel kernel = open(state);
        if (!made(kernel, move)) {
            return Optional.empty();
        }
        single.accept(move);
        if (grain == Grain.JOINED) {
            mapAll(kernel, single);
        }
        return Optional.of(new Begun(kernel, published(kernel), move instanceof Move.Wait ? Optional.empty() : Optional.of(state.now())));
    }

    /** The machine after a move that was begun; it is finished once. */
    public KernelState finish(Begun begun) {
        return finish(begun, UNHEARD);
    }

    private KernelState finish(Begun begun, Consumer<Move> single) {
        KernelState end = grain == Grain.JOINED ? settle(begun.kernel, begun.reached, single) : begun.reached;
        return end == begun.reached ? begun.state : begun.timed(end);
    }

    /** A move that was made but for the steps behind it that nobody sees. */
    public static final class Begun {
        private final Kernel kernel;
        private final KernelState reached;
        private final Optional<Long> time;
        private final KernelState state;

        private Begun(Kernel kernel, KernelState reached, Optional<Long> time) {
            this.kernel = kernel;
            this.reached = reached;
            this.time = time;
            this.state = time.map(reached::at).orElse(reached);
        }

        private KernelState timed(KernelState state) {
            return time.map(state::at).orElse(state);
        }

        /** The machine so far. */
        public KernelState state() {
            return state;
        }
    }

    /** The machine at the start of a search: what follows at once has been done. */
    public KernelState settled(KernelState state, Consumer<Move> single) {
        return grain == Grain.JOINED ? joined(open(state), single).at(state.now()) : state;
    }

    private static Kernel open(KernelState state) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        kernel.hold();
        return kernel;
    }

    /** Whether a task is known to wait for a request, and that has not ended. */
    private boolean awaits(KernelState state, String name) {
        TasksState tasks = tasksOf(state);
        TasksState.Held held = tasks.held().get(name);
        long awaited = held == null ? Sleeping.NOTHING : continuations.awaited(tasks.get(held.task()).journal());
        Request request = awaited == Sleeping.NOTHING ? null : state.of(Block.LAYER).requests().get(awaited);
        return request != null && request.result().isEmpty();
    }

    private boolean made(Kernel kernel, Move move) {
        Tasks tasks = kernel.hook(Tasks.class).orElseThrow();
        boolean made = switch (move) {
            case Move.Step(String name) -> tasks.step(name, continuations) != Tasks.Turn.ASLEEP;
            case Move.Done(int place) -> {
                kernel.runAt(place);
                yield true;
            }
            case Move.Wait() -> new Scheduler(kernel).wakeUp();
        };
        tasks.goOn();
        return made;
    }

    private static KernelState published(Kernel kernel) {
        var unused = kernel.get(DebugLog.LAYER).take();
        return kernel.publish();
    }

    /** Does what follows at once. */
    private KernelState joined(Kernel kernel, Consumer<Move> single) {
        mapAll(kernel, single);
        return settle(kernel, published(kernel), single);
    }

    /** Has all mapped that was sent to mapped devices. */
    private static void mapAll(Kernel kernel, Consumer<Move> single) {
        for (Optional<Integer> next = Overtaking.mapping(kernel.waiting()); next.isPresent(); next = Overtaking.mapping(kernel.waiting())) {
            kernel.runAt(next.get());
            single.accept(new Move.Done(next.get()));
        }
    }

    /** Makes the steps that nobody sees. */
    private KernelState settle(Kernel start, KernelState reached, Consumer<Move> single) {
        KernelState state = reached;
        Optional<Kernel> next = unseen(start, state, single);
        while (next.isPresent()) {
            mapAll(next.get(), single);
            state = published(next.get());
            next = unseen(next.get(), state, single);
        }
        return state;
    }

    /** Makes a task's step that nobody sees; empty if there is none, and then the draft is no more that of the state. */
    private Optional<Kernel> unseen(Kernel start, KernelState state, Consumer<Move> single) {
        if (!discreet) {
            return Optional.empty();
        }
        Kernel kernel = start;
        for (String name : tasksOf(state).held().keySet()) {
            Move step = new Move.Step(name);
            if (!awaits(state, name) && made(kernel, step)) {
                if (Privacy.covers(state, kernel.publish())) {
                    single.accept(step);
                    return Optional.of(kernel);
                }
                kernel = open(state);
            }
        }
        return Optional.empty();
    }

    /** The tasks that can't go on, and why, where nothing can be done any more. */
    public List<Finding> stuck(KernelState state) {
        return tasks(state).stream().map(name -> Finding.deadlock(name, sleep(state, name))).toList();
    }

    private String sleep(KernelState state, String name) {
        return open(state).hook(Tasks.class).orElseThrow().sleep(name, continuations).map(Task.Sleep::reason).orElse("");
    }

    /** What a machine says, but for what has no meaning for what it does next: always as many parts, in the same order. */
    public static Object[] meaning(KernelState state) {
        List<Object> states = state.states();
        List<Layer<?, ?>> layers = state.layers().list();
        Object[] parts = new Object[states.size() + 4];
        for (int i = 0; i < states.size(); i++) {
            parts[i] = hasMeaning(layers.get(i)) ? states.get(i) : "";
        }
        parts[states.size()] = new Queued(state.queue());
        parts[states.size() + 1] = state.timers();
        parts[states.size() + 2] = state.now();
        parts[states.size() + 3] = state.random();
        return parts;
    }

    /** Whether two parts of what machines say are the same objects. */
    public static boolean isSame(Object one, Object other) {
        return one == other || one instanceof Long && one.equals(other)
                || one instanceof Queued(List<Work> works) && other instanceof Queued(List<Work> others) && works == others;
    }

    /** Whether a layer does more than remember what is true anyway. */
    private static boolean hasMeaning(Layer<?, ?> layer) {
        return layer != DebugLog.LAYER && layer != MetadataMemo.LAYER;
    }
}
