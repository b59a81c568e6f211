package volscope.app.view.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.draft.Place;
import volscope.app.lesson.draft.Variable;
import volscope.app.lesson.file.Block;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** What the learner finds: the first card, the lines that lead to the start, and the numbers that each seed draws. */
final class StartCard extends VBox {
    private static final double NAME = 56;
    private static final double DEFAULT = 72;

    private final SheetModel model;
    private final Complaints complaints;
    private final Texts texts;

    StartCard(SheetModel model, Complaints complaints, Texts texts) {
        this.model = model;
        this.complaints = complaints;
        this.texts = texts;
        getStyleClass().addAll("card", "sheet-part");
        TextArea introduction = Fields.area("sheet-introduction", texts.get("record.introduction"), model.draft().introduction(), 2,
                typed -> model.type(draft -> draft.saying(typed)));
        introduction.setPromptText(texts.get("record.introduction.prompt"));
        getChildren().setAll(Parts.label(texts.get("record.start"), "heading"),
                complaints.under(Place.head(Place.TEXT), Fields.named(texts.get("record.introduction"), introduction), introduction),
                Fields.named(texts.get("record.setup"), setup()), variables());
    }

    private Node setup() {
        List<String> lines = model.draft().setup();
        return lines.isEmpty()
                ? Parts.label(texts.get("record.setup.none"), "muted")
                : new CommandLines(model, complaints, texts, Place.HEAD, Block.Kind.SETUP.word(), lines,
                        next -> draft -> draft.withSetup(next));
    }

    private Node variables() {
        List<String> lines = new ArrayList<>(model.draft().seed());
        VBox rows = new VBox();
        rows.getStyleClass().add("command-lines");
        if (lines.isEmpty()) {
            rows.getChildren().add(MarkedText.flow(texts.get("record.variables.none"), "muted"));
        }
        for (int i = 0; i < lines.size(); i++) {
            rows.getChildren().add(row(i, lines));
        }
        return Fields.named(texts.get("record.variables"), rows);
    }

    private Node row(int index, List<String> lines) {
        Place place = new Place(Place.HEAD, Block.Kind.SEED.word(), index);
        Optional<Variable> variable = Variable.read(lines.get(index));
        String id = "sheet-variable-" + index;
        HBox row = Parts.row("command-row");
        Node first;
        if (variable.isPresent()) {
            Variable[] now = {variable.get()};
            TextField name = Fields.line(id + "-name", texts.get("record.variable.name"), now[0].name(), typed -> {
                now[0] = new Variable(typed, now[0].range(), now[0].byDefault());
                put(index, lines, now[0].written());
            }, "mono");
            TextField range = Fields.line(id + "-range", texts.get("record.variable.range", now[0].name()), now[0].range(), typed -> {
                now[0] = new Variable(now[0].name(), typed, now[0].byDefault());
                put(index, lines, now[0].written());
            }, "mono");
            TextField byDefault = Fields.line(id + "-default", texts.get("record.variable.default", now[0].name()), now[0].byDefault(),
                    typed -> {
                        now[0] = new Variable(now[0].name(), now[0].range(), typed);
                        put(index, lines, now[0].written());
                    }, "mono");
            fixed(name, NAME);
            fixed(byDefault, DEFAULT);
            row.getChildren().setAll(name, Parts.label(texts.get("record.variable.in"), "sub"), range,
                    Parts.label(texts.get("record.variable.shown"), "sub"), byDefault);
            first = range;
        } else {
            TextField line = Fields.line(id, texts.get("record.variable.line", index + 1), lines.get(index),
                    typed -> put(index, lines, typed), "mono");
            row.getChildren().setAll(line);
            first = line;
        }
        Button remove = Parts.iconButton(Feather.X, texts.get("record.variable.remove", index + 1));
        remove.setId(id + "-remove");
        remove.getStyleClass().add("compact");
        remove.setOnAction(event -> {
            lines.remove(index);
            model.change(draft -> draft.withSeed(List.copyOf(lines)));
        });
        row.getChildren().add(remove);
        return complaints.under(place, row, first);
    }

    private static void fixed(TextField field, double width) {
        field.setMinWidth(width);
        field.setMaxWidth(width);
    }

    private void put(int index, List<String> lines, String line) {
        lines.set(index, line);
        model.type(draft -> draft.withSeed(List.copyOf(lines)));
    }
}
