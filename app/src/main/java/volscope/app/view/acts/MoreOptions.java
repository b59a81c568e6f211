package volscope.app.view.acts;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.command.OptionSpec;
import volscope.model.command.ValueKind;

/** The options of a command that a form has no field for, by their own names, folded away. */
final class MoreOptions extends VBox {
    private static final double HIGH = 168;
    private static final double CONTROL = 132;

    private final ActForm form;
    private final ScrollPane scroll = new ScrollPane();

    MoreOptions(ActForm form, Texts texts, List<OptionSpec> options) {
        this.form = form;
        VBox rows = new VBox();
        rows.getStyleClass().add("option-rows");
        scroll.setContent(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(HIGH);
        scroll.getStyleClass().add("option-scroll");
        ToggleButton more = new ToggleButton(texts.get("act.more"), Icons.small(Feather.SLIDERS));
        more.setId("act-more");
        more.getStyleClass().setAll("expert");
        scroll.visibleProperty().bind(more.selectedProperty());
        scroll.managedProperty().bind(more.selectedProperty());
        // Most forms are closed before anybody looks at the rest.
        more.selectedProperty().addListener((property, before, now) -> {
            if (now && rows.getChildren().isEmpty()) {
                options.forEach(option -> rows.getChildren().add(row(option)));
            }
            getScene().getWindow().sizeToScene();
        });
        getChildren().setAll(Parts.row("line", Parts.spring(), more), scroll);
        getStyleClass().add("field");
    }

    private Node row(OptionSpec option) {
        Label name = Parts.label(option.display(), "mono");
        name.setTooltip(new Tooltip(option.help()));
        Control control = control(option);
        control.setId("option-" + option.name());
        control.setAccessibleText(option.display());
        control.setTooltip(new Tooltip(option.help()));
        name.setLabelFor(control);
        HBox row = Parts.row("option-row", name, Parts.spring(), control);
        row.setOnMouseEntered(event -> form.light(Spots.option(option.name())));
        row.setOnMouseExited(event -> form.light(line -> java.util.Optional.empty()));
        return row;
    }

    private Control control(OptionSpec option) {
        if (option.kind().isEmpty()) {
            CheckBox check = new CheckBox();
            check.selectedProperty().addListener((property, before, now) -> put(option, now ? LineParts.ON : ""));
            form.follow(line -> check.setSelected(line.value(option.name()).isPresent()));
            return check;
        }
        ValueKind kind = option.kind().get();
        return kind.type() == ValueKind.Type.WORD ? choice(option, kind) : text(option, kind);
    }

    private Control choice(OptionSpec option, ValueKind kind) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().add("");
        choice.getItems().addAll(kind.words());
        choice.setPrefWidth(CONTROL);
        choice.valueProperty().addListener((property, before, now) -> put(option, now == null ? "" : now));
        form.follow(line -> choice.setValue(line.value(option.name()).orElse("")));
        return choice;
    }

    private Control text(OptionSpec option, ValueKind kind) {
        TextField text = new TextField();
        text.setPromptText(option.preset().orElse(kind.label()));
        text.setPrefWidth(CONTROL);
        text.textProperty().addListener((property, before, now) -> put(option, now));
        form.follow(line -> {
            String value = line.value(option.name()).orElse("");
            if (!text.getText().equals(value)) {
                text.setText(value);
            }
        });
        return text;
    }

    private void put(OptionSpec option, String value) {
        form.change(parts -> parts.with(option.name(), value));
    }
}
