package volscope.app.view.forecast;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import volscope.app.session.Policy;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** Beside the chart: when it is full, with which pattern of writing, and how it may grow by itself. */
final class ForecastSide extends VBox {
    private final Texts texts;
    private final Changes changes;
    private final VBox head = new VBox();
    private final VBox foot = new VBox();
    private final VBox code = new VBox();
    private final Map<Pattern, ToggleButton> patterns = new EnumMap<>(Pattern.class);
    private final TextField threshold = field("forecast-threshold");
    private final TextField percent = field("forecast-percent");
    private final Button write = new Button();
    private final Button extend = new Button();
    private boolean filling;

    /** What a person changes. */
    interface Changes {
        void pattern(Pattern next);

        void threshold(int percent);

        void percent(int percent);

        void write();

        void extend();

        /** Shows the line of a button while the pointer is on it. */
        void point(boolean onWrite, boolean inside);
    }

    ForecastSide(Texts texts, Changes changes, Node advice) {
        this.texts = texts;
        this.changes = changes;
        getStyleClass().add("forecast-side");
        ToggleGroup group = new ToggleGroup();
        FlowPane segments = new FlowPane();
        segments.getStyleClass().add("segments");
        for (Pattern pattern : Pattern.values()) {
            ToggleButton button = new ToggleButton(texts.get("forecast.pattern." + pattern));
            button.setId("forecast-" + pattern);
            button.getStyleClass().setAll("segment");
            button.setToggleGroup(group);
            button.setOnAction(event -> changes.pattern(pattern));
            patterns.put(pattern, button);
            segments.getChildren().add(button);
        }
        threshold.setAccessibleText(texts.get("forecast.threshold.name"));
        percent.setAccessibleText(texts.get("forecast.percent.name"));
        threshold.textProperty().addListener((property, before, now) -> typed(threshold, Policy.LEAST, Policy.NEVER));
        percent.textProperty().addListener((property, before, now) -> typed(percent, 1, 1000));
        write.setId("forecast-write");
        write.getStyleClass().add("main");
        write.setText(texts.get("forecast.write"));
        write.setOnAction(event -> changes.write());
        write.hoverProperty().addListener((property, before, now) -> changes.point(true, now));
        extend.setId("forecast-extend");
        extend.getStyleClass().add("small");
        extend.setOnAction(event -> changes.extend());
        extend.hoverProperty().addListener((property, before, now) -> changes.point(false, now));
        List.of(write, extend).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        code.getStyleClass().add("code");
        head.getStyleClass().add("section");
        foot.getStyleClass().add("section");
        getChildren().setAll(head, Parts.label(texts.get("forecast.writes"), "sub"), segments,
                Parts.label(texts.get("forecast.grow"), "strong"), row("forecast.when", threshold), row("forecast.add", percent), foot,
                new FlowPane(8, 8, write, extend), code, advice);
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("small-field");
        field.setPrefColumnCount(4);
        return field;
    }

    private HBox row(String key, TextField field) {
        return Parts.row("forecast-row", Parts.label(texts.get(key)), Parts.spring(), field, Parts.label("%", "sub"));
    }

    private void typed(TextField field, int least, int most) {
        if (filling) {
            return;
        }
        String text = field.getText().strip();
        OptionalInt number = text.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        boolean right = number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most;
        field.getStyleClass().remove("wrong");
        if (!right) {
            field.getStyleClass().add("wrong");
        } else if (field == threshold) {
            changes.threshold(number.getAsInt());
        } else {
            changes.percent(number.getAsInt());
        }
    }

    /** Shows what is chosen and what becomes of it. */
    void show(ForecastWords words, Pattern pattern, Policy policy, boolean differs) {
        filling = true;
        patterns.forEach((each, button) -> button.setSelected(each == pattern));
        fill(threshold, policy.threshold());
        fill(percent, policy.percent());
        filling = false;
        TextFlow big = MarkedText.flow(words.fullness(), "lane-sentence");
        head.getChildren().setAll(Parts.label(words.title(), "sub"), Parts.label(words.when(), "display"));
        words.rate().ifPresent(rate -> head.getChildren().add(Parts.label(rate, "sub")));
        head.getChildren().add(big);
        foot.getChildren().setAll(MarkedText.flow(words.policy(), "lane-sentence"));
        if (words.isBad()) {
            foot.getChildren().getFirst().getStyleClass().add("bad-sentence");
        }
        write.setDisable(!differs);
        extend.setText(words.extend());
        extend.setDisable(words.extendLine().isEmpty());
        code.getChildren().setAll(Parts.label("activation {", "mono"), line("monitoring", policy.monitoring(), false),
                line("snapshot_autoextend_threshold", policy.threshold(), true),
                line("snapshot_autoextend_percent", policy.percent(), true),
                Parts.label("}", "mono"));
    }

    private static void fill(TextField field, int value) {
        String text = Integer.toString(value);
        if (!field.getText().strip().equals(text)) {
            field.setText(text);
            field.getStyleClass().remove("wrong");
        }
    }

    private static javafx.scene.control.Label line(String key, int value, boolean matters) {
        return matters ? Parts.label("  " + key + " = " + value, "mono", "forecast-lit") : Parts.label("  " + key + " = " + value, "mono");
    }
}
