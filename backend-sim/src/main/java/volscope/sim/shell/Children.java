package volscope.sim.shell;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.pcollections.TreePVector;

import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.shell.syntax.Node;

/** The jobs of a shell, through the machine's {@link Jobs}. */
final class Children {

    private final Session session;

    Children(Session session) {
        this.session = session;
    }

    /** Starts a job. One that writes into a pipe is run at once, since what reads the pipe runs only after all that write into it. */
    void start(Node body, String label) {
        Session copy = session.fork();
        copy.state(copy.state().withDescriptors(copy.state().descriptors().plus(0, new Descriptor.Terminal(Descriptor.Channel.INPUT))));
        long job = writesIntoPipe(copy.state()) ? runNow(copy, body, label) : spawn(copy.state(), body, label);
        session.state(session.state().withJobs(session.state().jobs().plus(job)).withLastJob(job));
    }

    /** Starts a job, which shares the open files of this shell. */
    private long spawn(ShellState state, Node body, String label) {
        return session.sys().call(kernel -> {
            Descriptor.handles(state.descriptors()).forEach(kernel.get(Vfs.LAYER)::share);
            return jobs(kernel).spawn(state, body, label);
        });
    }

    private static boolean writesIntoPipe(ShellState state) {
        return state.descriptors().values().stream().anyMatch(Descriptor.PipeEnd.class::isInstance);
    }

    private long runNow(Session copy, Node body, String label) {
        int status = new Interpreter(copy).runToEnd(body);
        return call(jobs -> jobs.ended(label, status));
    }

    /** Waits for all jobs. */
    void awaitAll() {
        session.state().jobs().forEach(this::await);
        session.state(session.state().withJobs(TreePVector.empty()));
    }

    /** Waits for a job; nothing if there is no such job. */
    OptionalInt await(long job) {
        return call(jobs -> {
            OptionalInt status = jobs.status(job);
            if (status.isEmpty() && jobs.exists(job)) {
                throw Sleeping.on("job " + job);
            }
            return status;
        });
    }

    /** The signal that ended a job. */
    Optional<Integer> signalOf(long job) {
        return call(jobs -> jobs.exists(job) && jobs.signalled(job).isPresent()
                ? Optional.of(jobs.signalled(job).getAsInt())
                : Optional.empty());
    }

    /** Sends a signal to a job; 0 only asks whether it is there. Whether there is such a job. */
    boolean signal(long job, int signal) {
        return call(jobs -> {
            boolean there = jobs.exists(job);
            if (there && signal != 0) {
                jobs.signal(job, signal);
            }
            return there;
        });
    }

    private <T> T call(Function<Jobs, T> call) {
        return session.sys().call(kernel -> call.apply(jobs(kernel)));
    }

    private static Jobs jobs(Kernel kernel) {
        return kernel.hook(Jobs.class).orElseThrow(() -> new IllegalStateException("no jobs in this machine"));
    }

    /** The signal that a job got. */
    static int signal(Kernel kernel, long job) {
        return jobs(kernel).signalled(job).orElse(Signals.TERM);
    }

    /** Cuts a job short that got a signal. */
    record Signalled(long job) implements CutSys.Scissors {

        @Override
        public boolean due(Kernel kernel) {
            return jobs(kernel).signalled(job).isPresent();
        }

        @Override
        public long deadline() {
            return Sleeping.NO_TIME;
        }
    }
}
