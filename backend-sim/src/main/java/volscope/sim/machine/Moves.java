package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.sim.check.explore.Canon;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.ondisk.MetadataMemo;

/**
 * The small steps a machine can take next, each made as if nothing else ran: for who tries them all. The clock stands still, so that only
 * what was done tells two machines apart. Works for one thread.
 */
public final class Moves {

    /** Layers that only remember what is true anyway. */
    private static final List<Layer<?, ?>> WITHOUT_MEANING = List.of(DebugLog.LAYER, MetadataMemo.LAYER);

    private final Continuations continuations;

    public Moves(Canon canon) {
        this.continuations = new Continuations(canon);
    }

    /** The value of a revision of a simulated machine. */
    public static KernelState stateOf(Machine machine, RevisionId id) {
        return ((SimulatedMachine) machine).stateOf(id);
    }

    /** The tasks that have something to do, by name. */
    public static List<String> tasks(KernelState state) {
        return List.copyOf(open(state).held().keySet());
    }

    private static TasksState open(KernelState state) {
        return (TasksState) state.states().getLast();
    }

    /** All moves that may be possible now; a step of a task may turn out not to be. */
    public static List<Move> of(KernelState state) {
        List<Move> moves = new ArrayList<>();
        open(state).held().keySet().forEach(name -> moves.add(new Move.Step(name)));
        Overtaking.first(state.queue()).forEach(place -> moves.add(new Move.Done(place)));
        return moves;
    }

    /** The machine after a move; empty if it is not possible. */
    public Optional<KernelState> make(KernelState state, Move move) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        kernel.hold();
        Tasks tasks = kernel.hook(Tasks.class).orElseThrow();
        boolean made = switch (move) {
            case Move.Step(String name) -> tasks.step(name, continuations) != Tasks.Turn.ASLEEP;
            case Move.Done(int place) -> {
                kernel.runAt(place);
                yield true;
            }
            case Move.Wait() -> new Scheduler(kernel).wakeUp();
        };
        if (!made) {
            return Optional.empty();
        }
        var unused = tasks.held();
        var taken = kernel.get(DebugLog.LAYER).take();
        KernelState now = kernel.publish();
        long time = move instanceof Move.Wait ? now.now() : state.now();
        return Optional.of(new KernelState(now.profile(), now.layers(), now.states(), now.queue(), now.timers(), now.log(), time, now.random(),
                now.serial()));
    }

    /** The tasks that can't go on, and why, where nothing can be done any more. */
    public List<Finding> stuck(KernelState state) {
        return tasks(state).stream().map(name -> Finding.deadlock(name, sleep(state, name))).toList();
    }

    private String sleep(KernelState state, String name) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        kernel.hold();
        return kernel.hook(Tasks.class).orElseThrow().sleep(name, continuations).map(Task.Sleep::reason).orElse("");
    }

    /** What a machine says, but for what has no meaning for what it does next. */
    public static List<Object> meaning(KernelState state) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < state.states().size(); i++) {
            if (!WITHOUT_MEANING.contains(state.layers().list().get(i))) {
                parts.add(state.states().get(i));
            }
        }
        parts.addAll(List.of(state.queue(), state.timers(), state.now(), state.random()));
        return parts;
    }
}
