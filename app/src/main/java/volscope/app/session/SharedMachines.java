package volscope.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;

/**
 * Machines that are built once for all who ask for the same: each goes on from power-on on branches of its own, and where several run the
 * same lines from there, these are run once. Not safe for use by several threads.
 */
public final class SharedMachines implements MachineFactory {
    private final MachineFactory factory;
    private final Map<Asked, Opening> built = new HashMap<>();
    private final List<KnownRuns> machines = new ArrayList<>();

    private record Asked(String script, Optional<String> kernel) {
    }

    /** Machines that a factory builds. */
    public SharedMachines(MachineFactory factory) {
        this.factory = factory;
    }

    @Override
    public Opening open(String script, Optional<String> kernel) {
        return built.computeIfAbsent(new Asked(script, kernel), asked -> switch (factory.open(script, kernel)) {
            case Opening.Lab lab -> new Opening.Lab(shared(lab.machine()), lab.lines());
            case Opening.Refused refused -> refused;
        });
    }

    private Machine shared(Machine machine) {
        KnownRuns known = KnownRuns.of(machine);
        machines.add(known);
        return known;
    }

    /** How much was run on them anew and can be forgotten: revisions, and what happened in them. */
    public long passing() {
        return machines.stream().mapToLong(KnownRuns::passing).sum();
    }

    /** Forgets what was run on them, but not what lessons begin with. Nobody goes on from there any more. */
    public void forgetPassing() {
        machines.forEach(KnownRuns::forgetPassing);
    }
}
