package volscope.app.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** What can be set: theme, size, language, motion. All of it takes effect at once. */
final class SettingsSheet extends Sheet {
    private static final double PER_CENT = 100;
    private static final double STEP = 25;

    SettingsSheet(MainWindow window, Settings settings, Texts texts, Successor successor, Runnable onClose) {
        super(texts, texts.get("settings.title"), onClose,
                line(texts.get("settings.theme"), box("settings-theme", List.of(Theme.values()), settings.theme(),
                        theme -> texts.get("settings.theme." + theme), window::setTheme)),
                line(texts.get("settings.scale"), scale(window, texts)),
                line(texts.get("settings.language"),
                        box("settings-language", Texts.languages(), texts.locale(), language -> language.getDisplayLanguage(language),
                                language -> Platform.runLater(() -> successor.speak(window, language)))),
                line(texts.get("settings.motion"), box("settings-motion", Arrays.asList(Settings.Motion.values()), settings.motion(),
                        motion -> texts.get("settings.motion." + motion), window::setMotion)));
        setId("settings-sheet");
        getStyleClass().add("narrow");
    }

    private static Node line(String words, Node control) {
        Label label = Parts.label(words);
        label.setLabelFor(control);
        control.setAccessibleText(words);
        return Parts.row("settings-line", label, Parts.spring(), control);
    }

    private static Node scale(MainWindow window, Texts texts) {
        Slider slider = new Slider(Settings.SMALLEST * PER_CENT, Settings.LARGEST * PER_CENT,
                window.scale().factorProperty().get() * PER_CENT);
        slider.setId("settings-scale");
        slider.setMajorTickUnit(STEP);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(STEP);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(texts.get("settings.scale"));
        Label value = Parts.label("", "mono");
        value.textProperty().bind(slider.valueProperty().map(per -> texts.get("settings.scale.value", Math.round(per.doubleValue()))));
        slider.valueChangingProperty().addListener((property, before, changing) -> apply(window, slider));
        slider.valueProperty().addListener((property, before, now) -> apply(window, slider));
        return Parts.row("settings-scale", value, slider);
    }

    /** While it is dragged the window stays as it is: the slider would run away from the pointer. */
    private static void apply(MainWindow window, Slider slider) {
        if (!slider.isValueChanging()) {
            window.scale().factorProperty().set(slider.getValue() / PER_CENT);
        }
    }

    private static <T> ComboBox<T> box(String id, List<T> values, T now, Function<T, String> words, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return values.stream().filter(value -> words.apply(value).equals(text)).findFirst().orElse(null);
            }
        });
        values.stream().filter(value -> value.equals(now) || value instanceof Locale one && now instanceof Locale other
                && one.getLanguage().equals(other.getLanguage())).findFirst().ifPresent(box::setValue);
        box.valueProperty().addListener((property, before, value) -> chosen.accept(value));
        return box;
    }
}
