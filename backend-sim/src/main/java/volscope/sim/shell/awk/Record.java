package volscope.sim.shell.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The current record and its fields; each is made from the other when it is asked for. */
final class Record {

    private static final int MOST_FIELDS = 100_000;

    private final RegexCache patterns;
    private final List<Value> fields = new ArrayList<>();
    private String whole = "";
    private String separator = " ";
    private boolean isSplit = true;
    private boolean isJoined = true;

    Record(RegexCache patterns) {
        this.patterns = patterns;
    }

    /** Makes this the record; its fields are split at the separator that holds now. */
    void set(String text, String fieldSeparator) {
        whole = text;
        separator = fieldSeparator;
        isSplit = false;
        isJoined = true;
    }

    String whole(String outputSeparator, String format) {
        if (!isJoined) {
            whole = fields.stream().map(field -> field.text(format)).collect(Collectors.joining(outputSeparator));
            isJoined = true;
        }
        return whole;
    }

    private void split() {
        if (!isSplit) {
            fields.clear();
            split(whole, separator, patterns).forEach(field -> fields.add(new Value.Input(field)));
            isSplit = true;
        }
    }

    int count() {
        split();
        return fields.size();
    }

    void count(int number) {
        split();
        while (fields.size() > number) {
            fields.removeLast();
        }
        grow(number);
        isJoined = false;
    }

    private void grow(int number) {
        if (number > MOST_FIELDS) {
            throw new Signal.Fatal("too many fields");
        }
        while (fields.size() < number) {
            fields.add(new Value.Input(""));
        }
    }

    Value field(int number) {
        split();
        return number <= fields.size() ? fields.get(number - 1) : Value.UNSET;
    }

    void field(int number, Value value) {
        split();
        grow(number);
        fields.set(number - 1, value);
        isJoined = false;
    }

    /** Splits a text: at runs of blanks by a blank, at a character, or at what a regular expression matches. */
    static List<String> split(String text, String separator, RegexCache patterns) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            String stripped = text.strip();
            return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t\n]+"));
        }
        if (separator.isEmpty()) {
            return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
        }
        boolean literal = separator.length() == 1 && !separator.equals("\\");
        var pattern = literal ? java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(separator)) : patterns.get(separator);
        List<String> parts = new ArrayList<>();
        var matcher = pattern.matcher(text);
        int start = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                parts.add(text.substring(start, matcher.start()));
                start = matcher.end();
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
