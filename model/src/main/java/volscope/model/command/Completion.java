package volscope.model.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Completes the word before the cursor: commands, options, their values, operands. */
public final class Completion {

    private static final String SEPARATORS = ";|&(`";

    private final CommandTable table;
    private final Candidates candidates;

    /**
     * A completion.
     *
     * @param table
     *            the commands
     * @param candidates
     *            the names that the machine knows
     */
    public Completion(CommandTable table, Candidates candidates) {
        this.table = table;
        this.candidates = candidates;
    }

    /**
     * The words that the one before the cursor may become, best first.
     *
     * @param line
     *            the whole line
     * @param cursor
     *            how many characters stand before the cursor
     */
    public List<String> complete(String line, int cursor) {
        String before = start(line.substring(0, Math.min(cursor, line.length())));
        List<String> words = LineWords.split(before);
        boolean between = words.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1));
        String prefix = between ? "" : words.getLast();
        List<String> given = between ? words : words.subList(0, words.size() - 1);
        Set<String> found = new LinkedHashSet<>(given.isEmpty() ? commands(prefix) : arguments(given, prefix));
        return List.copyOf(found);
    }

    /** What stands behind the last separator of commands. */
    private static String start(String before) {
        int at = before.length();
        while (at > 0 && SEPARATORS.indexOf(before.charAt(at - 1)) < 0) {
            at--;
        }
        return before.substring(at);
    }

    private List<String> commands(String prefix) {
        return matching(Stream.concat(table.byName().keySet().stream(), candidates.of("Command", prefix).stream()), prefix);
    }

    private static List<String> matching(Stream<String> words, String prefix) {
        return words.filter(word -> word.startsWith(prefix)).toList();
    }

    private List<String> arguments(List<String> given, String prefix) {
        Optional<CommandSpec> command = table.find(given.getFirst());
        if (command.isEmpty()) {
            return candidates.of("FilePath", prefix);
        }
        List<String> words = given.subList(1, given.size());
        if (command.get().dialect().rules() == Dialect.Rules.KEYED) {
            return keyed(command.get(), prefix);
        }
        Optional<OptionSpec> waiting = words.isEmpty() ? Optional.empty() : waiting(command.get(), words.getLast());
        if (waiting.isPresent()) {
            return values(waiting.get(), "", prefix);
        }
        return prefix.startsWith("-") ? options(command.get(), words, prefix) : operands(command.get(), words, prefix);
    }

    private List<String> keyed(CommandSpec command, String prefix) {
        int equals = prefix.indexOf('=') + 1;
        Optional<OptionSpec> option = command.option(prefix.substring(0, equals));
        return option.map(key -> values(key, prefix.substring(0, equals), prefix.substring(equals)))
                .orElseGet(() -> matching(command.options().stream().map(OptionSpec::name), prefix));
    }

    /** The option of a word that the next word is the value of. */
    private static Optional<OptionSpec> waiting(CommandSpec command, String word) {
        if (word.startsWith("--")) {
            List<LongName> found = word.contains("=") ? List.of() : LongName.find(command, word.substring(2));
            return found.size() == 1
                    ? Optional.of(found.getFirst().option()).filter(option -> option.kind().isPresent())
                    : Optional.empty();
        }
        if (!word.startsWith("-") || word.length() < 2) {
            return Optional.empty();
        }
        Optional<OptionSpec> last = command.option(word.charAt(word.length() - 1)).filter(option -> option.kind().isPresent());
        boolean valueBefore = word.substring(1, word.length() - 1).chars()
                .anyMatch(c -> command.option((char) c).filter(option -> option.kind().isPresent()).isPresent());
        return valueBefore ? Optional.empty() : last;
    }

    private List<String> options(CommandSpec command, List<String> words, String prefix) {
        int equals = prefix.indexOf('=');
        if (equals > 0) {
            List<LongName> found = LongName.find(command, prefix.substring(2, equals));
            return found.size() == 1
                    ? values(found.getFirst().option(), prefix.substring(0, equals + 1), prefix.substring(equals + 1))
                    : List.of();
        }
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.allOptions()) {
            if (option.repeat() == OptionSpec.Repeat.OFTEN || !isGiven(option, words)) {
                names.add(option.dashed());
                option.letters().forEach(letter -> names.add("-" + letter));
            }
        }
        return matching(names.stream(), prefix);
    }

    private static boolean isGiven(OptionSpec option, List<String> words) {
        return words.contains(option.dashed()) || option.letters().stream().anyMatch(letter -> words.contains("-" + letter));
    }

    private List<String> values(OptionSpec option, String before, String prefix) {
        ValueKind kind = option.kind().orElseThrow();
        Stream<String> words = kind.type() == ValueKind.Type.EXTENTS ? percentages(prefix) : kind.words().stream();
        return matching(Stream.concat(words, candidates.of(kind.id(), prefix).stream()), prefix).stream().map(word -> before + word)
                .toList();
    }

    private static Stream<String> percentages(String prefix) {
        String number = prefix.replaceFirst("%.*$", "");
        return number.matches("[+-]?\\d+") ? Stream.of(PercentBase.values()).map(base -> number + "%" + base) : Stream.of();
    }

    private List<String> operands(CommandSpec command, List<String> words, String prefix) {
        List<String> before = WordReader.read(command, words) instanceof WordReader.Taken taken ? taken.operands() : List.of();
        if (command.dialect().rules() != Dialect.Rules.SUBCOMMAND) {
            return operands(command.forms(), before.size(), prefix);
        }
        if (before.isEmpty()) {
            return matching(command.forms().stream().map(Form::id), prefix);
        }
        return operands(command.form(before.getFirst()).stream().toList(), before.size() - 1, prefix);
    }

    private List<String> operands(List<Form> forms, int index, String prefix) {
        return forms.stream().flatMap(form -> at(form, index).stream()).flatMap(operand -> operand.kinds().stream()).distinct()
                .flatMap(kind -> candidates.of(kind, prefix).stream()).toList();
    }

    private static Optional<Operand> at(Form form, int index) {
        List<Operand> all = form.allOperands().toList();
        if (index < all.size()) {
            return Optional.of(all.get(index));
        }
        return all.isEmpty() || all.getLast().count() == Operand.Count.ONE ? Optional.empty() : Optional.of(all.getLast());
    }
}
