package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import volscope.app.lab.Labs;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.OnScreen;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Recorder;
import volscope.app.view.StartPage;
import volscope.app.view.Tool;

/** The window: a bar, the start screen or the panels, a status line. */
public final class MainWindow {
    private static final double PRESENTED = 1.5;
    private static final Duration TOLD = Duration.seconds(4);

    private final Texts texts;
    private final TopBar bar;
    private final StatusBar status;
    private final ToolButtons tools;
    private final Frames frames;
    private final Session session;
    private final StartPage start;
    private final Course course;
    private final List<Panel> panels;
    private final WorkArea work;
    private final Transport transport;
    private final Walkthrough walkthrough;
    private final SearchBox search;
    private final StackPane middle = new StackPane();
    private final StackPane root = new StackPane();
    private final Scale scale;
    private final Scene scene;
    private final Files files;
    private final DesktopWindow desktop;
    private final WindowCommands commands;
    private final Settings settings;
    private final PointerRing ring;
    private final Sheets sheets;
    private final Desk doors;
    private final Successor successor;
    private final List<Subscription> following = new ArrayList<>();
    private Theme theme;
    private final Foreground foreground;

    @Inject
    MainWindow(Set<Panel> panels, TopBar bar, StatusBar status, Session session, Frames frames, Labs labs, Course course, StartPage start,
            Recorder recorder, Texts texts, Amounts amounts, Settings settings, Files files, Successor successor, DesktopWindow desktop) {
        this.settings = settings;
        this.desktop = desktop;
        this.theme = settings.theme();
        this.texts = texts;
        this.bar = bar;
        this.status = status;
        this.tools = bar.tools();
        this.successor = successor;
        this.frames = frames;
        this.session = session;
        this.start = start;
        this.course = course;
        this.panels = panels.stream().sorted(Comparator.comparingInt(Panel::rank)).toList();
        Theme.loadFonts();
        this.work = new WorkArea(this.panels, texts, settings);
        this.transport = new Transport(this.panels, texts);
        this.walkthrough = new Walkthrough(session, texts, this::open);
        Finder finder = new Finder(session, labs, course, this::begin, this.panels, this::show, texts, amounts);
        this.search = new SearchBox(texts, text -> finder.find(text, frames.shown(), all()));
        this.scale = new Scale(layout(recorder.strip()));
        this.scene = new Scene(scale, DesktopWindow.WIDTH, DesktopWindow.HEIGHT);
        this.ring = new PointerRing(scene);
        this.sheets = new Sheets(root, scene);
        root.getChildren().addAll(ring, new DropPlace(scene, files, texts));
        this.files = files;
        files.sitIn(scene, this::tell);
        this.commands = new WindowCommands(this, session, frames, tools, recorder);
        bar.fill(commands, transport, search);
        start.connect(() -> files.choose(), this::playTour, this::begin);
        transport.follow();
        setTheme(theme);
        setMotion(settings.motion());
        following.add(settings.followSteps(session));
        work.restore(settings.layout());
        present(work.arrangement() == Layout.PRESENT);
        scale.factorProperty().set(settings.scale());
        scale.factorProperty().addListener((property, before, now) -> settings.keepScale(now.doubleValue()));
        new Keys(commands, () -> isAtWork() && work.focused().equals(Optional.of(Place.STORAGE))).install(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::escaped);
        tools.onHover(this::foretell);
        tools.dress(scale::scaled);
        tools.ask(this.panels);
        following.add(scale.scalePopups());
        this.doors = new Doors(this.panels, work, tools, files);
        this.foreground = new Foreground(frames.shown(), session, work, this.panels, doors);
        this.panels.forEach(panel -> panel.sitAt(doors));
        this.panels.forEach(panel -> following.add(panel.attach()));
        following.add(frames.follow(this::answer));
        following.add(recorder.connect(new RecordDoors(this, files)));
        following.add(labs.onOpened(() -> OnScreen.run(this::showWork)));
        following.add(session.onCrash(crash -> OnScreen.run(() -> sheets.open(
                close -> new CrashSheet(crash, texts, report -> files.saveText(texts.get("files.name"), report), close)))));
    }

    /** Follows nothing any more and remembers where its panels stand, for a window that takes its place. */
    void leave() {
        walkthrough.end();
        tools.close();
        work.remember();
        following.forEach(Subscription::close);
        frames.leave();
    }

    /** Shows what a window showed that spoke another language. */
    void takeAfter(MainWindow before) {
        panels.forEach(panel -> before.panels.stream().filter(other -> other.name().equals(panel.name())).forEach(panel::takeAfter));
    }

    private VBox layout(Node strip) {
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox.setVgrow(root, Priority.ALWAYS);
        middle.getChildren().setAll(work);
        middle.setMinSize(0, 0);
        root.getChildren().setAll(new VBox(bar, walkthrough, strip, middle, status));
        root.getStyleClass().add("window");
        return new VBox(root);
    }

    /** Shows the start screen. The open lab stays as it is. */
    public void home() {
        turnTo(start.node());
        start.enter();
    }

    /** Shows a page in place of the panels. */
    void turnTo(Node page) {
        walkthrough.end();
        foreground.leaveAt(frames.shown());
        middle.getChildren().setAll(page);
        bar.setStart(true);
        status.setStart(true);
        desktop.setStart(true);
    }

    /** Shows the panels. */
    void showWork() {
        if (!isAtWork()) {
            middle.getChildren().setAll(work);
            bar.setStart(false);
            status.setStart(false);
            desktop.setStart(false);
            work.tabs(Place.STORAGE).focus();
        }
    }

