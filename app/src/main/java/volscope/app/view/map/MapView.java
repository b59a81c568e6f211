package volscope.app.view.map;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import volscope.app.session.Act;
import volscope.app.session.Bookmarks;
import volscope.app.session.Chronicle;
import volscope.app.session.ChunkRecord.Span;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.GoTo;
import volscope.app.view.NextStep;
import volscope.app.view.Panel;
import volscope.app.view.Place;
import volscope.app.view.Seat;

/** The chunk map. */
public final class MapView implements Panel {
    /** Where a menu opens that the keys asked for. */
    private static final double AWAY = 80;

    private final Frames frames;
    private final Session session;
    private final Texts texts;
    private final Amounts amounts;
    private final Bookmarks bookmarks;
    private final Contents contents = new Contents();
    private final MapBar bar;
    private final MapSurface surface;
    private final OneChunkPane single;
    private final MapMenu menu;
    private final MapContents maker;
    private final Places places = new Places();
    private final MapLesson lesson;
    private final NextStep empty;
    private final StackPane stage = new StackPane();
    private final VBox box;
    private @Nullable MapTable table;
    private Optional<MapContent> content = Optional.empty();
    private Optional<MapContent> ghost = Optional.empty();
    private boolean asTable;
    private boolean following = true;
    /** Whether a person moved the view; one that nobody moved is made anew for another size. */
    private boolean moved;

    @Inject
    MapView(Frames frames, Session session, Chronicle chronicle, Bookmarks bookmarks, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
        this.bookmarks = bookmarks;
        bar = new MapBar(texts, amounts, this);
        surface = new MapSurface(texts, amounts, contents);
        single = new OneChunkPane(texts, amounts, contents, this::run);
        menu = new MapMenu(texts, contents, this::run);
        maker = new MapContents(chronicle, surface::grid);
        empty = new NextStep(session, texts, "map.empty");
        VBox.setVgrow(stage, Priority.ALWAYS);
        box = new VBox(bar, stage);
        box.setId(name());
        box.setMinWidth(0);
        box.getStyleClass().add("map");
        stage.getChildren().setAll(empty.from(session.frame().facts()));
        surface.onResized(this::resized);
        surface.setOnKeyPressed(new MapKeys(this)::press);
        new MapMouse(this, surface);
        lesson = new MapLesson(this, surface, frames, session);
    }

    private void run(String line) {
        session.run(line, Act.Source.POINTED);
    }

    Optional<Long> chunkAt(double x, double y) {
        return content.map(shown -> shown.rows().at(x, y)).filter(chunk -> chunk >= 0);
    }

    void choose(Selection selection) {
        session.select(selection);
    }

    void select(long chunk) {
        content.ifPresent(shown -> session.select(new Selection.Chunk(shown.subject().device(), chunk)));
    }

    /** Selects the chunk that a slot holds. */
    void selectSlot(double x, double y) {
        content.ifPresent(shown -> {
            long slot = surface.storeLayout(shown).at(x, y);
            if (slot >= 0 && slot < shown.store().chunks().length && shown.store().chunks()[(int) slot] >= 0) {
                select(shown.store().chunks()[(int) slot]);
            }
        });
        surface.requestFocus();
    }

    void zoomIn() {
        change(view -> view.zoomed(surface.grid(view.grid().zoom().in()), anchor(view)));
    }

    void zoomOut() {
        change(view -> view.zoomed(surface.grid(out(view)), anchor(view)));
    }

    void zoomAt(long chunk, boolean closer) {
        change(view -> view.zoomed(surface.grid(closer ? view.grid().zoom().in() : out(view)), chunk));
    }

    void zoomToAll() {
        visit(view -> Viewport.around(0, surface.grid(Zoom.fitting(view.chunks(), zoom -> surface.grid(zoom))), view.chunks()));
    }

    void zoomToOne() {
        change(view -> view.zoomed(surface.grid(Zoom.USUAL), anchor(view)));
    }

    /** The selected chunks as large as they fit; again, one step closer. */
    void fitSelection() {
        content.ifPresent(shown -> {
            Span wanted = shown.range().or(() -> shown.chosen().map(chunk -> new Span(chunk, chunk + 1)))
                    .orElse(new Span(0, shown.subject().chunks()));
            Zoom fit = Zoom.fitting(wanted.to() - wanted.from(), zoom -> surface.grid(zoom));
            visit(view -> view.zoomed(surface.grid(fit), wanted.from()).showing(wanted.from()));
        });
    }

