package volscope.app.view.map;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import volscope.app.view.PixelPane;
import volscope.app.session.Frame;
import volscope.app.session.Ghost;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Place;
import volscope.model.machine.ExceptionRun;

/** The chunk map. */
public final class MapView implements Panel {
    private final Frames frames;
    private final Session session;
    private final MapBar bar;
    private final MapSurface surface;
    private final Node empty;
    private final StackPane stage = new StackPane();
    private final VBox box;
    private Optional<MapContent> content = Optional.empty();
    private Optional<MapContent> ghost = Optional.empty();
    private double dragged;

    @Inject
    MapView(Frames frames, Session session, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        bar = new MapBar(texts, amounts, this::zoomIn, this::zoomOut);
        surface = new MapSurface(texts, amounts);
        empty = MarkedText.flow(texts.get("map.empty"), "muted", "map-empty");
        VBox.setVgrow(stage, Priority.ALWAYS);
        box = new VBox(bar, stage);
        box.setId(name());
        box.getStyleClass().add("map");
        stage.getChildren().setAll(empty);
        surface.onResized(view -> show(old -> view));
        MapKeys keys = new MapKeys(this);
        surface.setOnKeyPressed(keys::press);
        surface.lanes().forEach(this::listen);
        surface.strip().setOnMousePressed(this::jump);
        surface.strip().setOnMouseDragged(this::jump);
    }

    private void listen(PixelPane lane) {
        lane.setOnMousePressed(event -> {
            surface.requestFocus();
            dragged = event.getY();
        });
        lane.setOnMouseDragged(event -> content.ifPresent(shown -> {
            int pitch = shown.view().grid().pitch();
            long rows = Math.round((dragged - event.getY()) / pitch);
            if (rows != 0) {
                dragged -= rows * pitch;
                pan(rows);
            }
        }));
        lane.setOnMouseClicked(event -> {
            if (event.isStillSincePress()) {
                chunkAt(event.getX(), event.getY()).ifPresent(this::select);
            }
        });
        lane.setOnScroll(this::scroll);
    }

    private void scroll(ScrollEvent event) {
        chunkAt(event.getX(), event.getY()).ifPresent(chunk -> show(view -> view
                .zoomed(event.getDeltaY() > 0 ? view.grid().zoom().in() : out(view), chunk)));
        event.consume();
    }

    private void jump(MouseEvent event) {
        double share = event.getY() / Math.max(1, surface.strip().getHeight());
        show(view -> Viewport.around(Math.clamp((long) (share * view.chunks()), 0, view.chunks() - 1), view.grid(), view.chunks()));
    }

    private Optional<Long> chunkAt(double x, double y) {
        return content.map(shown -> shown.view().at(x, y)).filter(chunk -> chunk >= 0);
    }

    private void select(long chunk) {
        content.ifPresent(shown -> session.select(new Selection.Chunk(shown.subject().device(), chunk)));
    }

    /** Smaller, but not smaller than all in view. */
    private static Zoom out(Viewport view) {
        return view.grid().capacity() >= view.chunks() ? view.grid().zoom() : view.grid().zoom().out();
    }

    void zoomIn() {
        show(view -> view.zoomed(view.grid().zoom().in(), anchor(view)));
    }

    void zoomOut() {
        show(view -> view.zoomed(out(view), anchor(view)));
    }

    void zoomToAll() {
        show(view -> view.zoomed(Zoom.fitting(view.chunks(), view.grid().width(), view.grid().height()), 0));
    }

    void zoomToOne() {
        show(view -> view.zoomed(Zoom.USUAL, anchor(view)));
    }

    private long anchor(Viewport view) {
        return content.flatMap(MapContent::chosen).filter(view::shows).orElse(view.first());
    }

    void pan(long rows) {
        show(view -> view.moved(rows));
    }

    long pageRows() {
        return content.map(shown -> Math.max(1L, shown.view().grid().rows() - 1)).orElse(1L);
    }

    void step(long chunks) {
        content.ifPresent(shown -> select(Math.clamp(shown.chosen().map(chunk -> chunk + chunks).orElse(shown.view().first()), 0,
                shown.subject().chunks() - 1)));
    }

    void stepRows(long rows) {
        content.ifPresent(shown -> step(rows * shown.view().grid().columns()));
    }

    void nextHeld() {
        content.ifPresent(shown -> shown.revision()
                .exceptions(shown.subject().device(), shown.chosen().map(chunk -> chunk + 1).orElse(0L), shown.subject().chunks()).stream()
                .findFirst().map(ExceptionRun::chunk).ifPresent(this::select));
    }

    void previousHeld() {
        content.ifPresent(shown -> {
            List<ExceptionRun> before = shown.revision().exceptions(shown.subject().device(), 0,
                    shown.chosen().orElse(shown.subject().chunks()));
            if (!before.isEmpty()) {
                select(before.getLast().end() - 1);
            }
        });
    }

    private void show(UnaryOperator<Viewport> change) {
        content = content.map(shown -> shown.at(change.apply(shown.view())));
        ghost = ghost.map(shown -> shown.at(change.apply(shown.view())));
        ghost.or(() -> content).ifPresent(this::draw);
    }

    private void show(Frame frame) {
        Optional<Subject> subject = Subject.of(frame, content.map(MapContent::subject));
        content = subject.map(found -> content(frame, found));
        ghost = Subject.coming(frame).flatMap(coming -> frame.ghost().map(foreseen -> ghost(frame, coming, foreseen)));
        ghost.or(() -> content).ifPresentOrElse(this::draw, () -> {
            stage.getChildren().setAll(empty);
            bar.clear();
        });
    }

    private MapContent ghost(Frame frame, Subject coming, Ghost foreseen) {
        Viewport view = content.map(MapContent::view).filter(old -> old.chunks() == coming.chunks()).orElseGet(() -> first(frame, coming));
        return new MapContent(coming, view, foreseen.revision(), Optional.empty(), MapContent.Standing.GHOST);
    }

    private MapContent content(Frame frame, Subject subject) {
        Optional<Long> chosen = MapContent.chosen(frame, subject);
        Optional<MapContent> before = content.filter(old -> old.subject().device().equals(subject.device())
                && old.subject().chunks() == subject.chunks());
        Viewport view = before.map(MapContent::view).orElseGet(() -> first(frame, subject));
        boolean moved = !chosen.equals(before.flatMap(MapContent::chosen));
        return new MapContent(subject, moved ? chosen.map(view::showing).orElse(view) : view, frame.revision(), chosen,
                MapContent.Standing.REAL);
    }

    /** All of it where it fits, else the place of the first copy. */
    private Viewport first(Frame frame, Subject subject) {
        Grid usual = surface.grid(Zoom.USUAL);
        if (usual.capacity() >= subject.chunks()) {
            return Viewport.around(0, surface.grid(Zoom.fitting(subject.chunks(), usual.width(), usual.height())), subject.chunks());
        }
        long held = frame.revision().exceptions(subject.device(), 0, subject.chunks()).stream().findFirst().map(ExceptionRun::chunk)
                .orElse(0L);
        return Viewport.around(0, usual, subject.chunks()).showing(held);
    }

    private void draw(MapContent next) {
        if (!stage.getChildren().contains(surface)) {
            stage.getChildren().setAll(surface);
        }
        bar.show(next);
        surface.show(next);
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public Place place() {
        return Place.CENTER;
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
    public void focus() {
        surface.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    @Override
    public boolean answers(Frame frame) {
        return frame.explanation().isEmpty()
                && (frame.selection() instanceof Selection.Volume || frame.selection() instanceof Selection.Chunk);
    }
}
