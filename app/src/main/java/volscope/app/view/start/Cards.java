package volscope.app.view.start;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.BadInput;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lab.Recent;
import volscope.app.lab.Sandbox;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.MachineFactory;

/** Makes the cards of the start screen. Labs are looked at in the background, each on a machine of its own. */
final class Cards {
    private final Labs labs;
    private final MachineFactory machines;
    private final Executor background;
    private final Texts texts;
    private final Amounts amounts;

    Cards(Labs labs, MachineFactory machines, Executor background, Texts texts, Amounts amounts) {
        this.labs = labs;
        this.machines = machines;
        this.background = background;
        this.texts = texts;
        this.amounts = amounts;
    }

    private CompletableFuture<Optional<Look>> look(Lab lab) {
        return CompletableFuture.supplyAsync(() -> Look.at(machines, lab), background);
    }

    Button sandbox(Sandbox sandbox, Runnable open) {
        LabPicture picture = new LabPicture();
        var count = Parts.label("", "mono", "muted");
        String name = texts.get("sandbox." + sandbox.key());
        FlowPane title = new FlowPane(8, 2, Parts.label(name, "strong"), count);
        VBox words = new VBox(picture, title, Parts.wrapping(texts.get("sandbox." + sandbox.key() + ".words"), "small", "muted"));
        words.getStyleClass().add("card-words");
        Button card = card("sandbox-" + sandbox.key(), words, name, open);
        var _ = look(sandbox.lab()).thenAccept(look -> Platform.runLater(() -> {
            picture.show(look);
            look.flatMap(Look::snapshot).ifPresent(taken -> {
                count.setText(chunks(taken.info().originChunks()));
                card.setAccessibleText(texts.get("sandbox.read", name, taken.info().originChunks()));
            });
        }));
        return card;
    }

    private String chunks(long count) {
        long millions = Math.round(count / 1e6);
        return millions > 1 ? texts.get("start.millions", millions) : texts.get("start.chunks", amounts.count(count));
    }

    Button lesson(Course.Lesson lesson, Runnable begin) {
        var note = Parts.label(lesson.note(), "small", style(lesson.standing()));
        if (lesson.standing() == Course.Standing.DONE) {
            note.setGraphic(Icons.small(Feather.CHECK));
        }
        var title = Parts.wrapping(lesson.title(), lesson.standing() == Course.Standing.BEGUN ? "strong" : "plain");
        VBox words = new VBox(Parts.row("line", Parts.label(lesson.number(), "mono", "muted"), Parts.spring(), note), title);
        words.getStyleClass().add("card-words");
        Button card = card("lesson-" + lesson.id(), words, texts.get("start.lesson.read", lesson.number(), lesson.title(), lesson.note()),
                begin);
        if (lesson.standing() == Course.Standing.BEGUN) {
            card.getStyleClass().add("begun");
        }
        return card;
    }

    private static String style(Course.Standing standing) {
        return switch (standing) {
            case NEW -> "muted";
            case BEGUN -> "accent-text";
            case DONE -> "ok-text";
        };
    }

    private static Button card(String id, VBox content, String name, Runnable action) {
        Button card = new CardButton(content);
        card.setId(id);
        card.setAccessibleText(name);
        card.setOnAction(event -> action.run());
        return card;
    }

    /** The card of the file that was open last. */
    Node resume(Recent recent, String ago, Runnable open) {
        LabPicture picture = new LabPicture();
        VBox sky = new VBox(picture);
        sky.getStyleClass().add("resume-picture");
        Button button = new Button(texts.get("start.continue"), Icons.of(Feather.PLAY));
        button.setId("start-continue");
        button.getStyleClass().add("main");
        button.setDefaultButton(true);
        button.setOnAction(event -> open.run());
        HBox state = Parts.row("tree-fill", Parts.label(texts.get("start.looking"), "small", "muted"));
        VBox words = new VBox(Parts.row("line", Parts.label(recent.name(), "strong"), Parts.spring(), Parts.label(ago, "small", "muted")),
                state, button);
        words.getStyleClass().add("resume-words");
        VBox card = new VBox(sky, words);
        card.getStyleClass().add("resume");
        try {
            var _ = look(labs.read(recent.file())).thenAccept(look -> Platform.runLater(() -> {
                picture.show(look);
                state.getChildren().setAll(look.map(this::state).orElseGet(() -> new Node[]{}));
            }));
        } catch (BadInput bad) {
            state.getChildren().setAll(Parts.label(bad.sentence(), "small", "muted"));
            button.setDisable(true);
        }
        return card;
    }

    private Node[] state(Look look) {
        var end = Parts.label(texts.get("start.stopped", look.steps()), "small", "muted");
        if (look.volume().isEmpty()) {
            return new Node[]{end};
        }
        var volume = look.volume().orElseThrow();
        String name = volume.name() + " " + amounts.bytes(volume.bytes());
        if (look.snapshot().isEmpty()) {
            return new Node[]{Parts.label(name, "small", "muted"), end};
        }
        var taken = look.snapshot().orElseThrow();
        ProgressBar bar = new ProgressBar((double) taken.info().allocatedSectors() / Math.max(1, taken.info().totalSectors()));
        bar.getStyleClass().add("fill-progress");
        String percent = amounts.percent(taken.info().allocatedSectors(), taken.info().totalSectors());
        bar.setAccessibleText(taken.volume().name() + " " + percent);
        bar.setFocusTraversable(false);
        return new Node[]{Parts.label(name + ", " + taken.volume().name(), "small", "muted"), bar, Parts.label(percent, "mono"), end};
    }

    /** The row of a file that was open before. */
    static Button recent(int key, Recent recent, String ago, Runnable open) {
        HBox words = Parts.row("recent-words", Parts.chip(String.valueOf(key), "key"), Parts.label(recent.name()),
                Parts.label(String.valueOf(recent.file().getParent()), "small", "muted"), Parts.spring(),
                Parts.label(ago, "small", "muted"));
        Button row = new Button();
        row.setId("recent-" + key);
        row.getStyleClass().setAll("recent-row");
        row.setGraphic(words);
        row.setAccessibleText(recent.name() + ", " + ago);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(event -> open.run());
        words.prefWidthProperty().bind(row.widthProperty().subtract(8));
        return row;
    }
}
