package volscope.model.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a table has said so far. */
final class TableBuilder {

    private final Map<String, Dialect> dialects = new HashMap<>();
    private final Map<String, ValueKind> kinds = new HashMap<>();
    private final Map<String, List<OptionSpec>> groups = new HashMap<>();
    private final List<CommandSpec> finished = new ArrayList<>();
    private @Nullable List<OptionSpec> group;
    private @Nullable CommandBuilder command;

    void dialect(Statement statement) {
        String name = statement.word(0);
        Dialect.Rules rules = Dialect.Rules.valueOf(statement.word(1));
        int exit = Integer.parseInt(statement.setting("exit").orElse("1"));
        dialects.put(name, new Dialect(name, rules, exit, statement.textsAfter("unknown").stream().findFirst(),
                statement.textsAfter("tail"), statement.textsAfter("usage")));
    }

    void kind(Statement statement) {
        String id = statement.word(0);
        ValueKind.Type type = ValueKind.Type.valueOf(statement.word(1));
        List<String> words = statement.setting("words").map(list -> List.of(list.split(",", -1))).orElse(List.of());
        Optional<String> complaint = statement.textsAfter("else").stream().findFirst();
        kinds.put(id, new ValueKind(id, type, unit(statement.setting("unit").orElse("s")), signs(statement.setting("sign").orElse("")),
                words, complaint, statement.text()));
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "k" -> 2;
            case "m" -> 2048;
            default -> throw new IllegalArgumentException("no unit " + unit);
        };
    }

    private static Set<Sign> signs(String text) {
        EnumSet<Sign> signs = EnumSet.of(Sign.NONE);
        text.chars().forEach(c -> signs.add(Sign.of(String.valueOf((char) c))));
        return signs;
    }

    void group(String name) {
        finishCommand();
        group = new ArrayList<>();
        groups.put(name, group);
    }

    void command(Statement statement) {
        finishCommand();
        group = null;
        Dialect dialect = dialects.get(statement.word(1));
        if (dialect == null) {
            throw new IllegalArgumentException("no dialect " + statement.word(1));
        }
        List<OptionSpec> common = statement.setting("common").map(this::options).orElse(List.of());
        command = new CommandBuilder(statement.word(0), statement.text(), dialect, common);
    }

    void takes(String name) {
        current().options().addAll(options(name));
    }

    void option(Statement statement) {
        OptionSpec option = optionSpec(statement);
        if (group != null) {
            group.add(option);
        } else {
            current().options().add(option);
        }
    }

    private OptionSpec optionSpec(Statement statement) {
        List<String> names = new ArrayList<>();
        List<Character> letters = new ArrayList<>();
        Optional<ValueKind> kind = Optional.empty();
        Optional<String> preset = Optional.empty();
        OptionSpec.Repeat repeat = OptionSpec.Repeat.ONCE;
        for (String word : statement.words()) {
            if (word.startsWith("--") || word.endsWith("=")) {
                names.addAll(List.of(word.replace("--", "").split("\\|", -1)));
            } else if (word.startsWith("-")) {
                word.substring(1).chars().forEach(c -> letters.add((char) c));
            } else if (word.equals("+")) {
                repeat = OptionSpec.Repeat.OFTEN;
            } else if (word.startsWith("=")) {
                preset = Optional.of(word.substring(1));
            } else {
                kind = Optional.of(kind(word));
            }
        }
        if (names.isEmpty()) {
            names.add(letters.getFirst().toString());
        }
        return new OptionSpec(names, letters, kind, repeat, preset, statement.text());
    }

    void form(Statement statement) {
        current().form(statement.word(0), statement.texts());
    }

    void need(List<String> items) {
        for (String item : items) {
            if (isOption(item)) {
                current().lastForm().need.add(use(item));
            } else {
                current().lastForm().operands.add(operand(item));
            }
        }
    }

    void any(List<String> items) {
        items.forEach(item -> current().lastForm().any.add(use(item)));
    }

    void may(List<String> items) {
        for (String item : items) {
            if (item.startsWith("@")) {
                options(item.substring(1)).forEach(option -> current().lastForm().may.add(new OptionUse(option, Optional.empty())));
            } else if (isOption(item)) {
                current().lastForm().may.add(use(item));
            } else {
                current().lastForm().more.add(operand(item));
            }
        }
    }

    void syntax(List<String> lines) {
        current().lastForm().syntax.addAll(lines);
    }

    void check(Statement statement) {
        List<String> names = statement.words().stream().skip(1).map(word -> word.replaceFirst("^--", "")).toList();
        current().checks().add(switch (statement.word(0)) {
            case "zero" -> new Check.NotZero(names);
            case "clash" -> new Check.Clash(names.get(0), names.get(1), statement.text());
            case "together" -> new Check.Together(names.get(0), names.get(1), statement.text());
            default -> throw new IllegalArgumentException("no check " + statement.word(0));
        });
    }

    void preface(List<String> lines) {
        current().preface().addAll(lines);
    }

    void closing(List<String> lines) {
        current().closing().addAll(lines);
    }

    List<CommandSpec> finish() {
        finishCommand();
        return List.copyOf(finished);
    }

    private void finishCommand() {
        if (command != null) {
            finished.add(command.build());
            command = null;
        }
    }

    private static boolean isOption(String item) {
        return item.startsWith("-") || item.endsWith("=");
    }

    private OptionUse use(String item) {
        boolean keyed = !item.startsWith("-");
        String[] parts = keyed ? new String[]{item} : item.split("=", 2);
        OptionSpec option = current().find(parts[0].replaceFirst("^-{1,2}", ""));
        return new OptionUse(option, parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
    }

    private static Operand operand(String item) {
        String[] parts = item.split("<--", 2);
        boolean many = parts[0].endsWith("...");
        List<String> names = List.of(parts[0].replace("...", "").split("\\|", -1));
        Optional<String> named = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
        return new Operand(names, many ? Operand.Count.MANY : Operand.Count.ONE, named);
    }

    private List<OptionSpec> options(String name) {
        List<OptionSpec> options = groups.get(name);
        if (options == null) {
            throw new IllegalArgumentException("no group " + name);
        }
        return options;
    }

    private ValueKind kind(String id) {
        ValueKind kind = kinds.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + id);
        }
        return kind;
    }

    private CommandBuilder current() {
        if (command == null) {
            throw new IllegalArgumentException("outside of a command");
        }
        return command;
    }
}
