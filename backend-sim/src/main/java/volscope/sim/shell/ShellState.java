package volscope.sim.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.sim.shell.syntax.Node;

/**
 * A shell between two lines, as a value.
 *
 * @param name
 *            what it calls itself: {@code $0}, and in front of its error sentences
 * @param within
 *            the builtin its lines run in, as error sentences name it: {@code eval}, or empty
 * @param variables
 *            those that are set
 * @param functions
 *            their bodies by name
 * @param positional
 *            {@code $1} and on
 * @param cwd
 *            the working directory, an absolute path
 * @param descriptors
 *            the open descriptors
 * @param status
 *            {@code $?}
 * @param options
 *            the options that are on
 * @param jobs
 *            the children not waited for, oldest first
 * @param lastJob
 *            {@code $!}
 * @param umask
 *            the bits that new files do not get
 */
public record ShellState(String name, String within, PMap<String, Variable> variables, PMap<String, Node> functions,
        PVector<String> positional, String cwd, PMap<Integer, Descriptor> descriptors, int status, Set<Option> options, PVector<Long> jobs,
        Optional<Long> lastJob, int umask) {

    /** What {@code set} switches. */
    public enum Option {
        /** A command that fails ends the shell. */
        ERR_EXIT('e'),
        /** No path names from patterns. */
        NO_GLOB('f'),
        /** A parameter that is not set is an error. */
        NO_UNSET('u'),
        /** Each command is printed before it runs. */
        TRACE('x');

        private final char letter;

        Option(char letter) {
            this.letter = letter;
        }

        /** The option's letter. */
        public char letter() {
            return letter;
        }
    }

    public ShellState {
        options = Set.copyOf(options);
    }

    /** A shell that has just been started: standard descriptors alone, the environment as exported variables. */
    public static ShellState start(String name, String within, String cwd, Map<String, String> environment) {
        PMap<String, Variable> variables = TreePMap.<String, Variable>empty().plus("IFS", new Variable(" \t\n", Set.of()))
                .plus("PWD", new Variable(cwd, Set.of(Variable.Attribute.EXPORTED)));
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            variables = variables.plus(entry.getKey(), new Variable(entry.getValue(), Set.of(Variable.Attribute.EXPORTED)));
        }
        PMap<Integer, Descriptor> descriptors = TreePMap.empty();
        for (Descriptor.Channel channel : Descriptor.Channel.values()) {
            descriptors = descriptors.plus(channel.ordinal(), new Descriptor.Terminal(channel));
        }
        return new ShellState(name, within, variables, TreePMap.empty(), TreePVector.empty(), cwd, descriptors, 0, Set.of(),
                TreePVector.empty(), Optional.empty(), 022);
    }

    /** Whether an option is on. */
    public boolean has(Option option) {
        return options.contains(option);
    }

    ShellState withName(String newName) {
        return new ShellState(newName, within, variables, functions, positional, cwd, descriptors, status, options, jobs, lastJob, umask);
    }

    ShellState withWithin(String newWithin) {
        return new ShellState(name, newWithin, variables, functions, positional, cwd, descriptors, status, options, jobs, lastJob, umask);
    }

    ShellState withVariables(PMap<String, Variable> newVariables) {
        return new ShellState(name, within, newVariables, functions, positional, cwd, descriptors, status, options, jobs, lastJob, umask);
    }

    /** The same shell with one more exported variable. */
    public ShellState exporting(String variable, String value) {
        return withVariables(variables.plus(variable, new Variable(value, Set.of(Variable.Attribute.EXPORTED))));
    }

    ShellState withFunctions(PMap<String, Node> newFunctions) {
        return new ShellState(name, within, variables, newFunctions, positional, cwd, descriptors, status, options, jobs, lastJob, umask);
    }

    ShellState withPositional(PVector<String> newPositional) {
        return new ShellState(name, within, variables, functions, newPositional, cwd, descriptors, status, options, jobs, lastJob, umask);
    }

    ShellState withCwd(String newCwd) {
        return new ShellState(name, within, variables, functions, positional, newCwd, descriptors, status, options, jobs, lastJob, umask);
    }

    ShellState withDescriptors(PMap<Integer, Descriptor> newDescriptors) {
        return new ShellState(name, within, variables, functions, positional, cwd, newDescriptors, status, options, jobs, lastJob, umask);
    }

    ShellState withStatus(int newStatus) {
        return new ShellState(name, within, variables, functions, positional, cwd, descriptors, newStatus, options, jobs, lastJob, umask);
    }

    ShellState withOptions(Set<Option> newOptions) {
        return new ShellState(name, within, variables, functions, positional, cwd, descriptors, status, newOptions, jobs, lastJob, umask);
    }

    ShellState withJobs(PVector<Long> newJobs) {
        return new ShellState(name, within, variables, functions, positional, cwd, descriptors, status, options, newJobs, lastJob, umask);
    }

    ShellState withLastJob(long job) {
        return new ShellState(name, within, variables, functions, positional, cwd, descriptors, status, options, jobs, Optional.of(job),
                umask);
    }

    ShellState withUmask(int newUmask) {
        return new ShellState(name, within, variables, functions, positional, cwd, descriptors, status, options, jobs, lastJob, newUmask);
    }
}
