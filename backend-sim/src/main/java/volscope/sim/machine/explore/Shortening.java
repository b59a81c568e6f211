package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.explain.Finding;
import volscope.model.explain.Finding.Rule;
import volscope.model.machine.Exploration.Broken;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** Makes a script shorter that breaks a rule, as long as it breaks the same rule. */
final class Shortening {

    private final MachineFactory machines;
    private final String head;
    private final Finding met;

    /**
     * @param head
     *            the line that describes the machine
     * @param met
     *            what is broken
     */
    Shortening(MachineFactory machines, String head, Finding met) {
        this.machines = machines;
        this.head = head;
        this.met = met;
    }

    /**
     * What a script shows.
     *
     * @param lines
     *            its lines up to the one that breaks the rule
     * @param finding
     *            how they break it
     * @param rules
     *            all rules that they break
     */
    private record Shown(List<String> lines, Finding finding, Set<Rule> rules) {
    }

    /**
     * The shortest script found, with its head. It breaks no rule that the longer ones don't.
     *
     * @param prepared
     *            the lines before any task moves
     * @param schedule
     *            the lines that move them
     * @param states
     *            how many states were met
     */
    Broken of(List<String> prepared, List<String> schedule, long states) {
        Shown best = moved(prepared, schedule);
        for (int at = best.lines().size() - 2; at >= 0; at--) {
            List<String> without = new ArrayList<>(best.lines());
            without.remove(at);
            Set<Rule> rules = best.rules();
            best = shown(without).filter(shorter -> rules.containsAll(shorter.rules())).orElse(best);
            at = Math.min(at, best.lines().size() - 1);
        }
        return new Broken(joined(List.of(head), best.lines()), best.finding(), states);
    }

    /** As few lines of the schedule as are needed before all may go on as it likes. */
    private Shown moved(List<String> prepared, List<String> schedule) {
        for (int lines = 0; lines < schedule.size(); lines++) {
            Optional<Shown> shown = shown(joined(joined(prepared, schedule.subList(0, lines)), List.of("run")));
            if (shown.isPresent()) {
                return shown.get();
            }
        }
        List<String> whole = joined(prepared, schedule);
        return shown(whole).or(() -> shown(joined(whole, List.of("run")))).orElse(new Shown(whole, met, Set.of(met.rule())));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /** The script up to the line that breaks the rule; empty if none does. */
    private Optional<Shown> shown(List<String> script) {
        if (!(machines.open(String.join("\n", joined(List.of(head), script)), Optional.empty()) instanceof Opening.Lab lab)) {
            return Optional.empty();
        }
        Machine machine = lab.machine();
        RevisionId at = machine.start();
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (int done = 0; done < lab.lines().size(); done++) {
            Run run = machine.run(at, lab.lines().get(done).text());
            run.findings().forEach(finding -> rules.add(finding.rule()));
            Optional<Finding> same = run.findings().stream().filter(finding -> finding.rule() == met.rule()).findFirst();
            if (same.isPresent()) {
                return Optional.of(new Shown(List.copyOf(script.subList(0, done + 1)), same.get(), rules));
            }
            if (run.waits().isPresent()) {
                return Optional.empty();
            }
            at = run.end();
        }
        return Optional.empty();
    }
}
