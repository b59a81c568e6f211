package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import volscope.sim.kernel.Input;

/**
 * A line as {@code read} sees it.
 *
 * @param text
 *            its characters, without backslashes that quote
 * @param quoted
 *            the places of characters that a backslash has quoted
 * @param ended
 *            whether there was a line end
 */
record ReadLine(String text, List<Integer> quoted, boolean ended) {

    static ReadLine of(Input input, boolean raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Integer> quoted = new ArrayList<>();
        boolean escaped = false;
        for (byte[] one = input.read(1); one.length > 0; one = input.read(1)) {
            if (one[0] == '\n' && !escaped) {
                return new ReadLine(bytes.toString(UTF_8), quoted, true);
            }
            if (one[0] == '\\' && !raw && !escaped) {
                escaped = true;
            } else if (one[0] == '\n') {
                escaped = false;
            } else {
                if (escaped) {
                    quoted.add(bytes.toString(UTF_8).length());
                }
                bytes.write(one[0]);
                escaped = false;
            }
        }
        return new ReadLine(bytes.toString(UTF_8), quoted, false);
    }

    int assign(Session session, List<String> names) {
        String separators = session.variable("IFS").orElse(" \t\n");
        int place = 0;
        for (int i = 0; i < names.size(); i++) {
            place = skipBlanks(place, separators);
            int end = i + 1 < names.size() ? end(place, separators) : lastEnd(place, separators);
            session.set(names.get(i), text.substring(place, end));
            place = i + 1 < names.size() ? next(end, separators) : end;
        }
        return ended ? 0 : 1;
    }

    private boolean separates(int place, String separators) {
        return separators.indexOf(text.charAt(place)) >= 0 && !quoted.contains(place);
    }

    private boolean isBlank(int place, String separators) {
        return separates(place, separators) && Character.isWhitespace(text.charAt(place));
    }

    private int skipBlanks(int start, String separators) {
        int place = start;
        while (place < text.length() && isBlank(place, separators)) {
            place++;
        }
        return place;
    }

    private int end(int start, String separators) {
        int place = start;
        while (place < text.length() && !separates(place, separators)) {
            place++;
        }
        return place;
    }

    /** Where the last field ends: before separators at the end of the line. */
    private int lastEnd(int start, String separators) {
        int place = text.length();
        while (place > start && isBlank(place - 1, separators)) {
            place--;
        }
        int first = end(start, separators);
        boolean single = next(first, separators) >= text.length() && first < place;
        return single ? first : place;
    }

    /** Where the field after a separator starts. */
    private int next(int end, String separators) {
        int place = skipBlanks(end, separators);
        boolean delimiter = place < text.length() && separates(place, separators);
        return delimiter ? skipBlanks(place + 1, separators) : place;
    }
}
