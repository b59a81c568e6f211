package volscope.app.view.stack;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** A box of the stack as it is drawn. */
final class BoxNode extends VBox {
    /** Names up to this length are never cut off. */
    private static final int WHOLE = 10;

    private final Box box;

    BoxNode(Box box, Texts texts, Consumer<Box> select) {
        this.box = box;
        getStyleClass().addAll("stack-box", box.standing().name().toLowerCase(Locale.ROOT));
        Label name = Parts.label(box.name(), "strong", "name");
        Label number = Parts.label(box.number(), "mono", "number");
        number.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(box.name().length() <= WHOLE ? USE_PREF_SIZE : 0);
        HBox line = Parts.row("line", name, number, Parts.spring());
        access(line, texts);
        HBox below = Parts.row("line");
        if (box.isSuspended()) {
            below.getChildren().add(Parts.chip(Feather.PAUSE, texts.get("stack.suspended"), "warn"));
        }
        box.lines().stream().limit(1).forEach(first -> below.getChildren().add(table(first)));
        getChildren().addAll(line, below);
        Optional<String> why = box.why().map(reason -> texts.get("stack.why." + reason.layer(), reason.word()));
        why.ifPresent(words -> getChildren().add(Parts.label(words, "sub", "why")));
        setPrefSize(Layering.WIDTH, why.isPresent() ? Layering.HEIGHT_WITH_WHY : Layering.HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(
                box.key() + " " + box.number() + " " + String.join(", ", box.lines()) + why.map(words -> ", " + words).orElse(""));
        setOnMouseClicked(event -> {
            requestFocus();
            select.accept(box);
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                select.accept(box);
                event.consume();
            }
        });
        if (!box.lines().isEmpty()) {
            String lost = why.map(words -> "\n" + words).orElse("");
            Tooltip.install(this, new Tooltip(box.key() + "\n" + String.join("\n", box.lines()) + lost));
        }
    }

    private Label table(String line) {
        String more = box.lines().size() > 1 ? "  +" + (box.lines().size() - 1) : "";
        Label table = Parts.label(line + more, "mono", "table");
        table.setTooltip(new Tooltip(line));
        return table;
    }

    private void access(HBox head, Texts texts) {
        switch (box.path()) {
            case DAX -> head.getChildren().add(Parts.chip(texts.get("stack.dax"), "accent"));
            case BIO -> head.getChildren().add(box.standing() == Box.Standing.REFUSED
                    ? Parts.chip(Feather.X, texts.get("stack.bio"), "solid-bad")
                    : Parts.chip(texts.get("stack.bio"), "outlined"));
            case LOST -> head.getChildren().add(Parts.chip(Feather.SLASH, texts.get("stack.dax-ends"), "warn"));
            case NONE -> {
            }
        }
    }

    /** Marks the box as the one that is selected. */
    void setSelected(boolean selected) {
        getStyleClass().remove("selected");
        if (selected) {
            getStyleClass().add("selected");
        }
    }

    /** Shows that something happens to the device in this step. */
    void setLit(boolean lit) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("lit"), lit);
    }

    /** Shows that a rule was broken with it. */
    void setBroken(boolean broken) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("broken"), broken);
    }

    Box box() {
        return box;
    }
}
