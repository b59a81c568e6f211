package volscope.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON as strictly as its standard says: objects, arrays, strings, and words or numbers as strings. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.blanks();
        if (json.at != text.length()) {
            throw json.bad();
        }
        return value;
    }

    private IllegalArgumentException bad() {
        return new IllegalArgumentException("no JSON at " + at + ": " + text.substring(at, Math.min(text.length(), at + 40)));
    }

    private void blanks() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(char c) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!takes(c)) {
            throw bad();
        }
    }

    private Object value() {
        if (takes('{')) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (boolean more = !takes('}'); more; more = more()) {
                expect('"');
                String key = string();
                expect(':');
                object.put(key, value());
            }
            return object;
        }
        if (takes('[')) {
            List<Object> array = new ArrayList<>();
            for (boolean more = !takes(']'); more; more = more()) {
                array.add(value());
            }
            return array;
        }
        if (takes('"')) {
            return string();
        }
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(from, at);
        if (!word.matches("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            throw bad();
        }
        return word;
    }

    /** Whether a comma comes, and no bracket. */
    private boolean more() {
        if (takes(',')) {
            return true;
        }
        if (takes('}') || takes(']')) {
            return false;
        }
        throw bad();
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw bad();
            }
            if (c != '\\') {
                read.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            if (escape == 'u') {
                read.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else if ("\"\\/bfnrt".indexOf(escape) >= 0) {
                read.append("\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(escape)));
            } else {
                throw bad();
            }
        }
        at++;
        return read.toString();
    }
}
