package volscope.app.view;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** What an empty view shows: what could be here, and the line that leads there, ready to run. */
public final class NextStep extends VBox {
    private static final long USUAL = 64L << 20;

    private final Session session;
    private final Texts texts;
    private final String words;
    private final String style;

    /**
     * For one view.
     *
     * @param words
     *            the key of the sentence that says what could be here
     */
    public NextStep(Session session, Texts texts, String words) {
        this(session, texts, words, "main");
    }

    /**
     * For one view.
     *
     * @param words
     *            the key of the sentence that says what could be here
     * @param style
     *            how much its button stands out: {@code main}, or {@code outlined} where another is the main act
     */
    public NextStep(Session session, Texts texts, String words, String style) {
        this.style = style;
        this.session = session;
        this.texts = texts;
        this.words = words;
        getStyleClass().add("next-step");
        setAlignment(Pos.TOP_LEFT);
        setFillWidth(false);
    }

    /** The way from here to a snapshot and a first copy, a step at a time; where there is one, there is nothing to propose. */
    public Node from(Facts facts) {
        getChildren().setAll(MarkedText.flow(texts.get(words), "muted"));
        step(facts).ifPresent(step -> getChildren().add(row(button(step), step.line())));
        return this;
    }

    /** A button and the line that it runs: the button stays whole, the line takes as many rows as it needs. */
    public static Node row(Button button, String line) {
        button.setMinWidth(USE_PREF_SIZE);
        return Parts.row("line", button, Parts.wrapping(line, "mono"));
    }

    private Button button(Step step) {
        Button button = Parts.button(step.icon(), texts.get("next." + step.name()),
                session.frame().lesson().isPresent() ? "outlined" : style);
        button.setId("next-" + step.name());
        button.setOnAction(event -> {
            var _ = session.run(step.line(), Act.Source.POINTED);
        });
        return button;
    }

    /** A snapshot that holds nothing yet has something to show after a write. */
    private static Optional<Step> firstWrite(Facts facts, LogicalVolumeInfo origin) {
        return facts.snapshotsOf(origin).isEmpty() || facts.snapshots().values().stream().anyMatch(info -> info.exceptions() > 0)
                ? Optional.empty()
                : Optional.of(new Step("write", Feather.EDIT_2, "sec w /dev/" + origin.path() + " 0 8 B"));
    }

    private record Step(String name, Feather icon, String line) {
    }

    private static Optional<Step> step(Facts facts) {
        if (facts.groups().isEmpty()) {
            return facts.disks().stream().filter(facts::isFree).findFirst()
                    .map(disk -> new Step("group", Feather.DATABASE, "vgcreate vg0 /dev/" + disk.name()));
        }
        Optional<LogicalVolumeInfo> volume = facts.volumes().filter(found -> found.origin().isEmpty()).findFirst();
        if (volume.isEmpty()) {
            VolumeGroupInfo group = facts.groups().getFirst();
            String size = group.freeExtents() * group.extentBytes() > USUAL ? "-L 64M" : "-l 50%FREE";
            return Optional.of(new Step("volume", Feather.BOX, "lvcreate " + size + " -n lv0 " + group.name()));
        }
        return facts.volumes().anyMatch(found -> found.origin().isPresent())
                ? firstWrite(facts, volume.orElseThrow())
                : volume.map(origin -> new Step("snapshot", Feather.CAMERA, "lvcreate -s -l 15%ORIGIN -n snap1 " + origin.path()));
    }
}
