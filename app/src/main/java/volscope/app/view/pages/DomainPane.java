package volscope.app.view.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.DirectFileInfo;
import volscope.model.machine.DirectFileInfo.Place;
import volscope.model.machine.Revision;

/** The persistence domain: which cache lines of a file would survive a power cut, and the acts that change it. */
final class DomainPane extends VBox {
    private static final int MOST_CHIPS = 2;
    /** More ways than these are not counted. */
    private static final int MOST_WAYS = 64;

    private final Session session;
    private final Executor background;
    private final Texts texts;
    private final TextField value = new TextField("A");
    private final Label line = Parts.label("", "sub", "domain-line");
    private final Label page = Parts.label("", "small", "strong");
    private final LineStrip strip;
    private final Button store;
    private final Button writeBack;
    private final Button fence;
    private final MenuButton cut;
    private final HBox stations = Parts.row("stations");
    private final MenuItem outcomes = new MenuItem();
    private Optional<Revision> shown = Optional.empty();
    private DomainLines lines = new DomainLines("", 0, "");
    private long shownPage;

    DomainPane(Session session, Executor background, Texts texts) {
        this.session = session;
        this.background = background;
        this.texts = texts;
        strip = new LineStrip(texts, chosen -> aim(lines.file(), lines.task()));
        setId("pages-domain");
        getStyleClass().add("domain");
        value.setId("pages-value");
        value.getStyleClass().addAll("small-field", "domain-value");
        value.setAccessibleText(texts.get("pages.value"));
        value.textProperty().addListener((property, before, now) -> {
            store().setDisable(now.isBlank());
            say(() -> lines.store(now));
        });
        store = act("store", Feather.EDIT_2, () -> lines.store(value.getText()));
        writeBack = act("clwb", Feather.CORNER_RIGHT_DOWN, () -> lines.writeBack());
        fence = act("fence", Feather.SHIELD, () -> DomainLines.FENCE);
        cut = new MenuButton(texts.get("pages.cut"), Icons.of(Feather.POWER));
        cut.setId("pages-cut");
        cut.getStyleClass().add("power-cut");
        cut.setMinWidth(USE_PREF_SIZE);
        cut.setTooltip(new Tooltip(texts.get("pages.cut.tip")));
        outcomes.setId("pages-cut-count");
        outcomes.setDisable(true);
        cut.getItems().add(outcomes);
        cut.setOnShowing(event -> count());
        for (DomainLines.Loss loss : DomainLines.Loss.values()) {
            MenuItem item = new MenuItem(texts.get("pages.cut." + loss, loss.line()));
            item.setId("pages-cut-" + loss.name());
            item.setOnAction(event -> run(loss.line()));
            cut.getItems().add(item);
        }
        // Half a sentence says nothing; half a line can be guessed.
        line.widthProperty().addListener((property, before, now) -> showRest());
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinWidth(0);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox.setHgrow(strip, Priority.ALWAYS);
        page.setMinWidth(USE_PREF_SIZE);
        Label title = Parts.label(texts.get("pages.domain"), "strong");
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(Parts.row("domain-head", title, line, value, store,
                writeBack, fence, cut), Parts.row("domain-strip", page, strip), stations);
        rest();
    }

    /** Counts in how many ways the machine may come back, which takes as long as so many boots. */
    private void count() {
        outcomes.setText(texts.get("pages.cut.counting"));
        shown.ifPresent(revision -> background.execute(() -> {
            String ways = revision.afterPowerCut(MOST_WAYS).map(all -> texts.get("pages.cut.count", all.size()))
                    .orElseGet(() -> texts.get("pages.cut.many", MOST_WAYS));
            Platform.runLater(() -> outcomes.setText(ways));
        }));
    }

    private Button store() {
        return store;
    }