    /** Smaller, but not smaller than all in view. */
    private static Zoom out(Viewport view) {
        return view.grid().capacity() >= view.chunks() ? view.grid().zoom() : view.grid().zoom().out();
    }

    private long anchor(Viewport view) {
        return content.flatMap(MapContent::chosen).filter(view::shows).orElse(view.first());
    }

    int pitch() {
        return content.map(shown -> shown.view().grid().pitch()).orElse(1);
    }

    /** Moves by rows as they are seen, a fold being one. */
    void pan(long rows) {
        content.ifPresent(shown -> {
            if (!shown.isFolded()) {
                change(view -> view.moved(rows));
            } else if (rows > 0) {
                int row = (int) Math.min(rows, shown.rows().list().size() - 1);
                change(view -> Viewport.around(shown.rows().list().get(row).first(), view.grid(), view.chunks()));
            } else {
                Viewport view = shown.view();
                for (long i = rows; i < 0; i++) {
                    view = Viewport.around(Rows.above(view, shown.folding(), shown.search(), shown.flying()), view.grid(), view.chunks());
                }
                Viewport above = view;
                change(old -> above);
            }
        });
    }

    long pageRows() {
        return content.map(shown -> Math.max(1L, shown.view().grid().rows() - 1)).orElse(1L);
    }

    /** Goes to a share of the volume. */
    void jump(double share) {
        change(view -> Viewport.around(Math.clamp((long) (share * view.chunks()), 0, view.chunks() - 1), view.grid(), view.chunks()));
    }

    void step(long chunks) {
        content.ifPresent(shown -> select(Math.clamp(shown.chosen().map(chunk -> chunk + chunks).orElse(shown.view().first()), 0,
                shown.subject().chunks() - 1)));
    }

    void stepRows(long rows) {
        content.ifPresent(shown -> step(rows * shown.view().grid().columns()));
    }

    void nextHeld() {
        content.ifPresent(shown -> shown.search().next(shown.chosen().map(chunk -> chunk + 1).orElse(0L)).ifPresent(this::select));
    }

    void previousHeld() {
        content.ifPresent(shown -> shown.search().previous(shown.chosen().orElse(shown.subject().chunks())).ifPresent(this::select));
    }

    /** The next chunk, or the one before, whose state is another. */
    void otherState(int direction) {
        content.ifPresent(shown -> new OtherState(shown).from(shown.chosen().orElse(shown.view().first()), direction)
                .ifPresent(this::select));
    }

    void askForPlace() {
        bar.askForPlace();
    }

    /** Goes where a text says; false if it says nothing. */
    boolean goTo(String text) {
        OptionalLong chunk = content.map(shown -> GoTo.chunk(text, shown.subject().chunks(), shown.subject().info().chunkBytes()))
                .orElse(OptionalLong.empty());
        chunk.ifPresent(found -> {
            visit(view -> view.showing(found));
            select(found);
        });
        return chunk.isPresent();
    }

    void bookmark() {
        Frame frame = frames.shown();
        String name = content.flatMap(MapContent::chosen).map(chunk -> texts.get("map.chunk", chunk))
                .orElseGet(() -> texts.get("timeline.bookmark.name", frame.revision().step()));
        bookmarks.put(frame.revision().id(), name);
    }

    void backToPlace() {
        content.flatMap(shown -> places.back(shown.view())).ifPresent(place -> change(view -> place.resized(view.grid().width(),
                view.grid().height())));
    }

    void forwardToPlace() {
        places.forward().ifPresent(place -> change(view -> place.resized(view.grid().width(), view.grid().height())));
    }

    /** Shows what happens where it happens, or leaves the view where it is. */
    void toggleFollowing() {
        following = !following;
    }

    void toggleFolding() {
        content = content.map(shown -> shown.folding(shown.isFolded() ? Rows.Folding.NONE : Rows.Folding.IDENTICAL));
        redraw();
    }

    @Override
    public void swapTable() {
        asTable = !asTable;
        redraw();
        focus();
    }

