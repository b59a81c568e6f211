package volscope.sim.machine;

import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.sim.check.explore.Canon;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState.Request;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Reads;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.activate.DebugLog;

/**
 * What a machine can do next, for who tries it all. The clock stands still but for moves in which time passes, so that only what was done
 * tells two machines apart. Works for one thread.
 */
public final class Moves {

    /** The numbers of moves: tasks, places of the queue, and time that passes. */
    private static final int FIRST_PLACE = 32;
    private static final int WAIT = 255;

    /** Nobody is asked for names. */
    public static final long NOBODY = 0;

    private final Continuations continuations;
    private final Components components;
    private final boolean discreet;

    /**
     * A move that was tried.
     *
     * @param state
     *            the machine after it; empty if it is not possible
     * @param read
     *            the components on which all of that depends, a bit each
     * @param isUnseen
     *            whether nobody else can tell the move from none
     * @param isKnown
     *            whether it depends on nothing else
     */
    public record Tried(Optional<KernelState> state, long read, boolean isUnseen, boolean isKnown) {
    }

    /**
     * @param start
     *            the machine that all the others come from
     * @param canon
     *            what tasks were told is told apart by it
     */
    public Moves(KernelState start, Canon canon) {
        this(new Continuations(canon), new Components(start), Privacy.holds(start, tasksOf(start)));
    }

    private Moves(Continuations continuations, Components components, boolean discreet) {
        this.continuations = continuations;
        this.components = components;
        this.discreet = discreet;
    }

    /** The same for another thread: the machines of one may be moved by the other. */
    public Moves sharing(Canon canon) {
        return new Moves(continuations.sharing(canon), components, discreet);
    }

    /** How machines are taken apart. */
    public Components components() {
        return components;
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

    /** How {@code pick} names the work at a place of the queue, if it may be next. */
    public static Optional<Integer> number(KernelState state, int place) {
        int index = Overtaking.first(state.queue()).indexOf(place);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /** The machine after a move; empty if it is not possible. */
    public Optional<KernelState> make(KernelState state, Move move) {
        return attempt(state, move, NOBODY).state();
    }

    /**
     * Tries a move.
     *
     * @param who
     *            what new things are named after, as {@link Kernel#nameAfter} has it; {@link #NOBODY} if they are numbered
     */
    public Tried attempt(KernelState state, Move move, long who) {
        if (move instanceof Move.Step(String name) && awaits(state, name)) {
            return new Tried(Optional.empty(), components.ofWait(name), false, true);
        }
        Kernel kernel = open(state);
        if (who != NOBODY) {
            kernel.nameAfter(who);
        }
        boolean made = made(kernel, move);
        Reads reads = kernel.reads();
        boolean isTasksRead = reads.has(state.layers().list().size() - 1);
        Tasks tasks = kernel.hook(Tasks.class).orElseThrow();
        long read = components.read(reads, move, move instanceof Move.Done ? isTasksRead : tasks.looksAround());
        if (!made) {
            return new Tried(Optional.empty(), read, false, !reads.log());
        }
        tasks.goOn();
        var unused = kernel.get(DebugLog.LAYER).take();
        KernelState after = move instanceof Move.Wait ? kernel.publish() : kernel.publish().at(state.now());
        return new Tried(Optional.of(after), read, discreet && move instanceof Move.Step && Privacy.covers(state, after), !reads.log());
    }

    private boolean made(Kernel kernel, Move move) {
        return switch (move) {
            case Move.Step(String name) -> kernel.hook(Tasks.class).orElseThrow().step(name, continuations) != Tasks.Turn.ASLEEP;
            case Move.Done(int place) -> {
                kernel.runAt(place);
                yield true;
            }
            case Move.Wait() -> new Scheduler(kernel).wakeUp();
        };
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

    /** The tasks that can't go on, and why, where nothing can be done any more. */
    public List<Finding> stuck(KernelState state) {
        return tasks(state).stream().map(name -> Finding.deadlock(name, sleep(state, name))).toList();
    }

    private String sleep(KernelState state, String name) {
        return open(state).hook(Tasks.class).orElseThrow().sleep(name, continuations).map(Task.Sleep::reason).orElse("");
    }
}
