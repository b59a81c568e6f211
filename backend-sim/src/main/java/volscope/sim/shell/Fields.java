package volscope.sim.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields that words expand to, being collected. Each is kept as a pattern: what was quoted has a backslash before each character that
 * could mean something.
 */
final class Fields {

    private final String separators;
    private final List<String> finished = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean started;
    private boolean afterBlank;

    /**
     * Starts without a field.
     *
     * @param separators
     *            the value of IFS
     */
    Fields(String separators) {
        this.separators = separators;
    }

    /** Adds text that is quoted; even empty it makes a field. */
    void quoted(String text) {
        field.append(Pattern.quote(text));
        begin();
    }

    /** Adds text of the word itself, which may be part of a pattern, but is never split. */
    void literal(String text) {
        field.append(text.replace("\\", "\\\\"));
        begin();
    }

    /** Adds the text of an expansion, which is split at separators. */
    void split(String text) {
        for (char c : text.toCharArray()) {
            if (separators.indexOf(c) < 0) {
                field.append(c == '\\' ? "\\\\" : String.valueOf(c));
                begin();
            } else if (c == ' ' || c == '\t' || c == '\n') {
                afterBlank |= started;
                endField();
            } else if (started || !afterBlank) {
                started = true;
                endField();
                afterBlank = false;
            } else {
                afterBlank = false;
            }
        }
    }

    private void begin() {
        started = true;
        afterBlank = false;
    }

    /** Ends the field, if there is one. */
    void endField() {
        if (started) {
            finished.add(field.toString());
            field.setLength(0);
            started = false;
        }
    }

    /** The fields as patterns. */
    List<String> patterns() {
        endField();
        return List.copyOf(finished);
    }

    /** All fields as one pattern. */
    String pattern() {
        return String.join(" ", patterns());
    }
}
