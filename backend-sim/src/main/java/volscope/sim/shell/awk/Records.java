package volscope.sim.shell.awk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is read record by record. */
final class Records {

    private final String text;
    private int position;

    Records(String text) {
        this.text = text;
    }

    /** The next record by a separator; nothing at the end. */
    Optional<String> next(String separator, RegexCache patterns) {
        if (separator.isEmpty()) {
            while (text.startsWith("\n", position)) {
                position++;
            }
        }
        if (position >= text.length()) {
            return Optional.empty();
        }
        if (separator.length() == 1) {
            int end = text.indexOf(separator, position);
            return Optional.of(take(end, end + 1));
        }
        Pattern pattern = separator.isEmpty() ? Pattern.compile("\n\n+") : patterns.get(separator);
        Matcher matcher = pattern.matcher(text);
        boolean found = matcher.find(position) && matcher.end() > matcher.start();
        return Optional.of(withoutLastNewline(take(found ? matcher.start() : -1, found ? matcher.end() : -1), separator));
    }

    /** In paragraphs the line end at the end of the text belongs to no record. */
    private String withoutLastNewline(String record, String separator) {
        boolean last = separator.isEmpty() && position >= text.length() && record.endsWith("\n");
        return last ? record.substring(0, record.length() - 1) : record;
    }

    private String take(int end, int next) {
        String record = text.substring(position, end < 0 ? text.length() : end);
        position = end < 0 ? text.length() : next;
        return record;
    }
}
