package volscope.sim.shell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.pcollections.PMap;
import org.pcollections.TreePMap;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;
import volscope.sim.shell.syntax.Node;

/** The jobs of a test machine. */
final class JobTable extends Subsystem<PMap<Long, JobTable.Job>> implements Jobs {

    static final Layer<JobTable, PMap<Long, Job>> LAYER = new Layer<>("jobs", TreePMap.<Long, Job>empty(), JobTable::new);

    record Job(ShellState state, Node body, OptionalInt status, OptionalInt signal) {
    }

    private PMap<Long, Job> table;

    private JobTable(Kernel kernel, PMap<Long, Job> table) {
        super(kernel);
        this.table = table;
    }

    @Override
    public PMap<Long, Job> publish() {
        return table;
    }

    Job job(long job) {
        return find(job).orElseThrow();
    }

    private Optional<Job> find(long job) {
        return Optional.ofNullable(table.get(job));
    }

    List<Long> running() {
        return table.keySet().stream().filter(job -> job(job).status().isEmpty()).toList();
    }

    void end(long job, int status) {
        Job old = job(job);
        table = table.plus(job, new Job(old.state(), old.body(), OptionalInt.of(status), old.signal()));
    }

    @Override
    public long spawn(ShellState state, Node body, String label) {
        long job = kernel.nextId();
        table = table.plus(job, new Job(state, body, OptionalInt.empty(), OptionalInt.empty()));
        return job;
    }

    @Override
    public long ended(String label, int status) {
        long job = kernel.nextId();
        table = table.plus(job, new Job(ShellState.start("", "", "/", java.util.Map.of()), new Node.Empty(), OptionalInt.of(status),
                OptionalInt.empty()));
        return job;
    }

    @Override
    public OptionalInt status(long job) {
        return find(job).map(Job::status).orElseGet(OptionalInt::empty);
    }

    @Override
    public boolean exists(long job) {
        return table.containsKey(job);
    }

    @Override
    public void signal(long job, int signal) {
        Job old = job(job);
        table = table.plus(job, new Job(old.state(), old.body(), old.status(), OptionalInt.of(signal)));
    }

    @Override
    public OptionalInt signalled(long job) {
        return find(job).map(Job::signal).orElseGet(OptionalInt::empty);
    }
}
