package volscope.app.view.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Speech;
import volscope.app.lesson.draft.Place;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.predicate.Finding;
import volscope.app.lesson.predicate.Formula;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** The goals of a step: each as it is written, what it says, and what is there at the end. */
final class GoalRows extends VBox {
    private final SheetModel model;
    private final Complaints complaints;
    private final Texts texts;
    private final Speech speech;
    private final int step;
    private final List<Runnable> refresh = new ArrayList<>();

    GoalRows(SheetModel model, Complaints complaints, Texts texts, int step) {
        this.model = model;
        this.complaints = complaints;
        this.texts = texts;
        this.speech = new Speech(texts);
        this.step = step;
        getStyleClass().add("command-lines");
        List<String> goals = new ArrayList<>(model.draft().steps().get(step).goals());
        for (int i = 0; i < goals.size(); i++) {
            getChildren().add(row(i, goals));
        }
        getChildren().add(adding(goals));
    }

    private Node adding(List<String> goals) {
        TextField own = Fields.line("sheet-goal-" + step + "-own", texts.get("record.goal.own", step + 1), "", typed -> {
        }, "mono");
        own.setPromptText(texts.get(goals.isEmpty() ? "record.goal.none" : "record.goal.own.prompt"));
        own.setOnAction(event -> {
            if (!own.getText().isBlank()) {
                goals.add(own.getText().strip());
                model.change(draft -> draft.with(step, one -> one.withGoals(goals)));
            }
        });
        return complaints.under(new Place(step, Block.Kind.GOAL.word(), goals.size()), own, own);
    }

    private Node row(int index, List<String> goals) {
        String id = "sheet-goal-" + step + "-" + index;
        Label tick = new Label();
        tick.setMinWidth(16);
        Label says = Parts.label("", "sub");
        says.setWrapText(true);
        Label observed = Parts.label("", "mono", "observed");
        observed.setWrapText(true);
        Runnable show = () -> show(goals.get(index), tick, says, observed);
        TextField text = Fields.line(id, texts.get("record.goal.name", index + 1, step + 1), goals.get(index), typed -> {
            goals.set(index, typed);
            model.type(draft -> draft.with(step, one -> one.withGoals(List.copyOf(goals))));
            show.run();
        }, "mono");
        Button remove = Parts.iconButton(Feather.X, texts.get("record.goal.remove", index + 1, step + 1));
        remove.setId(id + "-remove");
        remove.getStyleClass().add("compact");
        remove.setOnAction(event -> {
            goals.remove(index);
            model.change(draft -> draft.with(step, one -> one.withGoals(List.copyOf(goals))));
        });
        HBox row = Parts.row("command-row", tick, text, remove);
        VBox field = new VBox(row, says, observed);
        field.getStyleClass().add("goal-field");
        refresh.add(show);
        show.run();
        return complaints.under(new Place(step, Block.Kind.GOAL.word(), index), field, text);
    }

    private void show(String goal, Label tick, Label says, Label observed) {
        Optional<Formula> formula = model.trial().flatMap(trial -> trial.read(goal));
        Optional<Finding> found = formula.map(one -> model.trial().orElseThrow().found(one));
        tick.setGraphic(Icons.small(found.filter(Finding::isMet).isPresent() ? Feather.CHECK : Feather.MINUS));
        tick.setAccessibleText(texts.get(found.filter(Finding::isMet).isPresent() ? "goals.met" : "goals.unmet"));
        says.setText(formula.map(one -> Texts.plain(speech.say(one.sentence()))).orElse(""));
        observed.setText(found.map(one -> speech.say(one.observed())).orElse(""));
    }

    /** Says again what is there at the end. */
    void refresh() {
        refresh.forEach(Runnable::run);
    }
}
