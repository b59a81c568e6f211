package volscope.app.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.model.machine.Run;

/** What a command asked and got no answer to. */
public final class Question {
    private static final String ASKED = "[y/n]";

    private Question() {
    }

    /** Whether a line of what a run printed is a question that nobody answered. */
    public static boolean isIn(Run run, String line) {
        return run.exitCode() != 0 && line.contains(ASKED);
    }

    /** What a run asked, with what it says before, in its own words; empty where it asked nothing. */
    public static Optional<String> of(Run run) {
        List<String> lines = run.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (isIn(run, lines.get(i))) {
                String last = lines.get(i).substring(0, lines.get(i).indexOf(ASKED)).strip();
                return Optional.of(Stream.concat(lines.subList(0, i).stream().map(String::strip), Stream.of(last))
                        .collect(Collectors.joining("\n")));
            }
        }
        return Optional.empty();
    }
}
