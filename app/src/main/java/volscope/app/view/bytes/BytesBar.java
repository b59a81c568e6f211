package volscope.app.view.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Above the bytes: which sheet is shown, a field to go somewhere, one to find something. */
final class BytesBar extends HBox {
    private final Texts texts;
    private final Label where = Parts.label("", "strong", "bytes-where");
    private final HBox kinds = Parts.row("segments");
    private final TextField place = field("bytes-place");
    private final TextField find = field("bytes-find");
    private final Label progress = Parts.label("", "sub");
    private final ToggleButton table;
    private final Consumer<Sheet.Kind> choose;
    private final Runnable leave;
    private List<Sheet.Kind> shown = List.of();

    /** What the bar asks for. */
    interface Asked {
        void choose(Sheet.Kind kind);

        boolean go(String place);

        void find(String what);

        void stop();

        void swapTable();

        void leave();
    }

    BytesBar(Texts texts, Asked asked) {
        this.texts = texts;
        this.choose = asked::choose;
        this.leave = asked::leave;
        setId("bytes-bar");
        getStyleClass().add("map-bar");
        place.setPromptText(texts.get("bytes.go.prompt"));
        place.setAccessibleText(texts.get("bytes.go"));
        find.setPromptText(texts.get("bytes.find.prompt"));
        find.setAccessibleText(texts.get("bytes.find"));
        place.setOnAction(event -> wrong(place, !asked.go(place.getText())));
        find.setOnAction(event -> asked.find(find.getText()));
        for (TextField field : List.of(place, find)) {
            field.textProperty().addListener((property, before, now) -> wrong(field, false));
            field.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    asked.stop();
                    leave.run();
                    event.consume();
                }
            });
        }
        table = new ToggleButton(texts.get("map.table.verb"), Icons.small(Feather.LIST));
        table.setId("bytes-table-verb");
        table.getStyleClass().setAll("quiet-toggle");
        table.setTooltip(new Tooltip(texts.get("map.table.tip")));
        table.setOnAction(event -> asked.swapTable());
        HBox tools = Parts.row("line", progress, place, find, table);
        tools.setMinWidth(USE_PREF_SIZE);
        where.setMinWidth(0);
        kinds.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(where, kinds, Parts.spring(), tools);
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("small-field");
        field.setPrefColumnCount(10);
        return field;
    }

    private static void wrong(TextField field, boolean wrong) {
        field.getStyleClass().remove("wrong");
        if (wrong) {
            field.getStyleClass().add("wrong");
        }
    }

    void show(List<Sheet> sheets, Sheet now, boolean asTable) {
        table.setSelected(asTable);
        where.setText(now.columns().getFirst().title());
        List<Sheet.Kind> all = sheets.stream().map(Sheet::kind).toList();
        if (!all.equals(shown)) {
            shown = all;
            kinds.setVisible(all.size() > 1);
            kinds.setManaged(all.size() > 1);
            ToggleGroup group = new ToggleGroup();
            List<ToggleButton> buttons = new ArrayList<>();
            all.forEach(kind -> buttons.add(segment(kind, group)));
            kinds.getChildren().setAll(buttons);
        }
        where.setVisible(all.size() == 1);
        where.setManaged(all.size() == 1);
        kinds.getChildren().forEach(node -> ((ToggleButton) node).setSelected(node.getUserData() == now.kind()));
    }

    private ToggleButton segment(Sheet.Kind kind, ToggleGroup group) {
        ToggleButton button = new ToggleButton(texts.get("bytes.kind." + kind));
        button.setId("bytes-" + kind);
        button.setUserData(kind);
        button.getStyleClass().setAll("segment");
        button.setToggleGroup(group);
        button.setOnAction(event -> choose.accept(kind));
        return button;
    }

    void askForPlace() {
        place.requestFocus();
        place.selectAll();
    }

    void askWhatToFind() {
        find.requestFocus();
        find.selectAll();
    }

    /** Says how far a search has come, or how it ended. */
    void tell(Optional<String> words) {
        progress.setText(words.orElse(""));
    }
}
