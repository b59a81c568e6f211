package volscope.app.view.start;

import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Labs;
import volscope.app.lab.Recent;
import volscope.app.lab.Recents;
import volscope.app.lab.Sandbox;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.app.view.StartPage;
import volscope.model.machine.MachineFactory;

/** The start screen. */
final class StartView implements StartPage {
    private static final int COLUMNS = 3;

    private final Labs labs;
    private final Recents recents;
    private final Course course;
    private final Texts texts;
    private final InstantSource clock;
    private final Ago ago;
    private final Cards cards;
    private final VBox left = new VBox();
    private final VBox right = new VBox();
    private final Label complaint = Parts.label("", "complaint");
    private final Button tour;
    private final Button open;
    private final ScrollPane scroll;
    private Consumer<String> begin = id -> {
    };

    @Inject
    StartView(Labs labs, Recents recents, Course course, MachineFactory machines, Executor background, Texts texts, Amounts amounts,
            InstantSource clock) {
        this.labs = labs;
        this.recents = recents;
        this.course = course;
        this.texts = texts;
        this.clock = clock;
        this.ago = new Ago(texts, ZoneId.systemDefault());
        this.cards = new Cards(labs, machines, background, texts, amounts);
        tour = Parts.button(Feather.PLAY, texts.get("start.tour"), "quiet");
        tour.setId("start-tour");
        open = Parts.button(Feather.FOLDER, texts.get("start.open"), "outlined");
        open.setId("start-open");
        open.setContentDisplay(javafx.scene.control.ContentDisplay.LEFT);
        scroll = new ScrollPane(new StackPane(page()));
        scroll.setId("start");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("start");
        scroll.setFocusTraversable(false);
        scroll.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private VBox page() {
        Label words = Parts.wrapping(texts.get("start.words"), "lead");
        VBox title = new VBox(Parts.wrapping(texts.get("start.title"), "display"), words);
        title.getStyleClass().add("start-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        List.of(tour, open).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        HBox head = Parts.row("start-head", title, tour, open);
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("start-columns");
        left.getStyleClass().addAll("start-column", "left");
        right.getStyleClass().addAll("start-column", "right");
        HBox.setHgrow(right, Priority.ALWAYS);
        complaint.setWrapText(true);
        complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
        VBox page = new VBox(head, complaint, columns);
        page.getStyleClass().add("start-page");
        return page;
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public void connect(Runnable openFile, Runnable playTour, Consumer<String> lesson) {
        begin = lesson;
        open.setOnAction(event -> openFile.run());
        tour.setOnAction(event -> playTour.run());
    }

    @Override
    public void enter() {
        complaint.setText("");
        List<Recent> files = recents.list();
        left.getChildren().setAll(files.isEmpty() ? welcome() : resume(files), recent(files));
        // The lessons are many: what is beside them comes first.
        right.getChildren().setAll(sandboxes(), lessons());
        Node first = Optional
                .ofNullable((files.isEmpty() ? right : left).lookup(files.isEmpty() ? ".sandbox-cards .start-card" : "#start-continue"))
                .orElse(open);
        Platform.runLater(first::requestFocus);
    }

    private Node resume(List<Recent> files) {
        return section("start.continue.title", "", cards.resume(files.getFirst(), words(files.getFirst()), () -> open(files.getFirst())));
    }

    /** What there is to continue for somebody who never was here: a way to begin. */
    private Node welcome() {
        Button play = Parts.button(Feather.PLAY, texts.get("start.welcome.tour"), "main");
        play.setId("start-first-tour");
        play.setOnAction(event -> tour.fire());
        HBox acts = Parts.row("line", play);
        course.lessons().stream().findFirst().ifPresent(lesson -> {
            Button first = Parts.button(Feather.BOOK_OPEN, texts.get("start.welcome.lesson", lesson.number()), "outlined");
            first.setId("start-first-lesson");
            first.setOnAction(event -> begin.accept(lesson.id()));
            acts.getChildren().add(first);
        });
        VBox card = new VBox(MarkedText.flow(texts.get("start.welcome")), acts);
        card.getStyleClass().addAll("start-empty", "welcome");
        return section("start.welcome.title", "", card);
    }

    private Node recent(List<Recent> files) {
        VBox rows = new VBox();
        rows.getStyleClass().add("recent-rows");
        for (int i = 0; i < files.size(); i++) {
            Recent file = files.get(i);
            rows.getChildren().add(Cards.recent(i + 1, file, words(file), () -> open(file)));
        }
        return section("start.recent.title", files.isEmpty() ? "" : texts.get("start.recent.keys", files.size()),
                files.isEmpty() ? empty("start.recent.empty") : rows);
    }

    private String words(Recent recent) {
        return ago.words(recent.at(), clock.instant());
    }

    private Node lessons() {
        List<Course.Lesson> all = course.lessons();
        long done = all.stream().filter(lesson -> lesson.standing() == Course.Standing.DONE).count();
        Node body = all.isEmpty()
                ? empty("start.learn.empty")
                : parts(all);
        return section("start.learn.title", all.isEmpty() ? "" : texts.get("start.learn.done", done, all.size()), body);
    }

    /** The parts of the course, each with its cards below its name. */
    private Node parts(List<Course.Lesson> all) {
        VBox parts = new VBox();
        parts.getStyleClass().add("lesson-parts");
        all.stream().map(Course.Lesson::part).distinct().forEach(part -> {
            parts.getChildren().add(Parts.label(part, "strong", "lesson-part"));
            parts.getChildren().add(grid(all.stream().filter(lesson -> lesson.part().equals(part))
                    .map(lesson -> cards.lesson(lesson, () -> begin.accept(lesson.id()))).toList(), "lesson-cards"));
        });
        return parts;
    }

    private Node sandboxes() {
        List<Button> all = List.of(Sandbox.values()).stream().map(sandbox -> cards.sandbox(sandbox, () -> await(labs.open(sandbox.lab()))))
                .toList();
        return section("start.sandbox.title", texts.get("start.sandbox.words"), grid(all, "sandbox-cards"));
    }

    private static GridPane grid(List<Button> cards, String style) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("card-grid", style);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / COLUMNS);
            third.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(third);
        }
        for (int i = 0; i < cards.size(); i++) {
            grid.add(cards.get(i), i % COLUMNS, i / COLUMNS);
        }
        RowConstraints even = new RowConstraints();
        even.setVgrow(Priority.ALWAYS);
        return grid;
    }

    private Node section(String title, String note, Node body) {
        VBox section = new VBox(Parts.row("start-section-head", Parts.label(texts.get(title), "heading"), Parts.spring(),
                Parts.label(note, "small", "muted")), body);
        section.getStyleClass().add("start-section");
        return section;
    }

    private Node empty(String key) {
        VBox empty = new VBox(MarkedText.flow(texts.get(key), "muted"));
        empty.getStyleClass().add("start-empty");
        return empty;
    }

    private void open(Recent file) {
        await(labs.open(file.file()));
    }

    private void await(CompletableFuture<Optional<String>> opening) {
        var _ = opening.thenAccept(problem -> Platform.runLater(() -> complaint.setText(problem.orElse(""))));
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().length() == 1 && Character.isDigit(event.getCharacter().charAt(0))) {
            int index = event.getCharacter().charAt(0) - '1';
            List<Recent> files = recents.list();
            if (index >= 0 && index < files.size()) {
                open(files.get(index));
                event.consume();
            }
        }
    }
}