    /** Whether the panels are shown. */
    boolean isAtWork() {
        return middle.getChildren().contains(work);
    }

    /** Whether the start screen is shown. */
    boolean isAtHome() {
        return middle.getChildren().contains(start.node());
    }

    /** Shows the panels and nothing that lies over them. */
    public void backToWork() {
        showWork();
        sheets.close();
    }

    /** Does what a command of the menus does, if it can be done. */
    public void perform(String command) {
        commands.get(command).run();
    }

    /** Begins a lesson, its panels at the left. */
    void begin(String lesson) {
        showWork();
        work.arrange(Layout.LEARN);
        course.begin(lesson);
    }

    void playTour() {
        showWork();
        walkthrough.play();
    }

    private void answer(Frame frame) {
        if (!isAtWork() && foreground.isAnother(frame)) {
            showWork();
        }
        if (foreground.isLessonDue(frame)) {
            showWork();
            foreground.learn(frame);
        }
        foreground.answer(frame);
    }

    /** Says at the lower right which line a click would run. */
    private void foretell(Optional<Tool> tool) {
        tool.flatMap(found -> tools.line(found).map(line -> Parts.row("preview",
                Parts.label(texts.get("tool.runs", tools.words(found)), "sub"), Parts.label(line, "mono"))))
                .ifPresentOrElse(work.tabs(Place.LOWER)::setTail, work.tabs(Place.LOWER)::setTail);
    }

    /** Tells something that needs no answer. */
    private void tell(String sentence) {
        Notifications.create().owner(scene.getWindow()).text(sentence).hideAfter(TOLD).show();
    }

    /** Leaves the past, or presenting, unless something nearer is to be left first. */
    private void escaped(KeyEvent event) {
        boolean nearer = scene.getFocusOwner() instanceof TextInputControl || sheets.isOpen();
        boolean past = frames.shown().look() == Frame.Look.PAST;
        if (event.getCode() == KeyCode.ESCAPE && !nearer && (past || ring.isVisible())) {
            event.consume();
            Runnable leave = past ? session::lookAtNow : () -> arrange(Layout.MANAGE);
            leave.run();
        }
    }

    /** What is drawn. */
    public Scene scene() {
        return scene;
    }

    /** Changes the look. */
    public void setTheme(Theme next) {
        theme = next;
        settings.keep(next);
        next.dress(scene);
        bar.shows(next);
    }

    /** Changes how much moves. */
    void setMotion(Settings.Motion motion) {
        settings.keep(motion);
        scene.getPreferences().setReducedMotion(motion == Settings.Motion.SYSTEM ? null : motion == Settings.Motion.REDUCED);
    }

    void otherTheme() {
        setTheme(theme.other());
    }

    /** Brings a panel into view. */
    public void open(String panel) {
        work.open(panel);
    }

    private void show(Panel panel) {
        showWork();
        open(panel.name());
        panel.focus();
    }

    /** Gives the keys to a place. */
    void focus(Place place) {
        work.reopen(place);
        work.tabs(place).focus();
    }

    int lowerPanels() {
        return (int) panels.stream().filter(panel -> panel.place() == Place.LOWER).count();
    }

    /** Brings a panel of the lower place into view and gives it the keys. */
    void openLower(int index) {
        show(panels.stream().filter(found -> found.place() == Place.LOWER).toList().get(index));
    }

    void focusNext() {
        work.focusNext();
    }

    /** The canvas and its table change places, in the panel that has them. */
    void swapTable() {
        work.tabs(work.focused().orElse(Place.CENTER)).selected().ifPresent(Panel::swapTable);
    }

    void maximise() {
        work.maximise(work.alone().or(work::focused).orElse(Place.CENTER));
    }

    void closePlace() {
        work.focused().ifPresent(work::close);
    }

    void arrange(Layout layout) {
        work.arrange(layout);
        present(layout == Layout.PRESENT);
    }

    /** The whole screen, large type and a ring around the pointer, or none of it. */
    private void present(boolean on) {
        if (on != ring.isVisible()) {
            ring.setVisible(on);
            desktop.fill(on);
            scale.factorProperty().set(on
                    ? Math.max(Math.min(PRESENTED, desktop.width(scene) / DesktopWindow.LEAST_WIDTH), scale.factorProperty().get())
                    : 1);
        }
    }

    void resetLayout() {
        scale.normal();
        arrange(Layout.MANAGE);
    }

    void goBack() {
        foreground.visited().back().ifPresent(session::select);
    }

    void goForward() {
        foreground.visited().forward().ifPresent(session::select);
    }

    /** Reads the state into the terminal, as the reports of LVM have it. */
    void say() {
        work.open("terminal");
        var _ = session.run("lvs -a", Act.Source.POINTED);
    }

    void find() {
        search.open();
    }

    void showHistory() {
        bar.showHistory();
    }

    void toggleKeySheet() {
        sheets.toggle(KeySheet.class, close -> new KeySheet(commands, texts, close));
    }

    void toggleSettings() {
        sheets.toggle(SettingsSheet.class, close -> new SettingsSheet(this, settings, texts, successor, close));
    }

    boolean isSetting() {
        return sheets.isOpen(SettingsSheet.class);
    }

    Transport transport() {
        return transport;
    }

    Scale scale() {
        return scale;
    }

    Files files() {
        return files;
    }

    /** What the window can be asked for. */
    List<WindowCommand> all() {
        return commands.all();
    }

    void close() {
        scene.getWindow().hide();
    }

    /** Shows the window. */
    public void show(Stage stage) {
        stage.setOnHiding(event -> work.remember());
        desktop.show(stage, scene, scale);
    }
}