    /** Sweeps over chunks, to act on them. */
    void sweep(Optional<Span> range) {
        content = content.map(shown -> shown.ranging(range));
        redraw();
    }

    /** Moves the selection and sweeps over what it passes. */
    void extendRange(Runnable move) {
        content.ifPresent(before -> {
            long from = before.range().map(Span::from).or(before::chosen).orElse(before.view().first());
            move.run();
            MapContent.chosen(session.frame(), before.subject())
                    .ifPresent(to -> sweep(Optional.of(new Span(Math.min(from, to), Math.max(from, to) + 1))));
        });
    }

    /** Writes the letter after the one that is there, a line for each range. */
    void write(Side side, List<Span> ranges) {
        content.ifPresent(shown -> session.runLines(MapLines.write(shown, contents, side, ranges), Act.Source.POINTED));
    }

    /** Asks what to do with the swept range, where the chunk is in it, else with the chunk. */
    void ask(Side side, long chunk, Node owner, double x, double y) {
        content.ifPresent(shown -> {
            Span span = shown.range().filter(range -> chunk >= range.from() && chunk < range.to()).orElse(new Span(chunk, chunk + 1));
            ContextMenu open = menu.of(shown, span, this::bookmark, this::askForPlace);
            open.show(owner, x, y);
        });
    }

    void askAboutSelection() {
        content.flatMap(MapContent::chosen).ifPresent(chunk -> {
            Point2D at = surface.localToScreen(AWAY, AWAY);
            ask(Side.ORIGIN, chunk, surface, at.getX(), at.getY());
        });
    }

    private void visit(UnaryOperator<Viewport> move) {
        content.ifPresent(shown -> places.leave(shown.view()));
        change(move);
    }

    private void resized(Viewport view) {
        Viewport next = moved ? view : content.map(shown -> maker.first(frames.shown(), shown)).orElse(view);
        place(old -> next);
    }

    private void change(UnaryOperator<Viewport> move) {
        moved = true;
        place(move);
    }

    private void place(UnaryOperator<Viewport> move) {
        content = content.map(shown -> shown.at(move.apply(shown.view())));
        ghost = ghost.map(shown -> shown.at(move.apply(shown.view())));
        redraw();
    }

    private void redraw() {
        ghost.or(() -> content).ifPresent(this::draw);
    }

    private void show(Frame frame) {
        Optional<String> before = content.map(shown -> shown.subject().device());
        content = maker.content(frame, content, following);
        if (!before.equals(content.map(shown -> shown.subject().device()))) {
            moved = false;
        }
        ghost = maker.ghost(frame, content);
        ghost.or(() -> content).ifPresentOrElse(this::draw, () -> {
            stage.getChildren().setAll(empty.from(session.frame().facts()));
            bar.clear();
        });
        lesson.show(frame);
    }

    private void draw(MapContent next) {
        bar.show(next, asTable);
        if (asTable) {
            MapTable twin = table == null ? new MapTable(texts, amounts, next, this::select) : table;
            table = twin;
            put(twin.node());
            twin.show(next);
        } else if (next.subject().chunks() == 1 && !next.isGhost()) {
            put(single);
            single.show(next);
        } else {
            put(surface);
            surface.show(next);
        }
    }

    private void put(Node node) {
        if (!stage.getChildren().contains(node)) {
            stage.getChildren().setAll(node);
        }
    }

    @Override
    public Seat seat() {
        return new Seat("map", Place.CENTER, 1);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        if (asTable && table != null) {
            table.node().requestFocus();
        } else {
            surface.requestFocus();
        }
    }

    @Override
    public void takeAfter(Panel before) {
        if (before instanceof MapView other && other.moved) {
            asTable = other.asTable;
            other.content.ifPresent(shown -> change(view -> shown.view().resized(view.grid().width(), view.grid().height())));
        }
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    @Override
    public boolean answers(Frame frame) {
        boolean shows = frame.selection() instanceof Selection.Volume || frame.selection() instanceof Selection.Chunk;
        // Before there is a volume it says how to make one, whatever is selected.
        return frame.explanation().isEmpty() && (shows || frame.facts().volumes().findAny().isEmpty());
    }
}
