package volscope.sim.shell.awk;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import volscope.sim.shell.filter.Regex;

/** Regular expressions that were compiled before. */
final class RegexCache {

    private final Map<String, Pattern> patterns = new HashMap<>();

    Pattern get(String source) {
        return patterns.computeIfAbsent(source, RegexCache::compile);
    }

    private static Pattern compile(String source) {
        try {
            return Regex.compile(source, Regex.Syntax.AWK, Set.of());
        } catch (Regex.Problem problem) {
            throw new Signal.Fatal(problem.sentence() + ": /" + source + "/");
        }
    }
}
