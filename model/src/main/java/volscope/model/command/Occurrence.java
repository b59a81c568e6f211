package volscope.model.command;

import java.util.Optional;

/**
 * An option as it was given on a line.
 *
 * @param option
 *            which one
 * @param name
 *            the long name meant; a letter means the usual one
 * @param value
 *            its value, if it takes one
 */
public record Occurrence(OptionSpec option, String name, Optional<Value> value) {

    /** Its value as it was written. */
    public Optional<String> raw() {
        return value.map(Value::raw);
    }

    /** As lvm names it when a form does not take it: {@code --size 4M}. */
    String display() {
        return "--" + name + raw().map(text -> " " + text).orElse("");
    }
}
