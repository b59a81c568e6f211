package volscope.app.view.timeline;

import jakarta.inject.Inject;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;

/** The timeline. */
public final class TimelineView implements Panel {
    private static final double HEIGHT = 112;

    private final Frames frames;
    private final Session session;
    private final Texts texts;
    private final Amounts amounts;
    private final Playback playback;
    private final LanesPane lanes;
    private final Label time = Parts.label("", "mono");
    private final Label of = Parts.label("", "sub");
    private final Label where = Parts.chip("", "accent");
    private final Label kept = Parts.label("", "sub");
    private final Label branches = Parts.label("", "small");
    private final Button play;
    private final VBox box;
    private Track track;
    private long moment;

    @Inject
    TimelineView(Frames frames, Session session, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
        track = Track.of(frames.shown().history());
        playback = new Playback(() -> moment, () -> track.end(), this::lookAt);
        lanes = new LanesPane(texts, new Happenings(session::revision), track, this::lookAt);
        VBox.setVgrow(lanes, Priority.ALWAYS);
        play = button("play", Feather.PLAY, "timeline.play", playback::toggle);
        playback.playingProperty().addListener((property, before, now) -> play.setGraphic(Icons.of(now ? Feather.PAUSE : Feather.PLAY)));
        branches.setGraphic(Icons.small(Feather.GIT_BRANCH));
        box = new VBox(head(), lanes);
        box.setId(name());
        box.getStyleClass().add("timeline-view");
        box.setMinHeight(HEIGHT);
        box.setPrefHeight(HEIGHT);
        box.setFocusTraversable(true);
        box.setAccessibleText(texts.get("panel.timeline"));
        box.setOnKeyPressed(this::press);
    }

    private Node head() {
        HBox head = Parts.row("timeline-head", button("first", Feather.REWIND, "timeline.first", () -> lookAt(0)),
                button("back", Feather.SKIP_BACK, "timeline.back", () -> lookAt(moment - 1)), play,
                button("forward", Feather.SKIP_FORWARD, "timeline.forward", () -> lookAt(moment + 1)),
                button("last", Feather.FAST_FORWARD, "timeline.last", () -> lookAt(track.end())), speeds(), time, of, where, Parts.spring(),
                kept, branches);
        play.getStyleClass().add("outlined");
        return head;
    }

    private Button button(String id, Feather icon, String key, Runnable action) {
        Button button = Parts.iconButton(icon, texts.get(key));
        button.setId("time-" + id);
        button.getStyleClass().add("compact");
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node speeds() {
        HBox speeds = Parts.row("segments");
        ToggleGroup group = new ToggleGroup();
        for (Speed speed : Speed.values()) {
            ToggleButton button = new ToggleButton(texts.get("timeline.speed." + speed));
            button.getStyleClass().setAll("segment");
            button.setToggleGroup(group);
            button.setSelected(speed == Speed.NORMAL);
            button.setOnAction(event -> {
                button.setSelected(true);
                playback.setSpeed(speed.factor);
            });
            speeds.getChildren().add(button);
        }
        return speeds;
    }

    /** The speeds there are. */
    private enum Speed {
        SLOW(0.25), NORMAL(1), FAST(4), MOST(Double.POSITIVE_INFINITY);

        private final double factor;

        Speed(double factor) {
            this.factor = factor;
        }
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> lookAt(event.isShiftDown() ? before() : moment - 1);
            case RIGHT -> lookAt(event.isShiftDown() ? after() : moment + 1);
            case HOME -> lookAt(0);
            case END -> lookAt(track.end());
            case SPACE -> playback.toggle();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The beginning of the command that the moment is in, or of the one before. */
    private long before() {
        return track.legs().stream().mapToLong(Track.Leg::after).filter(at -> at < moment).max().orElse(0);
    }

    private long after() {
        return track.legs().stream().mapToLong(Track.Leg::end).filter(at -> at > moment).min().orElse(track.end());
    }

    private void lookAt(long at) {
        moment = Math.clamp(at, 0L, track.end());
        session.look(track.at(moment));
    }

    private void show(Frame frame) {
        track = Track.of(frame.history());
        moment = track.moment(frame.revision().id()).orElse(track.end());
        time.setText("t = " + amounts.count(moment));
        of.setText(texts.get("timeline.of", track.end()));
        where.setText(texts.get(frame.look() == Frame.Look.NOW ? "timeline.now" : "timeline.looking"));
        where.getStyleClass().setAll("label", "chip", frame.look() == Frame.Look.NOW ? "accent" : "warn");
        kept.setText(texts.get("timeline.kept", track.end()));
        branches.setText(texts.get("timeline.branches", frame.history().branches()));
        branches.setVisible(frame.history().branches() > 1);
        branches.setManaged(branches.isVisible());
        lanes.show(track, moment);
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Place place() {
        return Place.TIMELINE;
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }
}
