package volscope.sim.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.pcollections.PMap;
import org.pcollections.TreePMap;

import volscope.sim.kernel.Output;
import volscope.sim.kernel.Sys;
import volscope.sim.shell.ShellState.Option;

/** A shell while it runs a line: the draft of a {@link ShellState}, and where it stands. */
final class Session {

    private final Shell shell;
    private final Sys sys;
    private final Output terminal;
    private final Deque<Map<String, Optional<Variable>>> locals = new ArrayDeque<>();
    private ShellState state;
    private int loops;
    private int sourced;
    private int unchecked;
    private int substitutionStatus;

    Session(Shell shell, ShellState state, Sys sys, Output terminal) {
        this.shell = shell;
        this.state = state;
        this.sys = sys;
        this.terminal = terminal;
    }

    /** A copy of this shell that can go its own way. */
    Session fork() {
        return fork(sys);
    }

    /** A copy whose calls go through something else. */
    Session fork(Sys newSys) {
        Session copy = new Session(shell, state.withJobs(org.pcollections.TreePVector.empty()), newSys, terminal);
        copy.unchecked = unchecked;
        return copy;
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

    Output terminal() {
        return terminal;
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
        put(name, old == null ? new Variable(value, java.util.Set.of()) : old.withValue(value));
    }

    /** Sets a variable that programs see, or fails if it is read-only. */
    void export(String name, String value) {
        put(name, new Variable(value, java.util.Set.of(Variable.Attribute.EXPORTED)));
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

    /** Enters a function. */
    void enterFunction() {
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
