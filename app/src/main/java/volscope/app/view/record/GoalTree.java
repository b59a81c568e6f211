package volscope.app.view.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import volscope.app.lesson.Speech;
import volscope.app.lesson.draft.Change;
import volscope.app.lesson.predicate.Formula;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** All that is true at the end and was not at the start, by what it is about; a tick makes it a goal. */
final class GoalTree extends VBox {
    /** What boxes, indents, gaps and the bar take of a row. */
    private static final double AROUND = 130;
    private static final double LEAST = 120;
    /** How wide the bar is. */
    private static final double BAR = 8;

    private final SheetModel model;
    private final Texts texts;
    private final Speech speech;
    private final TreeView<Row> tree = new TreeView<>(new TreeItem<>(new Row("", Optional.empty())));
    private final Label count = Parts.label("", "sub");
    private final Map<String, Boolean> opened = new LinkedHashMap<>();
    private Optional<Trial> drawn = Optional.empty();

    /**
     * A row.
     *
     * @param words
     *            what it says
     * @param change
     *            what it is, if it can be ticked
     */
    record Row(String words, Optional<Change> change) {
    }

    GoalTree(SheetModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.speech = new Speech(texts);
        getStyleClass().add("goal-tree");
        tree.setId("goal-tree");
        tree.getStyleClass().add("storage-tree");
        tree.setShowRoot(false);
        tree.setAccessibleText(texts.get("record.tree"));
        tree.setCellFactory(view -> new Cell());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).map(TreeItem::getValue).flatMap(Row::change)
                        .ifPresent(this::toggle);
                event.consume();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        widthProperty().addListener((property, before, now) -> tree.refresh());
        count.setId("goal-count");
        getChildren().setAll(Parts.row("line", Parts.label(texts.get("record.tree"), "heading"), Parts.spring(), count),
                volscope.app.view.MarkedText.flow(texts.get("record.tree.words"), "muted"), tree);
    }

    /** Shows what the last play came to. */
    void show() {
        if (!model.trial().equals(drawn)) {
            drawn = model.trial();
            draw();
        }
        long ticked = changes().stream().filter(this::isTicked).count();
        count.setText(texts.get("record.tree.count", ticked, changes().size()));
        tree.refresh();
    }

    private List<Change> changes() {
        return model.trial().map(Trial::changes).orElse(List.of());
    }

    private void draw() {
        Map<String, List<Change>> subjects = new LinkedHashMap<>();
        changes().forEach(change -> subjects.computeIfAbsent(change.subject(), subject -> new ArrayList<>()).add(change));
        List<TreeItem<Row>> items = new ArrayList<>();
        List<TreeItem<Row>> others = new ArrayList<>();
        subjects.forEach((subject, changes) -> {
            boolean telling = changes.stream().anyMatch(change -> change.advice() == Change.Advice.TAKE || isTicked(change));
            List<Change> fresh = changes.stream().filter(Change::isNew).toList();
            List<Change> kept = changes.stream().filter(change -> !change.isNew()).toList();
            TreeItem<Row> item = folder(subject, subject.isEmpty() ? texts.get("record.tree.machine") : subject, telling);
            fresh.forEach(change -> item.getChildren().add(leaf(change)));
            if (!kept.isEmpty()) {
                TreeItem<Row> stayed = folder(subject + " stayed", texts.get("record.tree.stayed"), kept.stream().anyMatch(this::isTicked));
                kept.forEach(change -> stayed.getChildren().add(leaf(change)));
                item.getChildren().add(stayed);
            }
            (telling ? items : others).add(item);
        });
        items.addAll(others);
        tree.getRoot().getChildren().setAll(items);
        tree.getRoot().setExpanded(true);
    }

    private TreeItem<Row> folder(String key, String words, boolean open) {
        TreeItem<Row> item = new TreeItem<>(new Row(words, Optional.empty()));
        item.setExpanded(opened.getOrDefault(key, open));
        item.expandedProperty().addListener((property, before, now) -> opened.put(key, now));
        return item;
    }

    private TreeItem<Row> leaf(Change change) {
        return new TreeItem<>(new Row(Texts.plain(speech.say(change.formula().sentence())), Optional.of(change)));
    }

    /** Whether some goal says the same, however it is written. */
    private boolean isTicked(Change change) {
        return model.draft().goals().stream().anyMatch(goal -> says(goal, change.formula()));
    }

    private boolean says(String goal, Formula formula) {
        return model.trial().flatMap(trial -> trial.read(goal)).filter(formula::equals).isPresent();
    }

    /** Makes something a goal of the step that reaches it, or no goal any more. */
    private void toggle(Change change) {
        if (isTicked(change)) {
            model.change(draft -> draft.withSteps(draft.steps().stream()
                    .map(step -> step.withGoals(step.goals().stream().filter(goal -> !says(goal, change.formula())).toList())).toList()));
        } else {
            model.trial().filter(trial -> !trial.ends().isEmpty()).ifPresent(trial -> model.take(List.of(change)));
        }
    }

    /** Draws a row: a box to tick, what it says, what is there. */
    private final class Cell extends TreeCell<Row> {
        private final CheckBox box = new CheckBox();
        private final Label words = Parts.label("");
        private final Label observed = Parts.label("", "mono", "observed");
        private final HBox line = Parts.row("tree-line", box, words, Parts.spring(), observed);

        Cell() {
            box.setFocusTraversable(false);
            box.setOnAction(event -> Optional.ofNullable(getItem()).flatMap(Row::change).ifPresent(GoalTree.this::toggle));
            setPrefWidth(0);
            words.setMinWidth(0);
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            observed.setMinWidth(USE_PREF_SIZE);
            // What was found ends in the same place whether the bar is there or not.
            widthProperty().addListener((property, before, now) -> line
                    .setPadding(new Insets(0, Math.max(0, BAR - tree.getWidth() + now.doubleValue()), 0, 0)));
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : line);
            if (row == null) {
                setAccessibleText(null);
                return;
            }
            boolean leaf = row.change().isPresent();
            box.setVisible(leaf);
            box.setManaged(leaf);
            words.setText(row.words());
            line.getStyleClass().setAll("tree-line", leaf ? "goal-line" : "subject-line");
            words.getStyleClass().setAll("label", leaf ? "goal-sentence" : "strong");
            words.setTooltip(row.change().map(change -> new Tooltip(row.words() + "\n" + change.source())).orElse(null));
            String found = row.change().map(change -> speech.say(change.after().observed())).orElse("");
            observed.setText(found);
            // A row is as high as its words need in the room beside what was found.
            words.setPrefWidth(Math.max(LEAST, GoalTree.this.getWidth() - AROUND - observed.prefWidth(-1)));
            boolean ticked = row.change().filter(GoalTree.this::isTicked).isPresent();
            box.setSelected(ticked);
            box.setId(row.change().map(change -> "tick-" + change.source().replaceAll("[^A-Za-z0-9]+", "-")).orElse(null));
            box.setAccessibleText(row.words());
            setAccessibleText(leaf
                    ? texts.get("goals.read", texts.get(ticked ? "record.tree.goal" : "record.tree.no-goal"), row.words(), found)
                    : row.words());
        }
    }
}
