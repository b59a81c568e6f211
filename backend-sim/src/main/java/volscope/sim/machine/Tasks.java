package volscope.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLimits;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Subsystem;
import volscope.sim.kernel.Sys;
import volscope.sim.shell.Jobs;
import volscope.sim.shell.Shell;
import volscope.sim.shell.ShellState;
import volscope.sim.shell.syntax.Node;

/** The tasks of a machine: the terminal's shell, its lines, the jobs it started, and what programs started. */
final class Tasks extends Subsystem<TasksState> implements Jobs, Processes {

    private static final Output NOWHERE = bytes -> {
    };

    /** The exit code of a line that was cut off, as {@code timeout} has it. */
    private static final int CUT_OFF = 124;

    /** Tells programs on whose behalf they run. */
    private static final String TASK_VARIABLE = "LAB_TASK";

    private final Shell shell;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private TasksState state;
    /** Whether somebody asked about tasks that are not his own. */
    private boolean looksAround;

    private Tasks(Kernel kernel, Shell shell, TasksState state) {
        super(kernel);
        this.shell = shell;
        this.state = state;
    }

    /** A layer whose shell knows these programs. */
    static Layer<Tasks, TasksState> layer(Map<String, Program> programs, ShellState terminal) {
        Shell shell = new Shell(programs);
        return new Layer<>("tasks", TasksState.of(terminal), (kernel, state) -> new Tasks(kernel, shell, state));
    }

    @Override
    public TasksState publish() {
        return state;
    }

    /** What was written to the terminal since this draft was opened. */
    byte[] console() {
        return console.toByteArray();
    }

    /** Writes to the terminal. */
    void say(String text) {
        console.writeBytes(text.getBytes(UTF_8));
    }

    /** Puts a line behind what a task that moves by commands alone has to do; there is one from now on. */
    void queue(String name, String line) {
        TasksState.Held held = state.held().get(name);
        if (held != null) {
            state = state.holding(name, new TasksState.Held(held.task(), held.next().plus(line)));
        } else {
            start(name, line, TreePVector.empty());
        }
    }

    private void start(String name, String line, PVector<String> next) {
        long id = add(line, state.terminal().exporting(TASK_VARIABLE, name), new Task.Line(line));
        state = state.holding(name, new TasksState.Held(id, next));
    }

    /** Whether a task moves by commands alone. */
    boolean isHeld(long id) {
        return state.held().values().stream().anyMatch(held -> held.task() == id);
    }

    /** What moves by commands alone and has something to do, in the order of coming. */
    List<Task> held() {
        goOn();
        return state.held().values().stream().map(held -> state.get(held.task())).sorted(Comparator.comparingLong(Task::id)).toList();
    }

    /** Starts the next line of each whose line has ended. */
    void goOn() {
        for (String name : state.held().keySet()) {
            goOn(name);
        }
    }

    /** The same task by name. */
    Optional<Task> held(String name) {
        goOn(name);
        return Optional.ofNullable(state.held().get(name)).map(held -> state.get(held.task()));
    }

    /** Starts a task's next line if the one before has ended; forgets it if there is none. */
    private void goOn(String name) {
        TasksState.Held held = state.held().get(name);
        if (held == null || state.get(held.task()).runs()) {
            return;
        }
        state = state.without(held.task()).letting(name);
        if (!held.next().isEmpty()) {
            start(name, held.next().get(0), held.next().minus(0));
        }
    }

    /** Ends all tasks at once. */
    void killAll() {
        state = TasksState.of(state.terminal());
    }

    private static Output terminal(Sys sys, Kernel kernel) {
        return bytes -> sys.run(k -> kernel.hook(Tasks.class).orElseThrow().console.writeBytes(bytes));
    }

    /** Starts a line of the terminal. */
    long begin(String line) {
        kernel.get(LogLimits.LAYER).lineTyped();
        return add(line, state.terminal(), new Task.Line(line));
    }

    private long add(String label, ShellState start, Task.Body body) {
        long id = kernel.nextName();
        state = state.with(Task.started(id, label, start, body));
        return id;
    }

    /** What tasks wait for, by the names of those that move by commands, by the lines of the others. */
    Map<String, Task.Sleep> sleeps() {
        Map<String, Task.Sleep> sleeps = new TreeMap<>();
        running().forEach(task -> task.sleep().ifPresent(sleep -> sleeps.put(nameOf(task), sleep)));
        return sleeps;
    }

    private String nameOf(Task task) {
        looksAround = true;
        return state.held().entrySet().stream().filter(held -> held.getValue().task() == task.id()).map(Map.Entry::getKey).findFirst()
                .orElse(task.label());
    }

    @Override
    public boolean anySleepsFor(String reason) {
        return running().stream().flatMap(task -> task.sleep().stream()).anyMatch(sleep -> sleep.reason().equals(reason));
    }

    List<Task> running() {
        looksAround = true;
        return state.tasks().values().stream().filter(Task::runs).toList();
    }

    /** Whether what was done so far depends on other tasks than the one that did it. */
    boolean looksAround() {
        return looksAround;
    }

    /** What became of a task's turn. */
    enum Turn {
        /** It has ended. */
        ENDED,
        /** It made calls and sleeps. */
        MOVED,
        /** It sleeps as before. */
        ASLEEP
    }

