package volscope.model.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way to use a command.
 *
 * @param id
 *            its name among the command's forms
 * @param description
 *            what it does, in the command's own words, line by line; may be empty
 * @param need
 *            options that make it this form
 * @param any
 *            options of which one at least must be given
 * @param may
 *            options it takes besides
 * @param operands
 *            words it must have, in order
 * @param more
 *            words it takes after those
 * @param syntax
 *            how usage text writes it, if it has words of its own for that
 */
public record Form(String id, List<String> description, List<OptionUse> need, List<OptionUse> any, List<OptionUse> may,
        List<Operand> operands, List<Operand> more, List<String> syntax) {

    public Form {
        description = List.copyOf(description);
        need = List.copyOf(need);
        any = List.copyOf(any);
        may = List.copyOf(may);
        operands = List.copyOf(operands);
        more = List.copyOf(more);
        syntax = List.copyOf(syntax);
    }

    /** All options it takes, those it needs first. */
    public Stream<OptionUse> options() {
        return Stream.of(need, any, may).flatMap(List::stream);
    }

    /** How it takes an option. */
    public Optional<OptionUse> use(String name) {
        return options().filter(use -> use.option().name().equals(name)).findFirst();
    }

    /** All operands, those it must have first. */
    public Stream<Operand> allOperands() {
        return Stream.concat(operands.stream(), more.stream());
    }
}
