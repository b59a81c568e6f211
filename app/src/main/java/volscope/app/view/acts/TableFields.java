package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.controlsfx.control.CheckListView;
import volscope.app.session.Frame;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Parts;
import volscope.app.view.Sizes;
import volscope.model.command.CommandSpec;
import volscope.model.command.Form;
import volscope.model.command.OptionSpec;
import volscope.model.command.OptionUse;
import volscope.model.command.ParsedLine;
import volscope.model.command.ValueKind;

/** Makes the fields of a form from the table of commands. */
final class TableFields {
    private static final String KIB = "\\d{1,6}k";
    private static final double WIDTH = 352;
    private static final double GAP = 12;
    private static final double ROW = 26;
    private static final int MOST_ROWS = 4;

    private final ActForm form;
    private final Texts texts;
    private final Amounts amounts;
    private final Subject subject;
    private final List<String> shown = new ArrayList<>();

    /**
     * What the form is for.
     *
     * @param act
     *            the name of the act
     * @param frame
     *            how things are
     * @param aim
     *            what it is about
     */
    record Subject(String act, Frame frame, Aim aim) {
    }

    TableFields(ActForm form, Texts texts, Amounts amounts, Subject subject) {
        this.form = form;
        this.texts = texts;
        this.amounts = amounts;
        this.subject = subject;
    }

    /** Adds fields that stand side by side. */
    void row(List<FieldSpec> wanted) {
        List<FieldSpec> specs = wanted.stream().filter(this::hasSomething).toList();
        if (specs.isEmpty()) {
            return;
        }
        if (specs.size() == 1) {
            field(specs.getFirst());
            return;
        }
        List<Node> fields = new ArrayList<>();
        for (FieldSpec spec : specs) {
            ActField field = make(spec);
            field.setPrefWidth((WIDTH - GAP * (specs.size() - 1)) / specs.size());
            fields.add(field);
        }
        form.add(Parts.row("act-row", fields.toArray(Node[]::new)), line -> {
        });
    }

    /** Where there is nothing to choose from, nobody is asked. */
    private boolean hasSomething(FieldSpec spec) {
        return switch (spec) {
            case FieldSpec.Choice choice -> !choice.candidates().apply(subject.frame()).isEmpty();
            case FieldSpec.Several several -> !several.candidates().apply(subject.frame()).isEmpty();
            case FieldSpec.Fitting fitting -> fitting.fits().test(subject.aim());
            default -> true;
        };
    }

    private void field(FieldSpec spec) {
        form.add(make(spec), line -> {
        });
    }

    private ActField make(FieldSpec spec) {
        shown.add(spec.key());
        return switch (spec) {
            case FieldSpec.Sized sized -> size(sized);
            case FieldSpec.Choice choice -> combo(choice, choice.candidates().apply(subject.frame()));
            case FieldSpec.Several several -> several(several);
            case FieldSpec.Plain _ -> plain(spec);
            case FieldSpec.Fitting _ -> plain(spec);
        };
    }

    private ActField plain(FieldSpec spec) {
        Optional<OptionSpec> option = spec.isOperand() ? Optional.empty() : command().flatMap(found -> found.option(spec.key()));
        if (option.filter(found -> found.kind().isEmpty()).isPresent()) {
            return check(spec);
        }
        List<String> words = option.flatMap(OptionSpec::kind).map(ValueKind::words).orElse(List.of());
        return words.isEmpty() || option.flatMap(OptionSpec::kind).map(ValueKind::type).orElseThrow() != ValueKind.Type.WORD
                ? text(spec)
                : combo(spec, words);
    }

    private Optional<CommandSpec> command() {
        return form.composed().parts().map(LineParts::command);
    }

    private ActField named(FieldSpec spec, Control control) {
        control.setId(subject.act() + "-" + spec.key().replace("#", "word-"));
        ActField field = form.field(label(spec), control, spec.isOperand() ? Spots.operand(spec.place()) : Spots.option(spec.key()));
        help(spec).ifPresent(help -> control.setTooltip(new Tooltip(help)));
        return field;
    }

    /** The act's own word for a field, else that of the table. */
    private String label(FieldSpec spec) {
        String own = subject.act() + "." + spec.key();
        return texts.has(own)
                ? own
                : spec.isOperand() ? "operand." + operandKind(spec) : "option." + spec.key();
    }

    private String operandKind(FieldSpec spec) {
        return form.composed().parsed().map(ParsedLine::form).flatMap(found -> found.allOperands().skip(spec.place()).findFirst())
                .map(operand -> operand.kinds().getFirst()).orElse("");
    }

