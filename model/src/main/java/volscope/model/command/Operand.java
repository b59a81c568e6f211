package volscope.model.command;

import java.util.List;
import java.util.Optional;

/**
 * A word of a command that is no option.
 *
 * @param kinds
 *            the names of the kinds it may be, most usual first
 * @param count
 *            whether more may follow
 * @param standIn
 *            the option that may be given in its place
 */
public record Operand(List<String> kinds, Count count, Optional<String> standIn) {

    public Operand {
        kinds = List.copyOf(kinds);
    }

    /** How many words an operand stands for. */
    public enum Count {
        ONE, MANY
    }

    /** As usage text shows it: {@code VG|LV ...}. */
    public String display() {
        return String.join("|", kinds) + (count == Count.MANY ? " ..." : "");
    }
}