    private Button act(String name, Feather icon, Supplier<String> composed) {
        Button button = Parts.button(icon, texts.get("pages.act." + name), "small");
        button.setId("pages-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> run(composed.get()));
        button.hoverProperty().addListener((property, before, now) -> point(now, composed));
        button.focusedProperty().addListener((property, before, now) -> point(now, composed));
        button.setTooltip(new Tooltip(texts.get("pages.act." + name + ".tip")));
        return button;
    }

    private void point(boolean on, Supplier<String> composed) {
        if (on) {
            say(composed);
        } else {
            rest();
        }
    }

    private void say(Supplier<String> composed) {
        line.setText(composed.get());
        line.getStyleClass().setAll("label", "mono", "domain-line");
        showRest();
    }

    private void rest() {
        line.setText(texts.get("pages.domain.kind"));
        line.getStyleClass().setAll("label", "sub", "domain-line");
        showRest();
    }

    private void showRest() {
        line.setOpacity(line.getStyleClass().contains("mono") || line.getWidth() >= line.prefWidth(-1) ? 1 : 0);
    }

    private void run(String composed) {
        var _ = session.run(composed, Act.Source.POINTED);
    }

    private void aim(String file, String task) {
        lines = new DomainLines(file, shownPage * DirectFileInfo.PAGE + (long) strip.chosen() * CacheLines.LINE, task);
    }

    /** Shows a file, and the lines of the chosen page. */
    void show(Frame frame, DirectFileInfo file, PageRow row) {
        shown = Optional.of(frame.revision());
        CacheLines known = new CacheLines(file);
        shownPage = row.isHuge() ? known.firstUnsettled(row.page(), row.pages()) : row.page();
        strip.show(known.of(shownPage));
        aim(file.path(), row.task().orElseGet(() -> file.tasks().getFirst()));
        page.setText(texts.get("pages.lines.of", shownPage));
        writeBack.setDisable(row.mapping().isEmpty() || frame.isLocked(lines.writeBack()));
        store.setDisable(value.getText().isBlank() || frame.isLocked(lines.store(value.getText())));
        fence.setDisable(frame.isLocked(DomainLines.FENCE));
        cut.setDisable(frame.isLocked(DomainLines.Loss.WORST.line()));
        long memory = CacheLines.IN_PAGE - known.of(shownPage).size();
        stations.getChildren().setAll(station("cache", Feather.ZAP, chips(known.in(Place.CACHE), "warn")), Icons.small(Feather.ARROW_RIGHT),
                station("on-the-way", Feather.CLOCK, chips(known.in(Place.ON_THE_WAY), "accent")), Icons.small(Feather.ARROW_RIGHT),
                station("durable", Feather.CHECK, List.of(Parts.chip(texts.get("pages.durable", memory, CacheLines.IN_PAGE, shownPage),
                        "ok"))));
    }

    private Node station(String name, Feather icon, List<Label> chips) {
        Label title = Parts.label(texts.get("pages.station." + name), "sub");
        title.setGraphic(Icons.small(icon));
        HBox held = Parts.row("station-chips", chips.toArray(Node[]::new));
        VBox station = new VBox(title, held);
        station.getStyleClass().addAll("station", name);
        station.setPrefWidth(0);
        HBox.setHgrow(station, Priority.ALWAYS);
        return station;
    }

    private String words(CacheLines.Stretch held) {
        return held.first() == held.last()
                ? texts.get("pages.line.at", held.page(), held.first())
                : texts.get("pages.line.run", held.page(), held.first(), held.last());
    }

    private List<Label> chips(List<CacheLines.Stretch> held, String style) {
        if (held.isEmpty()) {
            return List.of(Parts.chip(texts.get("pages.station.none"), "outlined"));
        }
        List<Label> chips = new ArrayList<>(held.stream().limit(MOST_CHIPS)
                .map(at -> narrow(Parts.chip(words(at), style))).toList());
        if (held.size() > MOST_CHIPS) {
            chips.add(Parts.chip(texts.get("pages.line.more", held.size() - MOST_CHIPS), style));
        }
        return chips;
    }

    /** A chip that gives way where there is no room for all of it. */
    private static Label narrow(Label chip) {
        chip.setMinWidth(0);
        chip.setTooltip(new Tooltip(chip.getText()));
        return chip;
    }
}
