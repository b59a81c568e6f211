package volscope.app.view.compare;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.app.view.compare.Comparison.Kind;

/** The counts of a comparison in words; each kind can be left out. */
final class Counters extends HBox {
    private static final long HUNDREDTHS = 10_000;

    private final Texts texts;
    private final Amounts amounts;
    private final HBox sentence = Parts.row("line");
    private final Map<Kind, ToggleButton> toggles = new EnumMap<>(Kind.class);

    Counters(Texts texts, Amounts amounts, Runnable changed) {
        this.texts = texts;
        this.amounts = amounts;
        setId("compare-counters");
        getStyleClass().add("compare-counters");
        sentence.setFillHeight(false);
        getChildren().setAll(sentence, Parts.spring());
        for (Kind kind : Kind.values()) {
            ToggleButton toggle = new ToggleButton();
            toggle.setId("compare-" + kind);
            toggle.setSelected(true);
            toggle.getStyleClass().setAll("compare-toggle");
            Region sample = new Region();
            sample.getStyleClass().addAll("sample", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            toggle.setGraphic(sample);
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.setOnAction(event -> changed.run());
            toggles.put(kind, toggle);
            getChildren().add(toggle);
        }
    }

    /** The kinds that are not left out. */
    Set<Kind> wanted() {
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        toggles.forEach((kind, toggle) -> {
            if (toggle.isSelected()) {
                wanted.add(kind);
            }
        });
        return wanted;
    }

    void show(Optional<Comparison> shown, String otherwise) {
        sentence.getChildren().setAll(MarkedText.flow(shown.map(this::sentence).orElse(otherwise), "lane-sentence"));
        Map<Kind, Long> counts = shown.map(Comparison::counts).orElse(Map.of());
        toggles.forEach((kind, toggle) -> {
            long count = counts.getOrDefault(kind, 0L);
            toggle.setVisible(shown.isPresent() && (kind != Kind.UNREAD || count > 0));
            toggle.setManaged(toggle.isVisible());
            toggle.setText(texts.get("compare.count." + kind, amounts.count(count)));
        });
    }

    /** Rounded down: what differs in one chunk is not all the same. */
    private String share(long same, long all) {
        return amounts.percent((long) Math.floor((double) same / all * HUNDREDTHS), HUNDREDTHS);
    }

    private String sentence(Comparison shown) {
        long differing = shown.differing();
        return differing == 0
                ? texts.get("compare.same", shown.chunks())
                : texts.get("compare.sentence", share(shown.chunks() - differing, shown.chunks()), differing);
    }
}
