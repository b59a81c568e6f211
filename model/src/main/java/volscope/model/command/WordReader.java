package volscope.model.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import volscope.model.command.ParseResult.Message;
import volscope.model.command.ParseResult.Rejected;

/**
 * Takes the words of a line apart into options and operands, as getopt_long does: options anywhere, letters in one word, {@code --} ends
 * them, long names may be cut as long as they are clear.
 */
final class WordReader {

    private final CommandSpec command;
    private final Deque<String> words;
    private final List<Occurrence> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    private WordReader(CommandSpec command, List<String> words) {
        this.command = command;
        this.words = new ArrayDeque<>(words);
    }

    /** What the words of a line are. */
    sealed interface Words {
    }

    /** Options and operands. */
    record Taken(List<Occurrence> options, List<String> operands) implements Words {
    }

    /** A wrong word. */
    record Refused(Rejected rejected) implements Words {
    }

    static Words read(CommandSpec command, List<String> words) {
        WordReader reader = new WordReader(command, words);
        Optional<Rejected> rejected = command.dialect().rules() == Dialect.Rules.KEYED ? reader.readKeys() : reader.readAll();
        return rejected.<Words>map(Refused::new).orElseGet(() -> new Taken(List.copyOf(reader.options), List.copyOf(reader.operands)));
    }

    private Optional<Rejected> readAll() {
        while (!words.isEmpty()) {
            String word = words.remove();
            if (word.equals("--")) {
                operands.addAll(words);
                return Optional.empty();
            }
            Optional<Rejected> rejected = word.startsWith("--")
                    ? readLong(word.substring(2))
                    : word.startsWith("-") && word.length() > 1 ? readLetters(word) : readOperand(word);
            if (rejected.isPresent()) {
                return rejected;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> readOperand(String word) {
        operands.add(word);
        return Optional.empty();
    }

    private Optional<Rejected> readLong(String text) {
        int equals = text.indexOf('=');
        String given = equals < 0 ? text : text.substring(0, equals);
        String name = command.dialect().rules() == Dialect.Rules.LVM ? given.replace("-", "") : given;
        List<LongName> found = LongName.find(command, name);
        if (found.size() != 1) {
            String shown = name + text.substring(given.length());
            return Optional.of(getopt(found.isEmpty()
                    ? command.dialect().unknown("--" + shown, "unrecognized option '--" + shown + "'")
                    : "option '--" + shown + "' is ambiguous; possibilities:" + LongName.list(found)));
        }
        return readLong(found.getFirst(), equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
    }

    private Optional<Rejected> readLong(LongName found, Optional<String> attached) {
        boolean takesValue = found.option().kind().isPresent();
        if (!takesValue && attached.isPresent()) {
            return Optional.of(getopt("option '--" + found.name() + "' doesn't allow an argument"));
        }
        if (takesValue && attached.isEmpty() && words.isEmpty()) {
            return Optional.of(getopt("option '--" + found.name() + "' requires an argument"));
        }
        return add(found.option(), found.name(), takesValue ? attached.or(() -> Optional.of(words.remove())) : Optional.empty());
    }

    private Optional<Rejected> readLetters(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Optional<OptionSpec> option = command.option(letter);
            if (option.isEmpty()) {
                return Optional.of(getopt(command.dialect().unknown("-" + letter, "invalid option -- '" + letter + "'")));
            }
            if (option.get().kind().isPresent()) {
                return readValue(option.get(), letter, word.substring(i + 1));
            }
            Optional<Rejected> rejected = add(option.get(), option.get().name(), Optional.empty());
            if (rejected.isPresent()) {
                return rejected;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> readValue(OptionSpec option, char letter, String attached) {
        if (attached.isEmpty() && words.isEmpty()) {
            return Optional.of(getopt("option requires an argument -- '" + letter + "'"));
        }
        return add(option, option.name(), Optional.of(attached.isEmpty() ? words.remove() : attached));
    }

    private Optional<Rejected> readKeys() {
        for (String word : words) {
            int equals = word.indexOf('=');
            Optional<OptionSpec> option = command.option(word.substring(0, equals + 1));
            if (option.isEmpty()) {
                return Optional.of(rejected(List.of(command.name() + ": unrecognized operand '" + word + "'")));
            }
            Optional<Rejected> rejected = add(option.get(), option.get().name(), Optional.of(word.substring(equals + 1)));
            if (rejected.isPresent()) {
                return rejected;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> add(OptionSpec option, String name, Optional<String> text) {
        Optional<Rejected> rejected = misuse(option, name);
        if (rejected.isPresent()) {
            return rejected;
        }
        if (text.isEmpty()) {
            options.add(new Occurrence(option, name, Optional.empty()));
            return Optional.empty();
        }
        return switch (option.kind().orElseThrow().read(text.get())) {
            case Reading.Good(Value value) -> {
                options.add(new Occurrence(option, name, Optional.of(value)));
                yield Optional.empty();
            }
            case Reading.Bad(List<String> reasons) -> Optional.of(badValue(name.length() > 1 ? name : option.name(), text.get(), reasons));
        };
    }

    private Optional<Rejected> misuse(OptionSpec option, String name) {
        if (option.repeat() == OptionSpec.Repeat.OFTEN || command.dialect().rules() != Dialect.Rules.LVM) {
            return Optional.empty();
        }
        return options.stream().filter(given -> given.option().equals(option)).findFirst()
                .map(given -> rejected(List.of(given.name().equals(name)
                        ? "  Option " + option.display().replace('|', '/') + " may not be repeated."
                        : "  --" + given.name() + " and --" + name + " are synonyms.  Please only supply one.")));
    }

    private Rejected badValue(String name, String text, List<String> reasons) {
        List<String> lines = new ArrayList<>(reasons.stream().map(reason -> "  " + reason).toList());
        lines.add("  Invalid argument for --" + name + ": " + text);
        return rejected(lines);
    }

    private Rejected getopt(String sentence) {
        return rejected(List.of(command.name() + ": " + sentence));
    }

    private Rejected rejected(List<String> lines) {
        List<Message> messages = new ArrayList<>(lines.stream().map(Message::err).toList());
        command.dialect().tail(command).forEach(line -> messages.add(Message.err(line)));
        return new Rejected(messages, command.dialect().exitCode());
    }
}
