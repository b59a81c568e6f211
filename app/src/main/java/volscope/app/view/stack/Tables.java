package volscope.app.view.stack;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What tables say about what lies below. */
final class Tables {
    private static final Pattern NUMBER = Pattern.compile("(?<=\\s)\\d+:\\d+(?=\\s|$)");
    private static final int START_AND_LENGTH = 2;

    private Tables() {
    }

    /** The numbers of the devices that tables name, each once. */
    static List<String> devices(List<String> table) {
        return table.stream().flatMap(line -> NUMBER.matcher(line).results()).map(MatchResult::group).distinct().toList();
    }

    /** A table line without its place: {@code linear 259:0 2048}. */
    static String target(String line) {
        String[] words = line.split(" ", START_AND_LENGTH + 1);
        return words.length > START_AND_LENGTH ? words[START_AND_LENGTH] : line;
    }
}
