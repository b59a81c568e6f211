package volscope.app.view.timeline;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Bookmarks;
import volscope.app.session.Bookmarks.Bookmark;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.Clip;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.Panel;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.timeline.Happenings.Kind;
import volscope.model.machine.RevisionId;

/** The timeline. */
public final class TimelineView implements Panel {
    private static final int PAGES = 20;

    private final Frames frames;
    private final Session session;
    private final Bookmarks bookmarks;
    private final Texts texts;
    private final Happenings happenings;
    private final Playback playback;
    private final TimelineHead head;
    private final LanesPane lanes;
    private final VBox box;
    private Optional<Desk> desk = Optional.empty();
    private Track track;
    private long moment;

    @Inject
    TimelineView(Frames frames, Session session, Bookmarks bookmarks, Texts texts, Sentences sentences, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.bookmarks = bookmarks;
        this.texts = texts;
        track = Track.of(frames.shown().history());
        happenings = new Happenings();
        playback = new Playback(() -> moment, () -> track.end(), this::lookAt);
        lanes = new LanesPane(texts, happenings, new LanesPane.Scene(track, 0, List.of(), List.of(), List.of()), this::lookAt, this::go,
                new Beads(texts, sentences, happenings, this::go, broken -> broken.show(session, desk)));
        lanes.setOnContextMenuRequested(event -> {
            ask(lanes.moment(event.getX()), event);
            event.consume();
        });
        VBox.setVgrow(lanes, Priority.ALWAYS);
        head = new TimelineHead(texts, amounts, this::lookAt, playback::setSpeed, this::bookmark, this::go, session::lookAtNow,
                session::keep);
        Button play = head.play();
        play.setOnAction(event -> playback.toggle());
        playback.playingProperty().addListener((property, before, now) -> play.setGraphic(Icons.of(now ? Feather.PAUSE : Feather.PLAY)));
        box = new VBox(head, lanes);
        box.setId(name());
        box.getStyleClass().add("timeline-view");
        box.setFocusTraversable(true);
        box.setAccessibleText(texts.get("panel.timeline"));
        box.setOnKeyPressed(this::press);
        box.setOnContextMenuRequested(event -> ask(moment, event));
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> lookAt(event.isShiftDown() ? before() : event.isShortcutDown() ? flag(-1) : moment - 1);
            case RIGHT -> lookAt(event.isShiftDown() ? after() : event.isShortcutDown() ? flag(1) : moment + 1);
            case PAGE_UP -> lookAt(moment - page());
            case PAGE_DOWN -> lookAt(moment + page());
            case P -> lookAt(flag(-1));
            case N -> lookAt(flag(1));
            case UP -> branch(-1);
            case DOWN -> branch(1);
            case PLUS, EQUALS, ADD -> head.faster(1);
            case MINUS, SUBTRACT -> head.faster(-1);
            case ENTER -> desk.ifPresent(window -> window.open("events"));
            case C -> Clip.put("t=" + moment);
            case HOME -> lookAt(0);
            case END -> lookAt(track.end());
            case SPACE -> playback.toggle();
            case B -> bookmark();
            case ESCAPE -> session.lookAtNow();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A part of the branch that is worth a leap. */
    private long page() {
        return Math.max(1, track.end() / PAGES);
    }

    /** Goes to the end of the next branch beside, or of the one before, all in a row. */
    private void branch(int direction) {
        List<SideBranch> beside = SideBranch.beside(frames.shown().history(), track);
        if (!beside.isEmpty()) {
            go(beside.get(direction > 0 ? 0 : beside.size() - 1).end());
        }
    }

    /** The beginning of the command that the moment is in, or of the one before. */
    private long before() {
        return track.legs().stream().mapToLong(Track.Leg::after).filter(at -> at < moment).max().orElse(0);
    }

    private long after() {
        return track.legs().stream().mapToLong(Track.Leg::end).filter(at -> at > moment).min().orElse(track.end());
    }

    /** The next bookmark or problem. */
    private long flag(int direction) {
        TreeSet<Long> flags = new TreeSet<>(happenings.moments(track, Kind.PROBLEMS));
        here().forEach(bookmark -> track.moment(bookmark.at()).ifPresent(flags::add));
        Long found = direction > 0 ? flags.higher(moment) : flags.lower(moment);
        return found == null ? moment : found;
    }

    private List<Bookmark> here() {
        return bookmarks.all().stream().filter(bookmark -> track.moment(bookmark.at()).isPresent()).toList();
    }

    private void lookAt(long at) {
        moment = Math.clamp(at, track.oldest(), track.end());
        session.look(track.at(moment));
    }

    /** Looks at a moment, wherever it lies. */
    private void go(RevisionId revision) {
        session.look(revision);
    }

    private void bookmark() {
        RevisionId at = frames.shown().revision().id();
        if (bookmarks.of(at).isPresent()) {
            bookmarks.remove(at);
        } else {
            bookmarks.put(at, texts.get("timeline.bookmark.name", moment));
        }
    }

    private void ask(long at, ContextMenuEvent event) {
        ContextMenu menu = new ContextMenu(item("timeline.menu.look", at, () -> lookAt(at)), item("timeline.menu.bookmark", at, () -> {
            lookAt(at);
            bookmarks.put(track.at(at), texts.get("timeline.bookmark.name", at));
        }), item("timeline.menu.copy", at, () -> Clip.put("t=" + at)));
        menu.show(lanes, event.getScreenX(), event.getScreenY());
    }

    private MenuItem item(String key, long at, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key, at));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void show(Frame frame) {
        track = SideBranch.through(frame.history(), frame.revision().id());
        moment = track.moment(frame.revision().id()).orElse(track.end());
        List<SideBranch> beside = SideBranch.beside(frame.history(), track);
        List<Bookmark> marked = here();
        head.show(frame, track, moment, beside);
        lanes.show(new LanesPane.Scene(track, moment, LanesPane.lanes(track, happenings, beside.size(), marked.size()),
                beside, new ArrayList<>(marked)));
    }

    @Override
    public Seat seat() {
        return new Seat("timeline", Place.TIMELINE, 1);
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
    public Subscription attach() {
        Subscription shown = frames.follow(this::show);
        Subscription marked = bookmarks.listen(() -> javafx.application.Platform.runLater(() -> show(frames.shown())));
        return () -> {
            shown.close();
            marked.close();
            playback.pause();
        };
    }
}
