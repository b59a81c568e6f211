package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Parts;

/** Which world one is in: a kernel as it was shipped, or DAX snapshots as they were designed. Always visible, never blurred. */
final class WorldSwitch extends HBox {
    private static final String DESIGNED = "dax-";
    private static final String USUAL = "6.1";

    private final Session session;
    private final Texts texts;
    private final ToggleButton shipped = half("world-shipped");
    private final ToggleButton designed = half("world-designed");

    @Inject
    WorldSwitch(Session session, Frames frames, Texts texts) {
        this.session = session;
        this.texts = texts;
        getStyleClass().add("worlds");
        getChildren().setAll(shipped, designed);
        designed.getStyleClass().add("designed");
        var _ = frames.follow(this::show);
    }

    private static ToggleButton half(String id) {
        ToggleButton half = new ToggleButton();
        half.setId(id);
        half.getStyleClass().setAll("world");
        half.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        return half;
    }

    private void show(Frame frame) {
        String kernel = frame.revision().kernel();
        boolean isDesigned = kernel.startsWith(DESIGNED);
        draw(shipped, isDesigned ? usual(frame.profiles()) : kernel, "world.shipped", !isDesigned);
        draw(designed, isDesigned ? kernel : lastDesigned(frame.profiles()).orElse(""), "world.designed", isDesigned);
    }

    private void draw(ToggleButton half, String kernel, String key, boolean on) {
        VBox words = new VBox(Parts.label(texts.get(key, kernel), "world-name"), Parts.label(texts.get(key + ".kind"), "world-kind"));
        half.setGraphic(words);
        half.setAccessibleText(texts.get(key, kernel) + ", " + texts.get(key + ".kind"));
        half.setSelected(on);
        half.setDisable(kernel.isEmpty());
        half.setOnAction(event -> {
            half.setSelected(true);
            if (!on) {
                var _ = session.run("profile " + kernel, Act.Source.POINTED);
            }
        });
    }

    private static String usual(List<String> profiles) {
        return profiles.contains(USUAL)
                ? USUAL
                : profiles.stream().filter(name -> !name.startsWith(DESIGNED)).reduce((first, second) -> second).orElse("");
    }

    /** The later one has more of the design. */
    private static Optional<String> lastDesigned(List<String> profiles) {
        return profiles.stream().filter(name -> name.startsWith(DESIGNED)).reduce((first, second) -> second);
    }
}
