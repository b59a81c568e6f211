package volscope.model.command;

import java.util.List;
import java.util.Optional;

/**
 * A field of a graphical form for one form of a command.
 *
 * @param key
 *            its name among the fields of the form: an option's long name, or {@code #0}, {@code #1} for operands
 * @param label
 *            the key of its label among the texts
 * @param help
 *            what it is for, in one sentence; empty for operands
 * @param presence
 *            whether it has to be filled
 * @param input
 *            what is put in
 * @param kinds
 *            the names of the kinds of value it takes, most usual first
 * @param choices
 *            the values there are, if they are few
 * @param preset
 *            the value that holds if it is left alone
 * @param fixed
 *            the value it always has in this form
 */
public record FormField(String key, String label, String help, Presence presence, Input input, List<String> kinds, List<String> choices,
        Optional<String> preset, Optional<String> fixed) {

    public FormField {
        kinds = List.copyOf(kinds);
        choices = List.copyOf(choices);
    }

    /** Whether a field has to be filled. */
    public enum Presence {
        NEEDED, ONE_OF_SEVERAL, OPTIONAL
    }

    /** What is put into a field. */
    public enum Input {
        /** On or off. */
        SWITCH,
        /** One value. */
        VALUE,
        /** Several values. */
        VALUES
    }
}
