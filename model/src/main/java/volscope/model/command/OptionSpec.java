package volscope.model.command;

import java.util.List;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param names
 *            its long names, without dashes, the usual one first
 * @param letters
 *            its short names, the usual one first
 * @param kind
 *            what its value is, if it takes one
 * @param repeat
 *            whether it may be given more than once
 * @param preset
 *            the value that holds when it is not given, if it is always the same
 * @param help
 *            what it does, in one sentence
 */
public record OptionSpec(List<String> names, List<Character> letters, Optional<ValueKind> kind, Repeat repeat, Optional<String> preset,
        String help) {

    public OptionSpec {
        names = List.copyOf(names);
        letters = List.copyOf(letters);
    }

    /** Whether an option may be given more than once. */
    public enum Repeat {
        ONCE, OFTEN
    }

    /** Its usual long name; of an option that has none, its letter. */
    public String name() {
        return names.get(0);
    }

    /** As it is typed with its long name: {@code --size}. */
    public String dashed() {
        return name().endsWith("=") ? name() : isLong() ? "--" + name() : "-" + name();
    }

    /** All its names as usage text shows them: {@code -L|--size}. */
    public String display() {
        return isLong() && !letters.isEmpty() ? "-" + letters.get(0) + "|" + dashed() : dashed();
    }

    /** Whether it has a long name. */
    public boolean isLong() {
        return name().length() > 1;
    }
}
