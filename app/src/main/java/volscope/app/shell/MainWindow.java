package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Tool;

/** The window: a bar, three columns, a timeline, a lower panel, a status line. */
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double STORAGE = 248;
    private static final double INSPECTOR = 304;
    private static final double LOWER = 176 + 112;

    private final Texts texts;
    private final TopBar bar;
    private final Map<Place, PanelTabs> places = new EnumMap<>(Place.class);
    private final List<Panel> panels;
    private final Scene scene;
    private Theme theme = Theme.LIGHT;
    private Selection answered = new Selection.None();

    @Inject
    MainWindow(Set<Panel> panels, TopBar bar, ToolButtons tools, StatusBar status, Session session, Frames frames, Texts texts) {
        this.texts = texts;
        this.bar = bar;
        this.panels = panels.stream().sorted(Comparator.comparingInt(Panel::rank)).toList();
        Theme.loadFonts();
        for (Place place : Place.values()) {
            places.put(place, new PanelTabs(this.panels.stream().filter(panel -> panel.place() == place).toList(), texts));
        }
        this.scene = new Scene(layout(bar, status), WIDTH, HEIGHT);
        bar.onTheme(() -> setTheme(theme.other()));
        setTheme(theme);
        new Keys(session, this, tools).install(scene);
        tools.onHover(tool -> foretell(tool, frames));
        this.panels.forEach(Panel::attach);
        var unused = frames.follow(this::answer);
    }

    private Parent layout(TopBar bar, StatusBar status) {
        Split right = new Split(Orientation.HORIZONTAL, place(Place.CENTER), place(Place.INSPECTOR), Split.Fixed.SECOND, INSPECTOR);
        Split body = new Split(Orientation.HORIZONTAL, place(Place.STORAGE), right, Split.Fixed.FIRST, STORAGE);
        body.getStyleClass().add("panel-first");
        Node timeline = place(Place.TIMELINE);
        tabs(Place.TIMELINE).hideStrip();
        VBox below = new VBox(timeline, place(Place.LOWER));
        below.getStyleClass().add("below");
        VBox.setVgrow(place(Place.LOWER), Priority.ALWAYS);
        SplitPane work = new Split(Orientation.VERTICAL, body, below, Split.Fixed.SECOND, LOWER);
        VBox.setVgrow(work, Priority.ALWAYS);
        VBox root = new VBox(bar, work, status);
        root.getStyleClass().add("window");
        return root;
    }

    private Node place(Place place) {
        PanelTabs tabs = tabs(place);
        tabs.setId("place-" + place);
        tabs.getStyleClass().add(place.name().toLowerCase(java.util.Locale.ROOT));
        return tabs;
    }

    private PanelTabs tabs(Place place) {
        return java.util.Objects.requireNonNull(places.get(place));
    }

    /** Brings the panels into view that answer a new selection. */
    private void answer(Frame frame) {
        if (frame.selection().equals(answered)) {
            return;
        }
        answered = frame.selection();
        for (Place place : List.of(Place.CENTER, Place.INSPECTOR)) {
            panels.stream().filter(panel -> panel.place() == place && panel.answers(frame)).findFirst()
                    .ifPresent(panel -> tabs(place).select(panel.name()));
        }
    }

    /** Says at the lower right which line a click would run. */
    private void foretell(Optional<Tool> tool, Frames frames) {
        tool.flatMap(found -> found.line(frames.shown()).map(line -> Parts.row("preview",
                Parts.label(texts.get("tool.runs", texts.get("tool." + found.name())), "sub"), Parts.label(line, "mono"))))
                .ifPresentOrElse(tabs(Place.LOWER)::setTail, tabs(Place.LOWER)::setTail);
    }

    /** What is drawn. */
    public Scene scene() {
        return scene;
    }

    /** Changes the look. */
    public void setTheme(Theme next) {
        theme = next;
        next.dress(scene);
        bar.shows(next);
    }

    /** Brings a panel into view. */
    public void open(String panel) {
        places.values().forEach(tabs -> tabs.select(panel));
    }

    /** Gives the keys to a place. */
    void focus(Place place) {
        tabs(place).focus();
    }

    /** Shows the window. */
    public void show(Stage stage) {
        stage.setTitle(texts.get("window.title"));
        stage.setScene(scene);
        stage.show();
    }
}
