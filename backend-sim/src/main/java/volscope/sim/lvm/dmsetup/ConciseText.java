package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Devices in one line: {@code name,uuid,minor,flags,table[,table];…}, a backslash in front of what is meant as itself. */
final class ConciseText {

    private static final int FIELDS = 5;

    private final String text;
    private final Consumer<String> complaints;
    private int at;
    private List<StringBuilder> fields = new ArrayList<>(List.of(new StringBuilder()));

    ConciseText(String text, Consumer<String> complaints) {
        this.text = text;
        this.complaints = complaints;
    }

    /**
     * A device.
     *
     * @param name
     *            its name
     * @param uuid
     *            its uuid, or empty
     * @param minor
     *            its minor, or empty
     * @param flags
     *            {@code ro}, {@code rw} or empty
     * @param table
     *            its table, line by line
     */
    record Entry(String name, String uuid, String minor, String flags, String table) {
    }

    /** A text as a part of such a line. */
    static String quote(String text) {
        return text.replaceAll("[,;\\\\]", "\\\\$0");
    }

    /** Hands each device on as it is read; stops at the first that fails or is wrong. */
    boolean forEach(Predicate<Entry> action) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                if (!escaped()) {
                    return false;
                }
            } else if (c == ',') {
                comma();
            } else if (c == ';' || at + 1 == text.length()) {
                if (!entry(c, action)) {
                    return false;
                }
            } else {
                fields.getLast().append(c);
                at++;
            }
        }
        return isAtStart() || incomplete();
    }

    private boolean isAtStart() {
        return fields.size() == 1 && fields.get(0).isEmpty();
    }

    private boolean incomplete() {
        complaints.accept("Incomplete entry: five comma-separated fields are required for each device");
        return parsed();
    }

    private boolean parsed() {
        complaints.accept("Parsed %d fields: name: %s uuid: %s minor: %s flags: %s table: %s".formatted(fields.size(), field(0), field(1),
                field(2), field(3), field(4)));
        return false;
    }

    private String field(int index) {
        return index < fields.size() ? fields.get(index).toString() : "(null)";
    }

    private boolean escaped() {
        if (at + 1 == text.length()) {
            complaints.accept("Backslash must be followed by another character at end of string.");
            return parsed();
        }
        fields.getLast().append(text.charAt(at + 1));
        at += 2;
        return true;
    }

    private void comma() {
        at++;
        if (fields.size() < FIELDS) {
            fields.add(new StringBuilder());
            skipBlanks();
        } else {
            fields.getLast().append('\n');
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean entry(char last, Predicate<Entry> action) {
        if (last != ';') {
            fields.getLast().append(last);
        }
        at++;
        if (fields.size() != FIELDS) {
            complaints.accept("Five comma-separated fields are required for each device");
            return parsed();
        }
        Entry entry = new Entry(field(0), field(1), field(2), field(3), field(4));
        if (!entry.flags().isEmpty() && !entry.flags().equals("ro") && !entry.flags().equals("rw")) {
            complaints.accept("Invalid flags parameter '" + entry.flags() + "' must be 'ro' or 'rw' or empty.");
            return false;
        }
        fields = new ArrayList<>(List.of(new StringBuilder()));
        skipBlanks();
        return action.test(entry);
    }
}
