package volscope.app.lesson.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, or a word, that each seed draws anew: {@code c in 0..15 except p default 5}.
 *
 * @param name
 *            its name
 * @param range
 *            what it is drawn from: {@code 0..15 except p}
 * @param byDefault
 *            what the texts show; may be empty
 */
public record Variable(String name, String range, String byDefault) {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*)\\s+in\\s+(.*?)(?:\\s+default\\s+(.*?))?\\s*");

    /** The variable that a line of the seed block has; empty where it is a line of another kind. */
    public static Optional<Variable> read(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Variable(matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3)).orElse("")))
                : Optional.empty();
    }

    /** The line. */
    public String written() {
        return (name + " in " + range + (byDefault.isBlank() ? "" : " default " + byDefault)).strip();
    }
}
