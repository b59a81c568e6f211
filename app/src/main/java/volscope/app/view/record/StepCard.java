package volscope.app.view.record;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.draft.DraftStep;
import volscope.app.lesson.draft.Piece;
import volscope.app.lesson.draft.Place;
import volscope.app.lesson.file.Block;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** A step: one instruction, the lines that were run for it, its goals, hints, bet, and another way. */
final class StepCard extends VBox {
    private final SheetModel model;
    private final Complaints complaints;
    private final Texts texts;
    private final int number;
    private final DraftStep step;
    private final GoalRows goals;

    StepCard(SheetModel model, Complaints complaints, Texts texts, int number) {
        this.model = model;
        this.complaints = complaints;
        this.texts = texts;
        this.number = number;
        this.step = model.draft().steps().get(number);
        this.goals = new GoalRows(model, complaints, texts, number);
        setId("sheet-step-" + number);
        getStyleClass().addAll("card", "sheet-part");
        getChildren().setAll(head(), text());
        step.pieces().stream().filter(piece -> piece.kind() == Block.Kind.DO).forEach(this::addOther);
        if (!step.solution().isEmpty()) {
            getChildren().add(Fields.named(texts.get("record.solution"), new CommandLines(model, complaints, texts, number,
                    Block.Kind.SOLUTION.word(), step.solution(), next -> draft -> draft.with(number, one -> one.withSolution(next)))));
        }
        bets();
        getChildren().add(Fields.named(texts.get("record.goals"), goals));
        getChildren().add(Fields.named(texts.get("record.hints"), hints()));
        if (!step.other().isEmpty()) {
            getChildren().add(other());
        }
        step.pieces().stream().filter(piece -> piece.kind() == Block.Kind.EXPLAIN || piece.kind() == Block.Kind.QUIZ)
                .forEach(this::addOther);
        getChildren().add(more());
    }

    private String id(String what) {
        return "sheet-" + what + "-" + number;
    }

    private Node head() {
        TextField title = Fields.line(id("step-title"), texts.get("record.step.title", number + 1), step.title(),
                typed -> model.type(draft -> draft.with(number, one -> one.titled(typed))), "strong");
        HBox row = Parts.row("command-row", Parts.label(Integer.toString(number + 1), "number-badge"), title);
        if (number > 0) {
            Button join = Parts.iconButton(Feather.CHEVRONS_UP, texts.get("record.step.join", number + 1, number));
            join.setId(id("join"));
            join.getStyleClass().add("compact");
            join.setOnAction(event -> model.change(draft -> draft.joining(number - 1)));
            row.getChildren().add(join);
        }
        Button remove = Parts.iconButton(Feather.TRASH_2, texts.get("record.step.remove", number + 1));
        remove.setId(id("step-remove"));
        remove.getStyleClass().add("compact");
        remove.setOnAction(event -> model.change(draft -> draft.without(number)));
        row.getChildren().add(remove);
        return complaints.under(new Place(number, Place.TITLE, 0), row, title);
    }

    private Node text() {
        Node text = Fields.area(id("step-text"), texts.get("record.step.text", number + 1), step.text(), 2,
                typed -> model.type(draft -> draft.with(number, one -> one.saying(typed))));
        return complaints.under(new Place(number, Place.TEXT, 0), Fields.named(texts.get("record.instruction"), text), text);
    }

    private Node hints() {
        List<String> hints = new ArrayList<>(step.hints());
        while (hints.size() < 2) {
            hints.add("");
        }
        VBox rows = new VBox();
        rows.getStyleClass().add("command-lines");
        for (int i = 0; i < hints.size(); i++) {
            int index = i;
            String name = texts.get(index == 0 ? "record.hint.first" : "record.hint.second", number + 1);
            TextField hint = Fields.line(id("hint") + "-" + index, name, hints.get(index).replace('\n', ' '), typed -> {
                hints.set(index, typed);
                model.type(draft -> draft.with(number, one -> one.withHints(List.copyOf(hints))));
            });
            hint.setPromptText(name);
            rows.getChildren().add(complaints.under(new Place(number, Block.Kind.HINT.word(), index), hint, hint));
        }
        return rows;
    }

    private void bets() {
        List<Piece> bets = step.pieces(Block.Kind.PREDICT);
        for (int i = 0; i < bets.size(); i++) {
            if (BetRow.isOne(bets.get(i))) {
                BetRow bet = new BetRow(model, texts, number, bets.get(i), i);
                getChildren().add(complaints.under(new Place(number, Block.Kind.PREDICT.word(), i), bet, bet.ask()));
            } else {
                addOther(bets.get(i));
            }
        }
    }

    private Node other() {
        Node other = Fields.area(id("other"), texts.get("record.other", number + 1), step.other(), 1,
                typed -> model.type(draft -> draft.with(number, one -> one.withOther(typed))), "mono");
        return complaints.under(new Place(number, Place.OTHER, 0), Fields.named(texts.get("record.other.words"), other), other);
    }

    /** A block that has no fields of its own is written as it stands in the file. */
    private void addOther(Piece first) {
        Piece[] now = {first};
        List<Piece> alike = step.pieces(first.kind());
        int turn = alike.indexOf(first);
        String name = texts.get("record.block." + first.kind(), first.name());
        Node area = Fields.area(id(first.kind().word()) + "-" + turn, name, first.text(), 2, typed -> {
            Piece old = now[0];
            Piece next = Piece.of(old.kind(), old.name(), typed.isBlank() ? "#" : typed);
            model.type(draft -> draft.with(number, one -> one.replacing(one.pieces().stream().filter(old::equals).findFirst().orElse(old),
                    next)));
            now[0] = next;
        }, "mono");
        getChildren().add(complaints.under(new Place(number, first.kind().word(), turn), Fields.named(name, area), area));
    }

    private Node more() {
        Button bet = button("bet-add", "record.bet.add", Feather.TARGET);
        bet.setOnAction(event -> {
            String name = "bet" + (number + 1)
                    + (step.pieces(Block.Kind.PREDICT).isEmpty() ? "" : "x" + step.pieces(Block.Kind.PREDICT).size());
            Piece piece = model.wording().bet("copies", step.solution(), name);
            List<String> lines = new ArrayList<>(piece.lines());
            if (model.draft().seed().isEmpty()) {
                lines.add("constant");
            }
            model.change(draft -> draft.with(number, one -> one.plus(new Piece(piece.kind(), piece.name(), List.copyOf(lines)))));
        });
        Button other = button("other-add", "record.other.add", Feather.GIT_BRANCH);
        other.setDisable(!step.other().isEmpty());
        other.setOnAction(
                event -> model.change(draft -> draft.with(number, one -> one.withOther(String.join("\n", model.draft().solution())))));
        Button explain = button("explain-add", "record.explain.add", Feather.INFO);
        explain.setOnAction(event -> model.change(draft -> draft.with(number, one -> one.plus(
                Piece.of(Block.Kind.EXPLAIN, "",
                        texts.get("record.explain.first") + " <!-- " + texts.get("record.explain.source") + " -->")))));
        return Parts.row("command-row", bet, other, explain);
    }

    private Button button(String what, String words, Feather icon) {
        Button button = Parts.button(icon, texts.get(words), "quiet", "compact-text");
        button.setId(id(what));
        button.setAccessibleText(texts.get("record.of-step", texts.get(words), number + 1));
        return button;
    }

    /** Says again what is there at the end. */
    void refresh() {
        goals.refresh();
    }
}
