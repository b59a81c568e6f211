package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chunks as they are typed: {@code 3, 8-11}. */
final class Ranges {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\s*(?:-|\u2013|\\.\\.)\\s*(\\d{1,9}))?");
    private static final int MOST = 10_000;

    private Ranges() {
    }

    /** Reads chunks; empty if that is no list of ranges, or too long a one. */
    static Optional<SortedSet<Long>> read(String text) {
        SortedSet<Long> chunks = new TreeSet<>();
        for (String part : text.strip().split("\\s*[,;]\\s*|(?<=\\d)\\s+(?=\\d)", -1)) {
            Matcher matcher = RANGE.matcher(part.strip());
            if (part.isBlank()) {
                continue;
            }
            if (!matcher.matches()) {
                return Optional.empty();
            }
            long from = Long.parseLong(matcher.group(1));
            long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
            if (to - from + chunks.size() >= MOST) {
                return Optional.empty();
            }
            for (long chunk = from; chunk <= to; chunk++) {
                chunks.add(chunk);
            }
        }
        return Optional.of(chunks);
    }

    /** Writes chunks, neighbours joined. */
    static String write(Collection<Long> chunks) {
        List<String> ranges = new ArrayList<>();
        List<Long> sorted = chunks.stream().sorted().toList();
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from + 1;
            while (to < sorted.size() && sorted.get(to) == sorted.get(to - 1) + 1) {
                to++;
            }
            ranges.add(to - from == 1 ? sorted.get(from).toString() : sorted.get(from) + "-" + sorted.get(to - 1));
        }
        return String.join(", ", ranges);
    }
}
