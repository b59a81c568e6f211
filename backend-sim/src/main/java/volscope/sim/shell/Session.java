package volscope.sim.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.model.machine.EndlessRunException;
import volscope.sim.kernel.Sys;
import volscope.sim.shell.ShellState.Option;

/** A shell while it runs a line: the draft of a {@link ShellState}, and where it stands. */
final class Session {

    /** How deeply functions may call functions; less than elsewhere, since each level takes more of the stack. */
    private static final int DEEPEST = 250;

    /** Rounds of loops after which a line is cut off: a script that never ends is a mistake. */
    private static final int MOST_ROUNDS = 250_000;

    /** The exit code of a line that was cut off, as {@code timeout} has it. */
    private static final int CUT_OFF = 124;

    private final Shell shell;
    private final Sys sys;
    private final Console console;
    private final Deque<Map<String, Optional<Variable>>> locals = new ArrayDeque<>();
    private ShellState state;
    private final Set<Long> inherited;
    private final Deque<PMap<Integer, Descriptor>> saved = new ArrayDeque<>();
    /** Rounds of loops so far, of this shell and of those it came from; the one number is shared. */
    private final int[] rounds;
    private int loops;
    private int outerFunctions;
    private int sourced;
    private int unchecked;
    private int substitutionStatus;

    /** A shell that owns all that is open. */
    Session(Shell shell, ShellState state, Sys sys, Console console) {
        this(shell, state, sys, console, Set.of(), new int[1]);
    }

    private Session(Shell shell, ShellState state, Sys sys, Console console, Set<Long> inherited, int[] rounds) {
        this.rounds = rounds;
        this.shell = shell;
        this.inherited = inherited;
        this.state = state;
        this.sys = sys;
        this.console = console;
    }

    /** A copy of this shell that can go its own way; what is open stays the property of this one. */
    Session fork() {
        Session copy = new Session(shell, state.withJobs(TreePVector.empty()), sys, console, held(), rounds);
        copy.unchecked = unchecked;
        copy.outerFunctions = outerFunctions + locals.size();
        return copy;
    }

    /** Counts a round of a loop; too many end the line. */
    void countRound() {
        EndlessRunException.check();
        rounds[0]++;
        if (rounds[0] > MOST_ROUNDS) {
            complain("cut off after " + MOST_ROUNDS + " rounds of loops: a script has to end");
            throw new Unwind.Exit(CUT_OFF);
        }
    }

    /** The open files that this shell has, will have again, or must leave to another. */
    Set<Long> held() {
        Set<Long> held = new TreeSet<>(inherited);
        held.addAll(Descriptor.handles(state.descriptors()));
        saved.forEach(descriptors -> held.addAll(Descriptor.handles(descriptors)));
        return held;
    }

    /** The open files that belong to another shell. */
    Set<Long> inherited() {
        return inherited;
    }

    /** Keeps descriptors for later. */
    void save(PMap<Integer, Descriptor> descriptors) {
        saved.push(descriptors);
    }

    /** What was kept last. */
    PMap<Integer, Descriptor> unsave() {
        return saved.pop();
    }

    Shell shell() {
        return shell;
    }

    ShellState state() {
        return state;
    }

    void state(ShellState newState) {
        state = newState;
    }

    Sys sys() {
        return sys;
    }

    Console console() {
        return console;
    }

    Streams streams() {
        return new Streams(this);
    }

    FileCalls files() {
        return new FileCalls(sys);
    }

    int status() {
        return state.status();
    }

    void status(int status) {
        if (status != state.status()) {
            state = state.withStatus(status);
        }
    }

    boolean has(Option option) {
        return state.has(option);
    }

    /** A variable's value, if it is set. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(state.variables().get(name)).map(Variable::value);
    }

    /** Sets a variable, or fails if it is read-only. */
    void set(String name, String value) {
        Variable old = state.variables().get(name);
        put(name, old == null ? new Variable(value, Set.of()) : old.withValue(value));
    }

    /** Sets a variable that programs see, or fails if it is read-only. */
    void export(String name, String value) {
        put(name, new Variable(value, Set.of(Variable.Attribute.EXPORTED)));
    }

    private void put(String name, Variable variable) {
        requireWritable(name);
        state = state.withVariables(state.variables().plus(name, variable));
    }

    /** Unsets a variable, or fails if it is read-only. */
    void unset(String name) {
        requireWritable(name);
        state = state.withVariables(state.variables().minus(name));
    }

    private void requireWritable(String name) {
        Variable old = state.variables().get(name);
        if (old != null && old.is(Variable.Attribute.READ_ONLY)) {
            throw fail(name + ": is read only");
        }
    }

    /** The exported variables. */
    PMap<String, String> environment() {
        PMap<String, String> environment = TreePMap.empty();
        for (Map.Entry<String, Variable> entry : state.variables().entrySet()) {
            if (entry.getValue().is(Variable.Attribute.EXPORTED)) {
                environment = environment.plus(entry.getKey(), entry.getValue().value());
            }
        }
        return environment;
    }

    /** An absolute path. */
    String absolute(String path) {
        return path.startsWith("/") ? path : state.cwd().equals("/") ? "/" + path : state.cwd() + "/" + path;
    }

    /** Prints an error sentence with who says it in front. */
    void complain(String sentence) {
        String by = state.within().isEmpty() ? "" : state.within() + ": ";
        streams().error().println(state.name() + ": 1: " + by + sentence);
    }

    /** Prints an error sentence; what comes back leaves the line when it is thrown. */
    Unwind.Failure fail(String sentence) {
        complain(sentence);
        return new Unwind.Failure();
    }

    /** Runs something that belongs to a builtin, which error sentences then name. */
    <T> T within(String name, java.util.function.Supplier<T> work) {
        String outer = state.within();
        state = state.withWithin(name);
        try {
            return work.get();
        } finally {
            state = state.withWithin(outer);
        }
    }

    /** What is said when functions call functions without end. */
    Unwind.Failure tooDeep() {
        return fail("Maximum function recursion depth (" + DEEPEST + ") reached");
    }

    /** Enters a function. */
    void enterFunction() {
        if (outerFunctions + locals.size() >= DEEPEST) {
            throw tooDeep();
        }
        locals.push(new LinkedHashMap<>());
    }

    /** Leaves a function: its local variables get back what they had. */
    void leaveFunction() {
        locals.pop().forEach((name, old) -> state = state.withVariables(
                old.map(variable -> state.variables().plus(name, variable)).orElseGet(() -> state.variables().minus(name))));
    }

    boolean inFunction() {
        return !locals.isEmpty();
    }

    /** Makes a variable local to the function that runs; it keeps its value until it gets another. */
    void makeLocal(String name) {
        locals.element().putIfAbsent(name, Optional.ofNullable(state.variables().get(name)));
    }

    boolean inSourced() {
        return sourced > 0;
    }

    void enterSourced() {
        sourced++;
    }

    void leaveSourced() {
        sourced--;
    }

    /** How many loops the command stands in. */
    int loops() {
        return loops;
    }

    void loops(int number) {
        loops = number;
    }

    /** Whether a failing command ends the shell here. */
    boolean endsOnError() {
        return unchecked == 0 && has(Option.ERR_EXIT);
    }

    /** Enters a place where failing is an answer. */
    void enterUnchecked() {
        unchecked++;
    }

    void leaveUnchecked() {
        unchecked--;
    }

    /** What the last command substitution of the present command gave. */
    int substitutionStatus() {
        return substitutionStatus;
    }

    void substitutionStatus(int status) {
        substitutionStatus = status;
    }
}
