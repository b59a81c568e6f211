package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.explain.Finding.Rule;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

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
     * What a script shows.
     *
     * @param lines
     *            its lines up to the one that breaks the rule
     * @param rules
     *            all rules that they break
     */
    private record Shown(List<String> lines, Set<Rule> rules) {
    }

    /**
     * The shortest script found, with its head. It breaks no rule that the longer ones don't.
     *
     * @param prepared
     *            the lines before any task moves
     * @param schedule
     *            the lines that move them
     */
    List<String> of(List<String> prepared, List<String> schedule) {
        Shown best = moved(prepared, schedule);
        for (int at = best.lines().size() - 2; at >= 0; at--) {
            List<String> without = new ArrayList<>(best.lines());
            without.remove(at);
            Set<Rule> rules = best.rules();
            best = shown(without).filter(shorter -> rules.containsAll(shorter.rules())).orElse(best);
            at = Math.min(at, best.lines().size() - 1);
        }
        return joined(List.of(head), best.lines());
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
        return shown(whole).or(() -> shown(joined(whole, List.of("run")))).orElse(new Shown(whole, Set.of(rule)));
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
            if (rules.contains(rule)) {
                return Optional.of(new Shown(List.copyOf(script.subList(0, done + 1)), rules));
            }
            if (run.waits().isPresent()) {
                return Optional.empty();
            }
            at = run.end();
        }
        return Optional.empty();
    }
}
