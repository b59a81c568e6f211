package volscope.app.view.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.LinePiece;
import volscope.app.lesson.draft.Place;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Lines that are run: each can be edited, and each of its numbers picked to be another one with each seed. */
final class CommandLines extends VBox {
    private static final int MOST_PICKED = 5;

    private final SheetModel model;
    private final Complaints complaints;
    private final Texts texts;
    private final int step;
    private final String field;

    /**
     * @param field
     *            which lines: {@code setup} or {@code solution}
     * @param lines
     *            them
     * @param edited
     *            what becomes of the draft with other lines
     */
    CommandLines(SheetModel model, Complaints complaints, Texts texts, int step, String field, List<String> lines,
            Function<List<String>, UnaryOperator<Draft>> edited) {
        this.model = model;
        this.complaints = complaints;
        this.texts = texts;
        this.step = step;
        this.field = field;
        getStyleClass().add("command-lines");
        List<String> now = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            getChildren().add(row(i, now, edited));
        }
    }

    private String id(String what, int index) {
        return "sheet-" + what + (step == Place.HEAD ? "" : "-" + step) + "-" + index;
    }

    private String where() {
        return step == Place.HEAD ? texts.get("record.of-start") : texts.get("record.of-this-step", step + 1);
    }

    private Node row(int index, List<String> lines, Function<List<String>, UnaryOperator<Draft>> edited) {
        String line = lines.get(index);
        Place place = new Place(step, field, index);
        HBox chips = Parts.row("command-row");
        TextField text = Fields.line(id(field, index), texts.get("record.line.name", index + 1, where()), line, typed -> {
            lines.set(index, typed);
            model.type(edited.apply(List.copyOf(lines)));
            fill(chips, index, place, typed);
        }, "mono");
        text.focusedProperty().addListener((property, before, focused) -> {
            if (!focused && !text.getText().equals(line)) {
                model.settle();
            }
        });
        fill(chips, index, place, line);
        HBox row = Parts.row("command-row", text, chips);
        Button remove = Parts.iconButton(Feather.X, texts.get("record.line.remove", index + 1, where()));
        remove.setId(id("remove-" + field, index));
        remove.getStyleClass().add("compact");
        remove.setOnAction(event -> {
            lines.remove(index);
            model.change(edited.apply(List.copyOf(lines)));
        });
        row.getChildren().add(remove);
        return complaints.under(place, row, text);
    }

    private void fill(HBox chips, int index, Place place, String line) {
        List<LinePiece> picked = LinePiece.of(line).stream().filter(piece -> piece.kind() != LinePiece.Kind.WORDS).limit(MOST_PICKED)
                .toList();
        chips.getChildren().clear();
        for (int i = 0; i < picked.size(); i++) {
            chips.getChildren().add(chip(id("pick-" + field, index) + "-" + i, place, picked.get(i)));
        }
    }

    private Button chip(String id, Place place, LinePiece piece) {
        boolean hole = piece.kind() == LinePiece.Kind.HOLE;
        Button chip = new Button(piece.text());
        chip.setId(id);
        chip.getStyleClass().addAll("pick", "mono");
        if (hole) {
            chip.getStyleClass().add("picked");
        }
        String name = texts.get(hole ? "record.pick.back" : "record.pick", piece.text());
        chip.setMnemonicParsing(false);
        chip.setAccessibleText(texts.get("record.pick.name", name, place.index() + 1, where(), piece.at() + 1));
        chip.setTooltip(new Tooltip(name));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setOnAction(event -> model.pick(place, piece));
        return chip;
    }
}
