package volscope.app.view.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.Variable;
import volscope.app.lesson.draft.Variants;
import volscope.model.machine.MachineFactory;

/**
 * Finds for each goal the variables that it has to be written with, by playing the draft with some seeds.
 *
 * @param machines
 *            to play on
 */
record Generaliser(MachineFactory machines) {
    private static final int SEEDS = 4;

    /** A draft whose goals hold for other numbers too, as far as a way to write them was found. */
    Draft generalised(Draft draft) {
        List<Variable> variables = draft.seed().stream().flatMap(line -> Variable.read(line).stream()).toList();
        Map<String, List<String>> variants = new HashMap<>();
        draft.goals().forEach(goal -> variants.put(goal, Variants.of(goal, variables)));
        List<String> all = variants.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, Integer> held = held(draft, all);
        Draft next = draft;
        for (int i = 0; i < draft.steps().size(); i++) {
            next = next.with(i, step -> step.withGoals(step.goals().stream().map(goal -> best(goal, variants, held)).toList()));
        }
        return next;
    }

    /** For how many seeds each of some goals holds. */
    private Map<String, Integer> held(Draft draft, List<String> goals) {
        Map<String, Integer> held = new HashMap<>();
        for (long seed = 0; seed <= SEEDS; seed++) {
            List<Boolean> now = Optional.of(seed).flatMap(one -> Trial.hold(machines, draft, one, goals)).orElse(new ArrayList<>());
            for (int i = 0; i < now.size(); i++) {
                held.merge(goals.get(i), now.get(i) ? 1 : 0, Integer::sum);
            }
        }
        return held;
    }

    /** The first way that holds as often as any; the goal as it is where none was played. */
    private static String best(String goal, Map<String, List<String>> variants, Map<String, Integer> held) {
        int most = variants.getOrDefault(goal, List.of()).stream().mapToInt(variant -> held.getOrDefault(variant, 0)).max().orElse(0);
        return most == 0
                ? goal
                : variants.getOrDefault(goal, List.of()).stream().filter(variant -> held.getOrDefault(variant, 0) == most).findFirst()
                        .orElse(goal);
    }
}
