package volscope.model.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command line that has one of the command's forms.
 *
 * @param command
 *            the command
 * @param form
 *            the form it has
 * @param options
 *            the options as they were given, in order
 * @param operands
 *            the other words
 */
public record ParsedLine(CommandSpec command, Form form, List<Occurrence> options, List<String> operands) implements ParseResult {

    public ParsedLine {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /** Whether an option was given, by its usual long name. */
    public boolean has(String name) {
        for (Occurrence given : options) {
            if (given.option().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** How often an option was given. */
    public int count(String name) {
        return (int) options.stream().filter(given -> given.option().name().equals(name)).count();
    }

    /** The value of an option; if it was given more than once, the last one. */
    public Optional<Value> value(String name) {
        Optional<Value> last = Optional.empty();
        for (Occurrence given : options) {
            if (given.option().name().equals(name) && given.value().isPresent()) {
                last = given.value();
            }
        }
        return last;
    }

    /** The value of an option as it was written. */
    public Optional<String> text(String name) {
        return value(name).map(Value::raw);
    }

    /** The values of an option that may be repeated, in order. */
    public List<String> texts(String name) {
        return options.stream().filter(given -> given.option().name().equals(name)).flatMap(given -> given.raw().stream()).toList();
    }

    /** The value of an option whose kind is a size. */
    public Optional<Value.Size> size(String name) {
        return value(name).filter(Value.Size.class::isInstance).map(Value.Size.class::cast);
    }

    /** The value of an option whose kind is extents. */
    public Optional<Value.Extents> extents(String name) {
        return value(name).filter(Value.Extents.class::isInstance).map(Value.Extents.class::cast);
    }

    /** The value of an option whose kind is a number without sign. */
    public OptionalLong number(String name) {
        return value(name).filter(Value.Count.class::isInstance).map(Value.Count.class::cast).stream()
                .mapToLong(Value.Count::amount).findFirst();
    }

    /** Whether an option was given as {@code y}; as {@code n}: false; not at all: empty. */
    public Optional<Boolean> yes(String name) {
        return text(name).map("y"::equals);
    }

    /** What the command's {@link Check}s say of the line, the first complaint only. */
    public Optional<String> complaint() {
        return command.checks().stream().flatMap(check -> complaint(check).stream()).findFirst();
    }

    private Optional<String> complaint(Check check) {
        return switch (check) {
            case Check.NotZero(List<String> names) -> names.stream().filter(name -> value(name).filter(Value::isZero).isPresent())
                    .findFirst().map(name -> "--" + name + " may not be zero.");
            case Check.Clash(String first, String second, String sentence) -> has(first) && has(second)
                    ? Optional.of(sentence)
                    : Optional.empty();
            case Check.Together(String first, String second, String sentence) -> has(first) != has(second)
                    ? Optional.of(sentence)
                    : Optional.empty();
        };
    }
}
