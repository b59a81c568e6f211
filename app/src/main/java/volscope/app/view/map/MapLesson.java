package volscope.app.view.map;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import volscope.app.session.Frame;
import volscope.app.session.Prediction;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.view.Frames;

/** The map in a lesson: it begins with all chunks in view, and while a prediction is asked for a click or Space marks chunks. */
final class MapLesson {
    private static final String TAKES_SPACE = "takes-space";

    private final MapView view;
    private final MapSurface surface;
    private final Frames frames;
    private final Session session;
    private int turn;

    MapLesson(MapView view, MapSurface surface, Frames frames, Session session) {
        this.view = view;
        this.surface = surface;
        this.frames = frames;
        this.session = session;
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        for (Side side : Side.values()) {
            surface.lane(side).addEventHandler(MouseEvent.MOUSE_CLICKED, event -> clicked(event, side));
        }
    }

    /** Shows what a frame asks for; after the map has drawn it. */
    void show(Frame frame) {
        if (frame.learning().turn() != turn) {
            turn = frame.learning().turn();
            // After the layout that comes with a lesson.
            Platform.runLater(() -> Platform.runLater(view::zoomToAll));
        }
        boolean asked = open(frame).isPresent();
        surface.getStyleClass().remove(TAKES_SPACE);
        if (asked) {
            surface.getStyleClass().add(TAKES_SPACE);
        }
    }

    private static Optional<Prediction> open(Frame frame) {
        return frame.prediction().filter(prediction -> prediction.state() == Prediction.State.OPEN);
    }

    private void clicked(MouseEvent event, Side side) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && !event.isShortcutDown() && isAskedFor(side)) {
            view.chunkAt(event.getX(), event.getY()).ifPresent(session::toggleMark);
        }
    }

    private boolean isAskedFor(Side side) {
        Frame frame = frames.shown();
        return open(frame).flatMap(prediction -> prediction.path(frame.facts())).map(path -> frame.facts().groups().stream()
                .flatMap(group -> group.volumes().stream()).anyMatch(volume -> volume.path().equals(path) && volume.origin().isPresent())
                        ? Side.SNAPSHOT
                        : Side.ORIGIN)
                .filter(side::equals).isPresent();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && frames.shown().selection() instanceof Selection.Chunk chunk
                && open(frames.shown()).isPresent()) {
            session.toggleMark(chunk.chunk());
            event.consume();
        }
    }
}
