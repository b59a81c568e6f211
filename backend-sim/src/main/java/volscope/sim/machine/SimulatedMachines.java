package volscope.sim.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.model.machine.Conditions;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.Opening.Reason;
import volscope.model.machine.Opening.Refused;
import volscope.model.machine.ScriptLine;
import volscope.sim.device.Block;
import volscope.sim.device.Hardware;
import volscope.sim.device.Nvdimm;
import volscope.sim.dm.Dm;
import volscope.sim.fs.KernelModules;
import volscope.sim.fs.Loops;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.LogLimits;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.monitor.Monitor;
import volscope.sim.mirror.Mirrors;
import volscope.sim.machine.Onlooker.Whom;
import volscope.sim.lvm.ondisk.Hints;
import volscope.sim.lvm.ondisk.MetadataMemo;
import volscope.sim.mm.MemoryManager;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;
import volscope.sim.shell.ShellState;
import volscope.sim.snapshot.Snapshots;
import volscope.sim.thin.ThinPools;

/** Builds simulated machines: the port {@link MachineFactory}. */
public final class SimulatedMachines implements MachineFactory {

    /** What the reference transcripts' script runner calls itself in error sentences. */
    private static final String SCRIPT_RUNNER = "/oracle/runner.sh";

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/sbin:/bin", "HOME", "/root", "TERM", "dumb", "LC_ALL", "C",
            "LANG", "C", "TZ", "UTC0", "DM_DISABLE_UDEV", "1", "LVM_SUPPRESS_FD_WARNINGS", "1");

    private final MachineRecording recording;
    private final long seed;
    private final Conditions conditions;
    private final Whom judged;

    /**
     * @param recording
     *            how much of each run is kept
     * @param seed
     *            for all that machines draw
     */
    public SimulatedMachines(MachineRecording recording, long seed) {
        this(recording, seed, Conditions.NONE);
    }

    /**
     * @param recording
     *            how much of each run is kept
     * @param seed
     *            for all that machines draw
     * @param conditions
     *            reads what {@code until} waits for
     */
    public SimulatedMachines(MachineRecording recording, long seed, Conditions conditions) {
        this(recording, seed, conditions, Whom.DESIGNED);
    }

    private SimulatedMachines(MachineRecording recording, long seed, Conditions conditions, Whom judged) {
        this.judged = judged;
        this.conditions = conditions;
        this.recording = recording;
        this.seed = seed;
    }

    /** Builds machines that keep every step, and whose lines nobody judges or explains while they run: what a step broke, its revision tells. */
    public static SimulatedMachines unjudged(long seed, Conditions conditions) {
        return new SimulatedMachines(MachineRecording.STEPS, seed, conditions, Whom.NOBODY);
    }

    /** Builds machines whose lines are all judged, whatever their kernel promises. */
    public static SimulatedMachines judged(MachineRecording recording, long seed) {
        return new SimulatedMachines(recording, seed, Conditions.NONE, Whom.ALL);
    }

    @Override
    public MachineFactory byLines() {
        return new SimulatedMachines(MachineRecording.EVENTS, seed, conditions, judged);
    }

    @Override
    public Opening open(String script, Optional<String> kernel) {
        return open(script, kernel, Terminal.INTERACTIVE);
    }

    @Override
    public Opening open(String script, Optional<String> kernel, Terminal terminal) {
        return switch (Settings.read(script)) {
            case Settings.Bad(Refused refusal) -> refusal;
            case Settings.Read(Settings settings) -> open(script, settings, kernel, shell(terminal));
        };
    }

    private Opening open(String script, Settings settings, Optional<String> kernel, ShellState shell) {
        String name = kernel.or(settings::kernel).orElse(Profiles.DEFAULT.name());
        Optional<Profile> profile = Profiles.named(name);
        if (profile.isEmpty()) {
            return Refused.of(Reason.UNKNOWN_KERNEL, 0, name, String.join(" ", Profiles.all().stream().map(Profile::name).toList()));
        }
        Layers layers = layers(settings.modules(), shell);
        SimulatedMachine machine = new SimulatedMachine(under -> PowerOn.boot(under, layers, settings, seed), profile.get(), recording,
                conditions, judged);
        return new Opening.Lab(machine, lines(script));
    }

    private static List<ScriptLine> lines(String script) {
        return ScriptLines.of(script);
    }

    static ShellState shell(Terminal terminal) {
        return switch (terminal) {
            case INTERACTIVE -> ShellState.start("sh", "", "/root", ENVIRONMENT);
            case SCRIPT_RUNNER -> ShellState.start(SCRIPT_RUNNER, "eval", "/root", ENVIRONMENT);
        };
    }

    static Layers layers(List<String> modules, ShellState terminal) {
        return new Layers(List.of(LogLimits.LAYER, Block.LAYER, Hardware.LAYER, Nvdimm.LAYER,
                TargetModules.layer(),
                Dm.LAYER, Snapshots.LAYER, ThinPools.LAYER, Mirrors.LAYER, FileSystems.LAYER, Vfs.LAYER, Loops.LAYER,
                KernelModules.layer(modules),
                MemoryManager.LAYER, DebugLog.LAYER,
                MetadataMemo.LAYER, Hints.LAYER,
                Monitor.LAYER,
                Tasks.layer(Programs.all(), terminal)));
    }
}
