package volscope.app.view.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.draft.Place;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** The sheet that a lesson is written on: its fields and steps at the left, at the right what changed, to be ticked. */
final class LessonSheet extends VBox {
    private final SheetModel model;
    private final Texts texts;
    private final List<String> profiles;
    private final Complaints complaints = new Complaints();
    private final VBox parts = new VBox();
    private final ScrollPane scroll = new ScrollPane(parts);
    private final List<StepCard> steps = new ArrayList<>();
    private final GoalTree tree;
    private final Label title = Parts.label("", "title");
    private final Button problems;
    private final TextField seed;

    /** What the buttons of the sheet do. */
    interface Deeds {
        void back();

        void check();

        void preview();

        void export();

        void save();
    }

    LessonSheet(SheetModel model, Texts texts, List<String> profiles, Deeds deeds) {
        this.model = model;
        this.texts = texts;
        this.profiles = profiles;
        this.tree = new GoalTree(model, texts);
        this.seed = Fields.line("sheet-seed", texts.get("record.head.seed"), "0", typed -> {
        });
        setId("lesson-sheet");
        getStyleClass().add("lesson-sheet");
        problems = Parts.button(Feather.ALERT_CIRCLE, "", "quiet");
        problems.setId("sheet-problems");
        problems.setOnAction(event -> model.complaints().keySet().stream().findFirst().ifPresent(this::focus));
        Button back = button("back", Feather.ARROW_LEFT, "quiet", deeds::back);
        HBox head = Parts.row("sheet-head", back, title, Parts.spring(), problems,
                button("check", Feather.CHECK_CIRCLE, "outlined", deeds::check),
                button("preview", Feather.EYE, "outlined", deeds::preview), button("export", Feather.FOLDER, "outlined", deeds::export),
                button("save", Feather.SAVE, "main", deeds::save));
        parts.getStyleClass().add("sheet-parts");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(tree, Priority.ALWAYS);
        HBox body = Parts.row("sheet-body", scroll, tree);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, body);
        model.onDraft(this::draw);
        model.onFound(this::show);
    }

    private Button button(String name, Feather icon, String style, Runnable deed) {
        Button button = Parts.button(icon, texts.get("record." + name), style);
        button.setId("sheet-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(texts.get("record." + name + ".tip")));
        button.setOnAction(event -> deed.run());
        return button;
    }

    /** The seed whose numbers a preview has. */
    OptionalLong seed() {
        return seed.getText().strip().matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(seed.getText().strip())) : OptionalLong.empty();
    }

    /** Draws all fields; the keys stay where they are, and what is in view. */
    private void draw() {
        Optional<String> focused = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner()).map(Node::getId);
        double at = scroll.getVvalue();
        complaints.forget();
        steps.clear();
        parts.getChildren().setAll(new HeadCard(model, complaints, texts, profiles, seed), new StartCard(model, complaints, texts));
        for (int i = 0; i < model.draft().steps().size(); i++) {
            StepCard card = new StepCard(model, complaints, texts, i);
            steps.add(card);
            parts.getChildren().add(card);
        }
        show();
        Platform.runLater(() -> {
            scroll.setVvalue(at);
            focused.flatMap(this::withId).ifPresent(node -> {
                if (!node.isFocused()) {
                    node.requestFocus();
                }
            });
        });
    }

    private Optional<Node> withId(String id) {
        return parts.lookupAll("#" + id).stream().findFirst();
    }

    private void show() {
        String named = model.draft().head("title");
        title.setText(named.isEmpty() ? texts.get("record.sheet") : named);
        steps.forEach(StepCard::refresh);
        tree.show();
        Map<Place, List<String>> wrong = model.complaints();
        complaints.show(wrong, model.advice());
        int count = wrong.values().stream().mapToInt(List::size).sum();
        problems.setText(texts.get("record.problems", count));
        problems.getStyleClass().removeAll("bad-text", "ok-text");
        problems.getStyleClass().add(count == 0 ? "ok-text" : "bad-text");
        problems.setVisible(model.isChecked());
        problems.setDisable(count == 0);
    }

    /** Gives the keys to a field, and brings it into view. */
    void focus(Place place) {
        complaints.focus(place);
        Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner()).ifPresent(this::reveal);
    }

    private void reveal(Node node) {
        var bounds = parts.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double room = parts.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp((bounds.getMinY() - 80) / room, 0, 1));
    }

    /** Takes the keys. */
    void enter() {
        scroll.setVvalue(0);
        withId("sheet-title").ifPresent(Node::requestFocus);
    }
}
