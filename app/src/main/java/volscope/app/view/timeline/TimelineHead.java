package volscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.machine.RevisionId;

/** Above the lanes: the buttons, the moment, where one looks, the branches. It turns amber while one looks back. */
final class TimelineHead extends HBox {
    private static final PseudoClass LOOKING = PseudoClass.getPseudoClass("looking");

    private final Texts texts;
    private final Amounts amounts;
    private final Consumer<RevisionId> go;
    private final Label time = Parts.label("", "mono");
    private final Label of = Parts.label("", "sub");
    private final Label where = Parts.chip("", "accent");
    private final HBox sentence = Parts.row("look-sentence");
    private final Button now;
    private final KeptMenu kept;
    private final MenuButton branches = new MenuButton();
    private final List<ToggleButton> paces = new ArrayList<>();
    private final Button play;
    private long moment;

    TimelineHead(Texts texts, Amounts amounts, LongConsumer look, DoubleConsumer speed, Runnable bookmark, Consumer<RevisionId> go,
            Runnable lookAtNow, Consumer<OptionalLong> keep) {
        kept = new KeptMenu(texts, keep);
        this.texts = texts;
        this.amounts = amounts;
        this.go = go;
        play = button("play", Feather.PLAY, "timeline.play", () -> {
        });
        play.getStyleClass().add("outlined");
        now = Parts.button(Feather.CORNER_UP_RIGHT, texts.get("timeline.back-to-now"), "small");
        now.setId("time-now");
        now.setOnAction(event -> lookAtNow.run());
        now.setMinWidth(USE_PREF_SIZE);
        branches.setId("time-branches");
        branches.setAccessibleText(texts.get("timeline.lane.BRANCH_1"));
        branches.setGraphic(Icons.small(Feather.GIT_BRANCH));
        branches.getStyleClass().add("quiet-menu");
        branches.setMinWidth(USE_PREF_SIZE);
        Button mark = Parts.button(Feather.BOOKMARK, texts.get("timeline.bookmark"), "quiet", "compact-text");
        mark.setId("time-bookmark");
        mark.setMinWidth(USE_PREF_SIZE);
        mark.setTooltip(new Tooltip(texts.get("timeline.bookmark.tip")));
        mark.setOnAction(event -> bookmark.run());
        sentence.setMinWidth(0);
        getStyleClass().add("timeline-head");
        getChildren().setAll(button("first", Feather.REWIND, "timeline.first", () -> look.accept(0)),
                button("back", Feather.SKIP_BACK, "timeline.back", () -> look.accept(moment - 1)), play,
                button("forward", Feather.SKIP_FORWARD, "timeline.forward", () -> look.accept(moment + 1)),
                button("last", Feather.FAST_FORWARD, "timeline.last", () -> look.accept(Long.MAX_VALUE)), speeds(speed), time, of, where,
                sentence, now, Parts.spring(), kept, branches, mark);
        List.of(time, of, where).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
    }

    Button play() {
        return play;
    }

    private Button button(String id, Feather icon, String key, Runnable action) {
        Button button = Parts.iconButton(icon, texts.get(key));
        button.setId("time-" + id);
        button.getStyleClass().add("compact");
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node speeds(DoubleConsumer choose) {
        HBox speeds = Parts.row("segments");
        speeds.setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Speed speed : Speed.values()) {
            ToggleButton button = new ToggleButton(texts.get("timeline.speed." + speed));
            button.setId("speed-" + speed);
            button.getStyleClass().setAll("segment");
            button.setToggleGroup(group);
            button.setSelected(speed == Speed.NORMAL);
            button.setOnAction(event -> {
                button.setSelected(true);
                choose.accept(speed.factor);
            });
            speeds.getChildren().add(button);
            paces.add(button);
        }
        return speeds;
    }

    /** Chooses the next speed, or the one before. */
    void faster(int by) {
        int chosen = IntStream.range(0, paces.size()).filter(i -> paces.get(i).isSelected()).findFirst().orElse(0);
        paces.get(Math.clamp(chosen + by, 0, paces.size() - 1)).fire();
    }

    /** The speeds there are. */
    private enum Speed {
        SLOW(0.25), NORMAL(1), FAST(4), MOST(Double.POSITIVE_INFINITY);

        private final double factor;

        Speed(double factor) {
            this.factor = factor;
        }
    }

    void show(Frame frame, Track track, long at, List<SideBranch> beside) {
        moment = at;
        boolean looking = frame.look() == Frame.Look.PAST;
        time.setText("t = " + amounts.count(at));
        of.setText(texts.get("timeline.of", track.end()));
        where.setText(texts.get(looking ? "timeline.looking" : "timeline.now"));
        where.getStyleClass().setAll("label", "chip", looking ? "warn" : "accent");
        pseudoClassStateChanged(LOOKING, looking);
        shown(sentence, looking);
        shown(now, looking);
        if (looking && sentence.getChildren().isEmpty()) {
            sentence.getChildren().setAll(MarkedText.flow(texts.get("timeline.looking.sentence")));
        }
        kept.show(frame.history());
        shown(kept, !looking);
        int count = beside.size() + 1;
        branches.setText(texts.get("timeline.branches", count));
        shown(branches, count > 1);
        branches.getItems().setAll(beside.stream().map(this::item).toList());
    }

    private MenuItem item(SideBranch branch) {
        MenuItem item = new MenuItem(
                texts.get("timeline.branch." + branch.standing(), branch.acts().getLast().line(), branch.acts().size()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> go.accept(branch.end()));
        return item;
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
