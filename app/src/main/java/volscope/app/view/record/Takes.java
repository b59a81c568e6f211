package volscope.app.view.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.DraftStep;
import volscope.app.lesson.draft.Wording;
import volscope.app.session.Act;
import volscope.app.session.Session;

/**
 * Makes a draft of what was run: the lines that lead to the start, and those that were done from there.
 *
 * @param session
 *            where they were run
 */
record Takes(Session session) {
    private static final String OF_KERNEL = "kernel=";

    /** The lines of the setup: those that changed the machine, and where one failed all the same, it has to fail again. */
    CompletableFuture<List<String>> setup(List<Act> acts) {
        return changing(acts).thenApply(
                kept -> kept.stream().map(act -> (act.run().exitCode() == 0 ? "" : "! ") + written(act)).toList());
    }

    /** The lines that were done. */
    CompletableFuture<List<String>> done(List<Act> acts) {
        return changing(acts).thenApply(kept -> kept.stream().map(Takes::written).toList());
    }

    private CompletableFuture<List<Act>> changing(List<Act> acts) {
        CompletableFuture<List<Act>> changing = CompletableFuture.completedFuture(List.of());
        for (Act act : acts) {
            if (!act.line().isBlank() && !act.line().startsWith("#")) {
                changing = changing.thenCombine(session.difference(act.before(), act.run().end()),
                        (kept, difference) -> difference.isEmpty()
                                ? kept
                                : Stream.concat(kept.stream(), Stream.of(act)).toList());
            }
        }
        return changing;
    }

    /** A brace is none of the lesson's. */
    private static String written(Act act) {
        return act.line().strip().replace("{", "{{");
    }

    /** A draft with a step for each line. */
    static Draft draft(List<String> setup, List<String> done, String kernel, List<String> settings, String language, Wording wording) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("version", "1");
        head.put("kernel", kernel);
        head.put("level", "course");
        head.put("minutes", "10");
        head.put("language", language);
        head.put("show", "map");
        head.put("hardware", settings.stream().flatMap(line -> Arrays.stream(line.replaceFirst("^#:", "").strip().split("\\s+")))
                .filter(word -> !word.startsWith(OF_KERNEL) && !word.isEmpty()).collect(Collectors.joining(" ")));
        List<DraftStep> steps = new ArrayList<>();
        done.forEach(line -> steps.add(wording.step(List.of(line), steps.stream().map(DraftStep::id).toList())));
        return new Draft(head, "", List.of(), setup, steps);
    }
}
