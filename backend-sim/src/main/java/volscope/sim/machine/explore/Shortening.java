package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding.Rule;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/** Makes a script shorter that breaks a rule, as long as it breaks the same rule. */
final class Shortening {

    private final MachineFactory machines;
    private final String head;
    private final Rule rule;

    /**
     * @param head
     *            the line that describes the machine
     */
    Shortening(MachineFactory machines, String head, Rule rule) {
        this.machines = machines;
        this.head = head;
        this.rule = rule;
    }

    /**
     * The shortest script found, with its head.
     *
     * @param prepared
     *            the lines before any task moves
     * @param schedule
     *            the lines that move them
     */
    List<String> of(List<String> prepared, List<String> schedule) {
        List<String> best = moved(prepared, schedule);
        for (int at = best.size() - 2; at >= 0; at--) {
            List<String> without = new ArrayList<>(best);
            without.remove(at);
            best = shown(without).orElse(best);
            at = Math.min(at, best.size() - 1);
        }
        return joined(List.of(head), best);
    }

    /** As few lines of the schedule as are needed before all may go on as it likes. */
    private List<String> moved(List<String> prepared, List<String> schedule) {
        for (int lines = 0; lines < schedule.size(); lines++) {
            Optional<List<String>> shown = shown(joined(joined(prepared, schedule.subList(0, lines)), List.of("run")));
            if (shown.isPresent()) {
                return shown.get();
            }
        }
        List<String> whole = joined(prepared, schedule);
        return shown(whole).or(() -> shown(joined(whole, List.of("run")))).orElse(whole);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /** The script up to the line that breaks the rule; empty if none does. */
    private Optional<List<String>> shown(List<String> script) {
        if (!(machines.open(String.join("\n", joined(List.of(head), script)), Optional.empty()) instanceof Opening.Lab lab)) {
            return Optional.empty();
        }
        Machine machine = lab.machine();
        RevisionId at = machine.start();
        for (int done = 0; done < lab.lines().size(); done++) {
            ScriptLine line = lab.lines().get(done);
            Run run = machine.run(at, line.text());
            if (run.findings().stream().anyMatch(finding -> finding.rule() == rule)) {
                return Optional.of(List.copyOf(script.subList(0, done + 1)));
            }
            if (run.waits().isPresent()) {
                return Optional.empty();
            }
            at = run.end();
        }
        return Optional.empty();
    }
}
