package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import volscope.model.explain.Finding;
import volscope.model.machine.Exploration;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory.Terminal;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Strangers;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.Moves;
import volscope.sim.machine.SimulatedMachines;

/** Explores scripts on the simulated machine. */
public final class Explorer implements Exploration {

    private final long seed;

    /**
     * @param seed
     *            for all that machines draw
     */
    public Explorer(long seed) {
        this.seed = seed;
    }

    @Override
    public Verdict explore(World world, Bounds bounds, Progress progress) {
        SimulatedMachines machines = SimulatedMachines.judged(MachineRecording.LINES, seed);
        return switch (machines.open(world.script(), world.kernel(), Terminal.INTERACTIVE)) {
            case Opening.Refused refused -> new Unopened(refused);
            case Opening.Lab lab -> new Attempt(machines, lab, world.script(), bounds, progress, effort -> {
            }).verdict();
        };
    }

    /**
     * What a search takes that explores a world to its end.
     *
     * @throws IllegalArgumentException
     *             if the world cannot be opened, or a rule is broken in it
     */
    public Effort effort(World world, Grain grain) {
        SimulatedMachines machines = SimulatedMachines.judged(MachineRecording.LINES, seed);
        Bounds bounds = new Bounds(Integer.MAX_VALUE, Memory.FINGERPRINTS, grain);
        List<Effort> efforts = new ArrayList<>();
        if (!(machines.open(world.script(), world.kernel(), Terminal.INTERACTIVE) instanceof Opening.Lab lab)
                || !(new Attempt(machines, lab, world.script(), bounds, states -> Wish.GO_ON, efforts::add)
                        .verdict() instanceof Kept)) {
            throw new IllegalArgumentException(world.script());
        }
        return efforts.getLast();
    }

    /** One script being explored. */
    private static final class Attempt {
        private final SimulatedMachines machines;
        private final Machine machine;
        private final List<ScriptLine> lines;
        private final Bounds bounds;
        private final Progress progress;
        private final Consumer<Effort> hears;
        private final String head;

        Attempt(SimulatedMachines machines, Opening.Lab lab, String script, Bounds bounds, Progress progress,
                Consumer<Effort> hears) {
            this.machines = machines;
            this.machine = lab.machine();
            this.lines = lab.lines().stream().filter(ScriptLine::runs).toList();
            this.bounds = bounds;
            this.progress = progress;
            this.hears = hears;
            this.head = head(script, machine.revision(machine.start()).kernel());
        }

        /** One line that describes the machine, its kernel included. */
        private static String head(String script, String kernel) {
            return "#: kernel=" + kernel + script.lines().filter(line -> line.startsWith("#:"))
                    .flatMap(line -> Arrays.stream(line.substring(2).strip().split("\\s+")))
                    .filter(word -> !word.isEmpty() && !word.startsWith("kernel=")).map(word -> " " + word).collect(Collectors.joining());
        }

        Verdict verdict() {
            RevisionId at = machine.start();
            for (int done = 0; done < lines.size(); done++) {
                Run run = machine.run(at, lines.get(done).text());
                if (!run.findings().isEmpty()) {
                    Finding finding = run.findings().getFirst();
                    return shortening(finding).of(texts(lines.subList(0, done + 1)), List.of(), 1);
                }
                if (run.waits().isPresent() || run.exitCode() != 0) {
                    return new Unfit(lines.get(done).text(), run.waits().isPresent() ? Reason.STUCK : Reason.FAILED);
                }
                at = run.end();
            }
            KernelState start = Moves.stateOf(machine, at);
            if (Moves.tasks(start).isEmpty()) {
                return new Unfit(lines.isEmpty() ? "" : lines.getLast().text(), Reason.NO_TASK);
            }
            return search(start);
        }

        private static List<String> texts(List<ScriptLine> lines) {
            return lines.stream().map(ScriptLine::text).toList();
        }

        private Verdict search(KernelState start) {
            Canon.Form form = bounds.memory() == Memory.EXACT ? Canon.Form.EXACT : Canon.Form.HASH;
            int workers = Runtime.getRuntime().availableProcessors();
            Search search = new Search(start, form, bounds.grain(), bounds.depth(), workers, progress);
            Search.Outcome outcome = search.run();
            hears.accept(search.effort());
            return switch (outcome) {
                case Search.Kept(long states) -> new Kept(states);
                case Search.Stopped(long states) -> new Stopped(states);
                case Search.Broken broken -> shortest(start, broken);
            };
        }

        private Broken shortest(KernelState start, Search.Broken broken) {
            List<String> schedule = new ArrayList<>(
                    Schedule.of(start, Worker.canon(start, Canon.Form.HASH, new Strangers()), broken.path()));
            broken.cut().ifPresent(how -> schedule.add("crash " + how));
            return shortening(broken.finding()).of(texts(lines), schedule, broken.states());
        }

        private Shortening shortening(Finding finding) {
            return new Shortening(machines, head, finding);
        }
    }
}
