package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a line, of which some can become other numbers with each seed.
 *
 * @param kind
 *            what it is
 * @param text
 *            as it stands there
 * @param at
 *            where in the line
 */
public record LinePiece(Kind kind, String text, int at) {
    private static final Pattern PICKED = Pattern.compile(
            "(?<hole>(?<!\\{)\\{[^{}]+})|(?<number>(?<![\\w./{-])\\d{1,9}(?=[kKmMgG]?(?![\\w./:])))|(?<letter>(?<=\\s)[A-Z](?=\\s|$))");

    /** What pieces are. */
    public enum Kind {
        /** It stays as it is. */
        WORDS,
        /** A number. */
        NUMBER,
        /** A letter that is written. */
        LETTER,
        /** An expression in braces. */
        HOLE
    }

    /** A line in pieces, in order. */
    public static List<LinePiece> of(String line) {
        List<LinePiece> pieces = new ArrayList<>();
        Matcher matcher = PICKED.matcher(line);
        int from = 0;
        while (matcher.find()) {
            Kind kind = matcher.group("hole") != null ? Kind.HOLE : matcher.group("number") != null ? Kind.NUMBER : Kind.LETTER;
            if (matcher.start() > from) {
                pieces.add(new LinePiece(Kind.WORDS, line.substring(from, matcher.start()), from));
            }
            pieces.add(new LinePiece(kind, matcher.group(), matcher.start()));
            from = matcher.end();
        }
        if (from < line.length() || pieces.isEmpty()) {
            pieces.add(new LinePiece(Kind.WORDS, line.substring(from), from));
        }
        return List.copyOf(pieces);
    }

    /** The line with something else in the place of this. */
    String replacedIn(String line, String other) {
        return line.substring(0, at) + other + line.substring(at + text.length());
    }
}