    /** Gives a task a turn: it runs until it ends or sleeps. */
    Turn turn(long id) {
        Task task = state.get(id);
        JournalSys sys = new JournalSys(kernel, task.journal());
        try {
            int code = run(task, sys);
            state = task.body() instanceof Task.Process ? state.without(id) : state.with(state.get(id).ended(code));
            return Turn.ENDED;
        } catch (Sleeping sleeping) {
            state = state.with(state.get(id).asleep(sys.journal(), sleeping));
            return sys.freshCalls() > 0 ? Turn.MOVED : Turn.ASLEEP;
        }
    }

    /**
     * Gives a task that moves by commands a small step: it makes calls until one of them changes something.
     *
     * @param name
     *            the task
     * @param continuations
     *            what is known of lines
     * @return asleep: it can't go on now, and nothing has happened
     */
    Turn step(String name, Continuations continuations) {
        long id = java.util.Objects.requireNonNull(state.held().get(name), "a task that waits to be moved").task();
        Task task = state.get(id);
        Journal at = task.journal() == Journal.EMPTY ? continuations.beginning(name, task.body()) : task.journal();
        Journal from = at;
        KernelState before = kernel.publish();
        while (true) {
            switch (continuations.next(at, sys -> run(task, sys))) {
                case Continuation.End(int code) -> {
                    state = state.with(state.get(id).ended(code));
                    return Turn.ENDED;
                }
                case Continuation.Call(Function<Kernel, ?> call) -> {
                    if (at != from && !Recorder.same(before, kernel.publish())) {
                        state = state.with(state.get(id).at(at));
                        return Turn.MOVED;
                    }
                    try {
                        at = continuations.after(at, JournalSys.made(kernel, call));
                    } catch (Sleeping sleeping) {
                        continuations.slept(at, sleeping);
                        boolean changed = !Recorder.same(before, kernel.publish());
                        boolean moved = at != from || changed;
                        int tries = (at == from ? task.tries() : 0) + (changed ? 1 : 0);
                        if (sleeping.until() != Sleeping.NO_TIME) {
                            state = state.with(state.get(id).asleep(at, sleeping).trying(tries));
                        } else if (moved) {
                            state = state.with(state.get(id).at(at).trying(tries));
                        }
                        return moved ? Turn.MOVED : Turn.ASLEEP;
                    }
                }
            }
        }
    }

    /** What a task waits for that can't go on. */
    Optional<Task.Sleep> sleep(String name, Continuations continuations) {
        Task task = state.get(Objects.requireNonNull(state.held().get(name), "a task that waits to be moved").task());
        Journal at = task.journal() == Journal.EMPTY ? continuations.beginning(name, task.body()) : task.journal();
        try {
            if (continuations.next(at, sys -> run(task, sys)) instanceof Continuation.Call(Function<Kernel, ?> call)) {
                var unused = JournalSys.made(kernel, call);
            }
            return Optional.empty();
        } catch (Sleeping sleeping) {
            return Optional.of(Task.Sleep.of(sleeping));
        }
    }

    private int run(Task task, Sys sys) {
        return switch (task.body()) {
            case Task.Line(String text) -> {
                Shell.Result result = shell.run(task.shell(), text, sys, terminal(sys, kernel));
                state = isHeld(task.id()) ? state : state.with(result.state());
                yield result.status();
            }
            case Task.Job(Node node) -> shell.runJob(task.id(), task.shell(), node, sys, terminal(sys, kernel));
            case Task.Process(Processes.Start start) -> start.program().run(new Invocation(sys, start.argv(), start.env(), "/",
                    Input.EMPTY, NOWHERE, NOWHERE, Map.of()));
        };
    }

    /** Ends a line that does not end by itself. */
    void cut(long id, String sentence) {
        say(sentence);
        state = state.with(state.get(id).ended(CUT_OFF));
    }

    /** Forgets a line that has ended, and gives its exit code. */
    int reap(long id) {
        int code = state.get(id).status().orElse(0);
        state = state.without(id);
        return code;
    }

    @Override
    public void start(Start start) {
        add(String.join(" ", start.argv()), state.terminal(), new Task.Process(start));
    }

    @Override
    public Optional<Program> program(String word) {
        return shell.program(word);
    }

    @Override
    public long spawn(ShellState start, Node body, String label) {
        return add(label, start, new Task.Job(body));
    }

    @Override
    public long ended(String label, int status) {
        long id = add(label, state.terminal(), new Task.Line(label));
        state = state.with(state.get(id).ended(status));
        return id;
    }

    @Override
    public OptionalInt status(long job) {
        looksAround = true;
        Task task = state.tasks().get(job);
        return task == null ? OptionalInt.empty() : task.status();
    }

    @Override
    public boolean exists(long job) {
        looksAround = true;
        return state.tasks().containsKey(job);
    }

    @Override
    public void signal(long job, int signal) {
        if (exists(job) && state.get(job).runs()) {
            state = state.with(state.get(job).signalled(signal));
        }
    }

    @Override
    public OptionalInt signalled(long job) {
        return exists(job) ? state.get(job).signal() : OptionalInt.empty();
    }
}
