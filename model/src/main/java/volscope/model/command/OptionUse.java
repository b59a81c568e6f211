package volscope.model.command;

import java.util.Optional;

/**
 * An option in one form of a command.
 *
 * @param option
 *            the option, with the kind of value it has here
 * @param fixed
 *            the one value that makes it this form
 */
public record OptionUse(OptionSpec option, Optional<String> fixed) {

    /** As usage text shows it: {@code -L|--size Size[m|UNIT]}. */
    public String display() {
        Optional<String> value = fixed.or(() -> option.kind().map(ValueKind::label));
        return option.display() + value.map(text -> " " + text).orElse("");
    }
}
