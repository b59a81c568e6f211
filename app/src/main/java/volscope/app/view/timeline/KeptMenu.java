package volscope.app.view.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import volscope.app.session.History;
import volscope.app.session.Track;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Says how many steps are kept, and lets one set how many at most. */
final class KeptMenu extends MenuButton {
    private static final List<OptionalLong> LIMITS = List.of(OptionalLong.empty(), OptionalLong.of(1_000_000), OptionalLong.of(100_000),
            OptionalLong.of(10_000), OptionalLong.of(1_000));

    private final Texts texts;
    private final Consumer<OptionalLong> keep;
    private final TextField number = new TextField();

    KeptMenu(Texts texts, Consumer<OptionalLong> keep) {
        this.texts = texts;
        this.keep = keep;
        setId("time-kept");
        setAccessibleText(texts.get("timeline.keep.name"));
        getStyleClass().add("quiet-menu");
        setMinWidth(USE_PREF_SIZE);
        number.setId("time-kept-number");
        number.setPrefColumnCount(8);
        number.setAccessibleText(texts.get("timeline.keep.number"));
        number.setOnAction(event -> typed().ifPresent(steps -> {
            hide();
            keep.accept(OptionalLong.of(steps));
        }));
        Label name = Parts.label(texts.get("timeline.keep.number"));
        name.setLabelFor(number);
        CustomMenuItem item = new CustomMenuItem(Parts.row("kept-number", name, number), false);
        ToggleGroup group = new ToggleGroup();
        getItems().setAll(LIMITS.stream().map(limit -> choice(limit, group)).toList());
        getItems().add(item);
    }

    /** The number that was typed, if it is one. */
    private Optional<Long> typed() {
        String digits = number.getText().replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 15 ? Optional.empty() : Optional.of(Math.max(1, Long.parseLong(digits)));
    }

    private RadioMenuItem choice(OptionalLong limit, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(
                limit.isEmpty() ? texts.get("timeline.keep.all") : texts.get("timeline.keep.most", limit.getAsLong()));
        item.setUserData(limit);
        item.setToggleGroup(group);
        item.setOnAction(event -> keep.accept(limit));
        return item;
    }

    void show(History history) {
        Track track = Track.of(history);
        setText(track.oldest() == 0
                ? texts.get("timeline.kept", track.end())
                : texts.get("timeline.kept.last", track.end() - track.oldest(), track.end()));
        getItems().stream().filter(RadioMenuItem.class::isInstance).map(RadioMenuItem.class::cast)
                .forEach(item -> item.setSelected(history.limit().equals(item.getUserData())));
    }
}