    private Optional<String> help(FieldSpec spec) {
        return spec.isOperand()
                ? Optional.empty()
                : command().flatMap(found -> found.option(spec.key())).map(option -> option.display() + "\n" + option.help());
    }

    /** What holds if nothing is said. */
    private Optional<String> preset(FieldSpec spec) {
        return spec.isOperand() ? Optional.empty() : command().flatMap(found -> found.option(spec.key())).flatMap(OptionSpec::preset);
    }

    private String value(FieldSpec spec, ComposedLine line) {
        return spec.isOperand() ? line.operand(spec.place()) : line.value(spec.key()).orElse("");
    }

    private void put(FieldSpec spec, ActField field, String value) {
        form.change(field, parts -> spec.isOperand() ? parts.withOperand(spec.place(), value) : parts.with(spec.key(), value));
    }

    private ActField text(FieldSpec spec) {
        TextField text = new TextField();
        text.setPrefColumnCount(1);
        preset(spec).ifPresent(text::setPromptText);
        ActField field = named(spec, text);
        text.textProperty().addListener((property, before, now) -> put(spec, field, now));
        form.follow(line -> {
            if (!text.getText().equals(value(spec, line))) {
                text.setText(value(spec, line));
            }
        });
        return field;
    }

    private ActField check(FieldSpec spec) {
        CheckBox check = new CheckBox();
        ActField field = named(spec, check);
        check.selectedProperty().addListener((property, before, now) -> put(spec, field, now ? LineParts.ON : ""));
        form.follow(line -> check.setSelected(!value(spec, line).isEmpty()));
        return field;
    }

    private ActField combo(FieldSpec spec, List<String> words) {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().setAll(words);
        combo.setConverter(new WordConverter(this::word));
        ActField field = named(spec, combo);
        String usual = preset(spec).orElse("");
        combo.valueProperty().addListener((property, before, now) -> put(spec, field, now == null || now.equals(usual) ? "" : now));
        form.follow(line -> combo.setValue(value(spec, line).isEmpty() ? usual : value(spec, line)));
        return field;
    }

    /** A word of a line in the words of a language, where those say more. */
    private String word(String word) {
        String key = subject.act() + ".choice." + word;
        return texts.has(key)
                ? texts.get(key)
                : word.matches(KIB) ? amounts.bytes(Long.parseLong(word.substring(0, word.length() - 1)) << 10) : word;
    }

    private ActField several(FieldSpec.Several spec) {
        List<String> all = spec.candidates().apply(subject.frame());
        CheckListView<String> list = new CheckListView<>();
        list.getItems().setAll(all);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(Math.clamp(all.size(), 1, MOST_ROWS) * ROW + 2);
        list.setMinHeight(Region.USE_PREF_SIZE);
        ActField field = named(spec, list);
        list.getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) change -> {
            List<String> checked = all.stream().filter(list.getCheckModel()::isChecked).toList();
            form.change(field, parts -> parts.withOperands(spec.place(), checked));
        });
        form.follow(line -> {
            List<String> given = line.operands().stream().skip(spec.place()).toList();
            for (String one : all) {
                if (list.getCheckModel().isChecked(one) && !given.contains(one)) {
                    list.getCheckModel().clearCheck(one);
                } else if (!list.getCheckModel().isChecked(one) && given.contains(one)) {
                    list.getCheckModel().check(one);
                }
            }
        });
        return field;
    }

    private ActField size(FieldSpec.Sized spec) {
        long extent = subject.aim().group().orElseThrow().extentBytes();
        long most = Math.max(1, spec.most().applyAsLong(subject.frame().facts(), subject.aim()));
        ActField[] field = new ActField[1];
        SizePicker picker = new SizePicker(texts, amounts, extent, most * extent,
                bytes -> put(spec, field[0], spec.sign() + Sizes.written(bytes)));
        field[0] = named(spec, picker.slider()).with(picker.words());
        form.follow(line -> picker.show(line.bytes(spec.key())));
        return field[0];
    }

    /** Adds all that the table has besides, folded away. */
    void rest() {
        List<OptionSpec> rest = form.composed().parsed().map(ParsedLine::form).map(Form::options).orElseGet(Stream::empty)
                .map(OptionUse::option).filter(option -> !shown.contains(option.name()) && form.composed().value(option.name()).isEmpty())
                .distinct().toList();
        if (!rest.isEmpty()) {
            form.add(new MoreOptions(form, texts, rest), line -> {
            });
        }
    }
}
