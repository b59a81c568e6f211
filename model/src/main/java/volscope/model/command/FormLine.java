package volscope.model.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.model.command.FormField.Input;
import volscope.model.command.FormField.Presence;

/**
 * One form of a command as fields, and the line that filled fields make. What it composes, the parser reads back.
 *
 * @param command
 *            the command
 * @param form
 *            one of its forms
 */
public record FormLine(CommandSpec command, Form form) {

    /** The value of a switch that is on. */
    public static final String ON = "on";

    /** The fields, in the order of the table, operands last. */
    public List<FormField> fields() {
        List<FormField> fields = new ArrayList<>();
        form.need().forEach(use -> fields.add(field(use, Presence.NEEDED)));
        form.any().forEach(use -> fields.add(field(use, Presence.ONE_OF_SEVERAL)));
        form.may().forEach(use -> fields.add(field(use, Presence.OPTIONAL)));
        List<Operand> operands = form.allOperands().toList();
        for (int i = 0; i < operands.size(); i++) {
            fields.add(field(operands.get(i), i));
        }
        return List.copyOf(fields);
    }

    private FormField field(OptionUse use, Presence presence) {
        OptionSpec option = use.option();
        Input input = option.kind().isEmpty() ? Input.SWITCH : option.repeat() == OptionSpec.Repeat.OFTEN ? Input.VALUES : Input.VALUE;
        return new FormField(option.name(), "option." + command.name() + "." + option.name(), option.help(), presence, input,
                option.kind().map(ValueKind::id).stream().toList(), option.kind().map(ValueKind::words).orElse(List.of()), option.preset(),
                use.fixed());
    }

    private FormField field(Operand operand, int index) {
        Presence presence = index < form.operands().size() ? Presence.NEEDED : Presence.OPTIONAL;
        Input input = operand.count() == Operand.Count.MANY ? Input.VALUES : Input.VALUE;
        return new FormField("#" + index, "operand." + operand.kinds().get(0), "", presence, input, operand.kinds(), List.of(),
                Optional.empty(), Optional.empty());
    }

    /**
     * The line that some values make, in the order of the fields. A switch has the value {@link #ON}; a field without value is left out.
     *
     * @param values
     *            the values of the fields, by key
     */
    public String compose(Map<String, List<String>> values) {
        List<String> words = new ArrayList<>(List.of(command.name()));
        if (command.dialect().rules() == Dialect.Rules.SUBCOMMAND) {
            words.add(form.id());
        }
        form.need().forEach(use -> add(use, use.fixed().map(List::of).orElseGet(() -> values.getOrDefault(use.option().name(), List.of())),
                words));
        form.any().forEach(use -> add(use, given(use, values), words));
        form.may().forEach(use -> add(use, given(use, values), words));
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < form.allOperands().count(); i++) {
            operands.addAll(values.getOrDefault("#" + i, List.of()));
        }
        if (operands.stream().anyMatch(operand -> operand.startsWith("-") && operand.length() > 1)) {
            words.add("--");
        }
        words.addAll(operands);
        return LineWords.join(words);
    }

    /** The values of an option that may be left out; one that can only have one value has that. */
    private static List<String> given(OptionUse use, Map<String, List<String>> values) {
        List<String> given = values.getOrDefault(use.option().name(), List.of());
        return given.isEmpty() ? given : use.fixed().map(List::of).orElse(given);
    }

    private void add(OptionUse use, List<String> values, List<String> words) {
        OptionSpec option = use.option();
        String name = option.letters().isEmpty() ? option.dashed() : "-" + option.letters().get(0);
        for (String value : values) {
            if (option.kind().isEmpty()) {
                words.add(name);
            } else if (command.dialect().rules() == Dialect.Rules.KEYED) {
                words.add(name + value);
            } else {
                words.addAll(List.of(name, value));
            }
        }
    }
}
