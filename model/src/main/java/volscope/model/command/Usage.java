package volscope.model.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text a command prints about how it is used. */
public final class Usage {

    private Usage() {
    }

    /** All of a command's usage text. */
    public static List<String> of(CommandSpec command) {
        return command.dialect().rules() == Dialect.Rules.LVM ? lvm(command) : plain(command);
    }

    /** What a form must have: {@code lvcreate -L|--size Size[m|UNIT] VG}. */
    static List<String> syntax(CommandSpec command, Form form) {
        String operands = form.operands().stream().map(operand -> " " + operand.display()).collect(Collectors.joining());
        String needs = form.need().stream().map(use -> " " + use.display()).collect(Collectors.joining());
        if (form.any().isEmpty()) {
            return List.of("  " + command.name() + needs + operands);
        }
        List<String> lines = new ArrayList<>(List.of("  " + command.name() + needs));
        List<OptionUse> any = lettersFirst(form.any());
        for (int i = 0; i < any.size(); i++) {
            String end = i == any.size() - 1 ? " )" : ",";
            lines.add("\t" + (i == 0 ? "( " : "  ") + padded(any.get(i)) + end);
        }
        if (!operands.isEmpty()) {
            lines.add("\t" + operands);
        }
        return lines;
    }

    /** Options with a letter go before those without. */
    private static List<OptionUse> lettersFirst(List<OptionUse> uses) {
        return Stream.concat(uses.stream().filter(use -> !use.option().letters().isEmpty()),
                uses.stream().filter(use -> use.option().letters().isEmpty())).toList();
    }

    private static String padded(OptionUse use) {
        return (use.option().letters().isEmpty() ? "   " : "") + use.display();
    }

    private static List<String> lvm(CommandSpec command) {
        List<String> lines = new ArrayList<>(List.of("  " + command.name() + " - " + command.summary(), ""));
        Set<String> shared = shared(command);
        command.forms().forEach(form -> lvm(command, form, shared, lines));
        if (!shared.isEmpty()) {
            lines.add("  Common options for command:");
            options(lettersFirst(command.forms().get(0).may().stream().filter(use -> shared.contains(use.display())).toList()), lines);
            lines.add("");
        }
        lines.add("  Common options for lvm:");
        options(lettersFirst(command.common().stream().map(option -> new OptionUse(option, Optional.empty())).toList()), lines);
        lines.add("");
        lines.add("  Use --longhelp to show all options and advanced commands.");
        return lines;
    }

    /** The options that all forms may have, if there are several forms. */
    private static Set<String> shared(CommandSpec command) {
        List<Form> forms = command.forms();
        if (forms.size() < 2) {
            return Set.of();
        }
        return forms.get(0).may().stream().map(OptionUse::display)
                .filter(shown -> forms.stream().allMatch(form -> form.may().stream().anyMatch(use -> use.display().equals(shown))))
                .collect(Collectors.toSet());
    }

    private static void lvm(CommandSpec command, Form form, Set<String> shared, List<String> lines) {
        form.description().forEach(line -> lines.add("  " + line));
        lines.addAll(syntax(command, form));
        options(lettersFirst(form.may().stream().filter(use -> !shared.contains(use.display())).toList()), lines);
        lines.add("\t[ COMMON_OPTIONS ]");
        form.more().forEach(operand -> lines.add("\t[ " + operand.display() + " ]"));
        lines.add("");
    }

    private static void options(List<OptionUse> uses, List<String> lines) {
        uses.forEach(use -> lines.add("\t[ " + padded(use) + " ]"));
    }

    private static List<String> plain(CommandSpec command) {
        List<String> lines = new ArrayList<>(command.preface());
        for (Form form : command.forms()) {
            lines.addAll(form.syntax().isEmpty() ? List.of(line(command, form)) : form.syntax());
        }
        lines.addAll(command.closing());
        return lines;
    }

    private static String line(CommandSpec command, Form form) {
        Stream<String> words = Stream.of(Stream.of(command.name()), form.need().stream().map(OptionUse::display),
                form.may().stream().map(use -> "[" + use.display() + "]"), form.operands().stream().map(Operand::display),
                form.more().stream().map(operand -> "[" + operand.display() + "]")).flatMap(part -> part);
        return words.collect(Collectors.joining(" "));
    }
}
