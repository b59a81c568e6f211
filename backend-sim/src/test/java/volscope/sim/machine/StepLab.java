package volscope.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import volscope.model.machine.MachineFactory.Terminal;
import volscope.sim.device.Survival;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.StepSink;
import volscope.sim.machine.PowerLine.How;
import volscope.sim.profile.Profiles;

/** A machine on which lines are played, whose steps can be seen and whose power can be cut between them. */
final class StepLab {

    private KernelState state;

    /** A machine that has just booted, with these settings. */
    StepLab(String head) {
        Settings settings = ((Settings.Read) Settings.read(head)).settings();
        state = PowerOn.boot(Profiles.V6_1, SimulatedMachines.layers(settings.modules(), SimulatedMachines.shell(Terminal.INTERACTIVE)),
                settings, 1);
    }

    KernelState state() {
        return state;
    }

    /** Goes back to a moment. */
    void back(KernelState to) {
        state = to;
    }

    void play(String script) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        script.lines().forEach(line -> new Scheduler(kernel).run(line));
        state = kernel.publish();
    }

    /** What a line prints; the machine stays as it was before. */
    String out(String line) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        new Scheduler(kernel).run(line);
        return new String(kernel.hook(Tasks.class).orElseThrow().console(), UTF_8);
    }

    /** What a line prints. */
    String say(String line) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        new Scheduler(kernel).run(line);
        state = kernel.publish();
        return new String(kernel.hook(Tasks.class).orElseThrow().console(), UTF_8);
    }

    /** The kernel's log since power-on. */
    List<String> log() {
        return state.log().stream().map(LogLine::text).toList();
    }

    /** The labels of a line's steps. */
    List<String> steps(String line) {
        List<String> labels = new ArrayList<>();
        Kernel kernel = Kernel.open(state, (at, label) -> labels.add(label));
        new Scheduler(kernel).run(line);
        state = kernel.publish();
        return labels;
    }

    /** The machine before each step of a line whose label starts so; the line is played on another machine. */
    List<KernelState> before(String line, String label) {
        List<KernelState> found = new ArrayList<>();
        KernelState[] last = {state};
        Kernel kernel = Kernel.open(state, (at, done) -> {
            if (done.startsWith(label)) {
                found.add(last[0]);
            }
            last[0] = at.publish();
        });
        new Scheduler(kernel).run(line);
        return found;
    }

    /** Power goes at a moment, and this is left of what was not durable. */
    void cut(KernelState at, Survival survival) {
        state = Power.off(at, survival);
    }

    /** The same, and the seed or the worst case decides. */
    void cut(KernelState at, How how) {
        state = Power.off(at, how);
    }
}
