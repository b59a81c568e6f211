package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;

import volscope.model.event.Event;
import volscope.model.machine.RevisionId;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;

/** Looks on while a line runs and adds a revision to the history for each step that changed something. */
final class Recorder implements StepSink {

    private final History history;
    private final String line;
    private final long run;
    private final List<RevisionId> steps = new ArrayList<>();
    private RevisionId last;
    private KernelState lastState;

    Recorder(History history, RevisionId at, String line) {
        this.history = history;
        this.line = line;
        this.run = history.nextRun();
        this.last = at;
        this.lastState = history.get(at).state();
    }

    @Override
    public void step(Kernel kernel, String label) {
        KernelState now = kernel.publish();
        if (label.isEmpty() && same(now, lastState)) {
            return;
        }
        add(now, label.isEmpty() ? line : label, kernel.takeEvents());
    }

    static boolean same(KernelState a, KernelState b) {
        return a == b || a.hasStatesOf(b) && a.log().size() == b.log().size() && a.queue().size() == b.queue().size();
    }

    /** Adds a machine that has just been started again, with a log of its own. */
    void restarted(KernelState booted, String label) {
        lastState = booted;
        last = history.add(last, booted, label, line, run,
                booted.log().stream().<Event>map(entry -> new Event.Logged(entry.text())).toList());
        steps.add(last);
    }

    /** The revision of the last step that changed something. */
    RevisionId last() {
        return last;
    }

    /** Adds the state after the line. */
    List<RevisionId> finish(Kernel kernel) {
        add(kernel.publish(), line, kernel.takeEvents());
        return steps;
    }

    private void add(KernelState state, String label, List<Event> events) {
        last = history.add(last, state, label, line, run, state.log() == lastState.log() ? events : withLog(events, state));
        lastState = state;
        steps.add(last);
    }

    private List<Event> withLog(List<Event> events, KernelState state) {
        List<Event> all = new ArrayList<>(events);
        state.log().subList(lastState.log().size(), state.log().size()).forEach(entry -> all.add(new Event.Logged(entry.text())));
        return all;
    }
}
