package volscope.model.command;

import java.util.ArrayList;
import java.util.List;

/** What a table has said so far of one command. */
record CommandBuilder(String name, String summary, Dialect dialect, List<OptionSpec> common, List<OptionSpec> options,
        List<FormBuilder> forms, List<Check> checks, List<String> preface, List<String> closing) {

    CommandBuilder(String name, String summary, Dialect dialect, List<OptionSpec> common) {
        this(name, summary, dialect, common, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>());
    }

    /** What a table has said so far of one form. */
    static final class FormBuilder {
        final String id;
        final List<String> description;
        final List<OptionUse> need = new ArrayList<>();
        final List<OptionUse> any = new ArrayList<>();
        final List<OptionUse> may = new ArrayList<>();
        final List<Operand> operands = new ArrayList<>();
        final List<Operand> more = new ArrayList<>();
        final List<String> syntax = new ArrayList<>();

        FormBuilder(String id, List<String> description) {
            this.id = id;
            this.description = description;
        }

        Form build() {
            return new Form(id, description, need, any, may, operands, more, syntax);
        }
    }

    void form(String id, List<String> description) {
        forms.add(new FormBuilder(id, description));
    }

    FormBuilder lastForm() {
        if (forms.isEmpty()) {
            throw new IllegalArgumentException(name + " has no form yet");
        }
        return forms.getLast();
    }

    OptionSpec find(String longName) {
        return options.stream().filter(option -> option.names().contains(longName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no option " + longName));
    }

    CommandSpec build() {
        return new CommandSpec(name, summary, dialect, common, options, forms.stream().map(FormBuilder::build).toList(), checks, preface,
                closing);
    }
}
