package volscope.app.view.check;

import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lab.Mistakes;
import volscope.app.lab.SmallWorlds;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.BrokenRule;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.model.explain.Finding;
import volscope.model.machine.Exploration;
import volscope.model.machine.Exploration.World;

/** The ways to get it wrong, and the search for them. */
public final class CheckView implements Panel {
    /** The topic that is no mistake: the open lab. */
    private static final String LAB = "";
    private static final int MOST_TOLD = 2;

    private final Frames frames;
    private final Session session;
    private final Labs labs;
    private final Texts texts;
    private final Sentences sentences;
    private final SearchBar search;
    private final ListView<String> topics = new ListView<>();
    private final VBox page = new VBox();
    private final VBox side = new VBox();
    private final Label complaint = Parts.label("", "complaint");
    private final Label broken = Parts.label("", "quote");
    private final Button look = Parts.button(Feather.ALERT_TRIANGLE, "", "quiet", "compact-text", "bad-text");
    private final HBox box;
    private Optional<Desk> desk = Optional.empty();

    @Inject
    CheckView(Frames frames, Session session, Labs labs, Optional<Exploration> exploration, InstantSource clock, Texts texts,
            Amounts amounts, Sentences sentences) {
        this.frames = frames;
        this.session = session;
        this.labs = labs;
        this.texts = texts;
        this.sentences = sentences;
        search = new SearchBar(exploration, clock, texts, amounts, sentences,
                script -> open(new Lab(texts.get("checker.found"), script, Optional.empty())));
        complaint.setWrapText(true);
        complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
        broken.setId("check-broken");
        broken.setWrapText(true);
        broken.setMaxWidth(Double.MAX_VALUE);
        broken.managedProperty().bind(broken.textProperty().isNotEmpty());
        broken.visibleProperty().bind(broken.managedProperty());
        look.setId("check-look");
        look.setOnAction(event -> lookAtBroken());
        ScrollPane scroll = new ScrollPane(side);
        scroll.setId("check-page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.get("panel.check"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox searched = new VBox(scroll, search);
        HBox.setHgrow(searched, Priority.ALWAYS);
        page.getStyleClass().add("check-page");
        side.getStyleClass().add("check-side");
        side.getChildren().setAll(broken, page, complaint);
        list();
        box = new HBox(topics, searched);
        box.setId(name());
        box.getStyleClass().add("check-view");
        box.setMinHeight(0);
        box.setPrefHeight(0);
    }

    private void list() {
        List<String> all = new ArrayList<>(List.of(LAB));
        all.addAll(Mistakes.words());
        topics.getItems().setAll(all);
        topics.setId("check-topics");
        topics.setAccessibleText(texts.get("checker.topics"));
        topics.setCellFactory(unused -> new ListCell<>() {
            {
                // No wider than the list.
                setPrefWidth(0);
            }

            @Override
            protected void updateItem(@Nullable String word, boolean empty) {
                super.updateItem(word, empty);
                setText(empty || word == null ? null : title(word));
                setWrapText(true);
                setPrefWidth(0);
            }
        });
        topics.getSelectionModel().selectedItemProperty().addListener((property, before, word) -> {
            if (word != null) {
                show(word);
            }
        });
        topics.getSelectionModel().selectFirst();
    }

    private String title(String word) {
        return word.equals(LAB) ? texts.get("checker.lab") : MistakePage.name(texts, word);
    }

    private void show(String word) {
        complaint.setText("");
        if (word.equals(LAB)) {
            page.getChildren().setAll(Parts.label(texts.get("checker.lab"), "heading"), MarkedText.flow(texts.get("checker.lab.words")));
            search.offer(word, texts.get("checker.lab"), () -> List.of(new World(labs.script(), Optional.empty())));
        } else {
            String kernel = Mistakes.kernel(word);
            page.getChildren().setAll(new MistakePage(word, texts, () -> open(Mistakes.lab(word))).nodes());
            search.offer(word, kernel,
                    () -> SmallWorlds.all().stream().map(world -> new World(world.script(), Optional.of(kernel))).toList());
        }
    }

    /** Opens a lab and looks at the step that breaks a rule. */
    private void open(Lab lab) {
        var _ = labs.open(lab).thenAccept(problem -> Platform.runLater(() -> {
            complaint.setText(problem.orElse(""));
            if (problem.isEmpty()) {
                lookAtBroken();
            }
        }));
    }

    private static List<Act> broken(Frame frame) {
        return frame.history().path().stream().filter(BrokenRule::by).toList();
    }

    private void lookAtBroken() {
        broken(session.frame()).stream().findFirst().ifPresent(act -> BrokenRule.first(act).show(session, desk));
    }

    private void mark(Frame frame) {
        List<Finding> findings = broken(frame).stream().flatMap(act -> act.run().findings().stream()).distinct().toList();
        broken.setText(sentences.checks(findings, MOST_TOLD));
        look.setVisible(!findings.isEmpty());
        if (!findings.isEmpty()) {
            String count = texts.get("checker.look", findings.stream().map(Finding::rule).distinct().count());
            String first = sentences.check(findings.getFirst());
            look.setText(count);
            look.setTooltip(new Tooltip(first + "\n" + texts.get("checker.look.tip")));
            look.setAccessibleText(texts.get("checker.read", count, first));
        }
    }

    @Override
    public Seat seat() {
        return new Seat("check", Place.LOWER, 6);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void sitAt(Desk window) {
        desk = Optional.of(window);
    }

    @Override
    public List<Node> tail() {
        return List.of(look);
    }

    @Override
    public void focus() {
        topics.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::mark);
    }
}
