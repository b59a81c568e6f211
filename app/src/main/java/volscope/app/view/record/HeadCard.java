package volscope.app.view.record;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.Place;
import volscope.app.lesson.draft.Wording;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** What the lesson is called, how long it takes, and where it is played. */
final class HeadCard extends VBox {
    private static final int COLUMNS = 4;
    private static final List<String> LEVELS = List.of("course", "advanced", "faults");
    private static final List<String> VIEWS = List.of("", "map", "stack", "bytes", "dax", "compare");

    private final SheetModel model;
    private final Complaints complaints;
    private final Texts texts;
    private final GridPane grid = new GridPane();

    HeadCard(SheetModel model, Complaints complaints, Texts texts, List<String> profiles, Node seed) {
        this.model = model;
        this.complaints = complaints;
        this.texts = texts;
        getStyleClass().addAll("card", "sheet-part");
        grid.getStyleClass().add("head-grid");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(column);
        }
        TextField id = line("lesson");
        TextField title = Fields.line("sheet-title", texts.get("record.head.title"), value("title"), typed -> {
            String own = Wording.id(value("title"));
            boolean follows = value("lesson").isEmpty() || value("lesson").equals(own);
            model.type(draft -> draft.with("title", typed));
            if (follows) {
                id.setText(Wording.id(typed));
            }
        });
        title.setPromptText(texts.get("record.head.title.prompt"));
        put("title", title, 0, 0, 2);
        put("lesson", id, 2, 0, 2);
        put("minutes", line("minutes"), 0, 1, 1);
        put("time-limit", line("time-limit"), 1, 1, 1);
        put("level", choice("level", LEVELS, "course"), 2, 1, 1);
        put("kernel", choice("kernel", profiles, ""), 3, 1, 1);
        put("par", line("par"), 0, 2, 1);
        put("show", choice("show", VIEWS, ""), 1, 2, 1);
        put("language", choice("language", Texts.languages().stream().map(one -> one.getLanguage()).toList(), ""), 2, 2, 1);
        grid.add(Fields.named(texts.get("record.head.seed"), seed), 3, 2);
        put("lock", line("lock"), 0, 3, COLUMNS);
        getChildren().setAll(Parts.label(texts.get("record.head"), "heading"), grid);
    }

    private String value(String key) {
        return model.draft().head(key);
    }

    private TextField line(String key) {
        TextField field = Fields.line("sheet-" + key, texts.get("record.head." + key), value(key),
                typed -> model.type((UnaryOperator<Draft>) draft -> draft.with(key, typed)));
        field.setPromptText(texts.has("record.head." + key + ".prompt") ? texts.get("record.head." + key + ".prompt") : "");
        return field;
    }

    private Node choice(String key, List<String> values, String otherwise) {
        String now = value(key).isEmpty() ? otherwise : value(key);
        List<String> all = values.contains(now)
                ? values
                : java.util.stream.Stream.concat(java.util.stream.Stream.of(now), values.stream())
                        .toList();
        return Fields.choice("sheet-" + key, texts.get("record.head." + key), all, now, this::word,
                chosen -> model.type(draft -> draft.with(key, chosen)));
    }

    private String word(String value) {
        return value.isEmpty() ? texts.get("record.none") : texts.has("record.word." + value) ? texts.get("record.word." + value) : value;
    }

    private void put(String key, Node control, int column, int row, int columns) {
        grid.add(complaints.under(Place.head(key), Fields.named(texts.get("record.head." + key), control), control), column, row, columns,
                1);
    }
}
