package volscope.app.view.bytes;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.ChunkSearch;
import volscope.app.view.Frames;
import volscope.app.view.GoTo;
import volscope.app.view.MarkedText;
import volscope.app.view.NextStep;
import volscope.app.view.Panel;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.TsvTable;

/** The bytes of what is selected. */
public final class BytesView implements Panel, BytesBar.Asked {
    private final Frames frames;
    private final Session session;
    private final Texts texts;
    private final Amounts amounts;
    private final Sheets maker;
    private final HexGrid grid;
    private final Strip strip;
    private final BytesBar bar;
    private final BytesFoot foot;
    private final FieldTable fields;
    private final BytesTable twins;
    private final Typing typing = new Typing();
    private final StackPane middle = new StackPane();
    private final HBox body = new HBox();
    private final VBox box = new VBox();
    private final NextStep empty;
    private List<Sheet> sheets = List.of();
    private Sheet.Kind kind = Sheet.Kind.CHUNKS;
    private Optional<String> device = Optional.empty();
    private Optional<String> line = Optional.empty();
    private Optional<Find> search = Optional.empty();
    private Selection followed = new Selection.None();
    private TsvTable<BytesTable.Row> twin;
    private boolean asTable;

    @Inject
    BytesView(Frames frames, Session session, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
        maker = new Sheets(texts);
        bar = new BytesBar(texts, this);
        foot = new BytesFoot(texts, amounts);
        grid = new HexGrid(texts.get("bytes.name"), this::moved);
        strip = new Strip(texts.get("bytes.strip"), share -> shown().ifPresent(sheet -> grid.scrollTo((long) (share * sheet.bytes()))));
        fields = new FieldTable(texts, field -> grid.jump(field.offset()), grid::light);
        twins = new BytesTable(texts, offset -> grid.go(offset, grid.column()));
        twin = new TsvTable<>(texts.get("bytes.table.name"));
        empty = new NextStep(session, texts, "bytes.empty");
        grid.setOnKeyPressed(this::press);
        grid.setOnKeyTyped(this::type);
        middle.getChildren().setAll(grid);
        middle.setMinSize(0, 0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        box.setId(name());
        box.getStyleClass().add("bytes-view");
    }

    private Optional<Sheet> shown() {
        return sheets.stream().filter(sheet -> sheet.kind() == kind).findFirst().or(() -> sheets.stream().findFirst());
    }

    private void show(Frame frame) {
        sheets = maker.of(frame, device);
        if (sheets.isEmpty()) {
            box.getChildren().setAll(empty.from(frame.facts()));
            return;
        }
        Sheet sheet = shown().orElseThrow();
        device = sheet.snapshot().or(() -> device);
        bar.show(sheets, sheet, asTable);
        grid.show(sheet);
        boolean named = sheet.fields() != Sheet.FieldNames.NONE;
        body.getChildren().setAll(named ? List.of(middle, strip, fields.node()) : List.of(middle, strip));
        if (!box.getChildren().contains(body)) {
            box.getChildren().setAll(bar, body, foot);
        }
        follow(frame, sheet);
        moved();
    }

    /** Goes to the chunk that was selected, if it is another one than before. */
    private void follow(Frame frame, Sheet sheet) {
        if (frame.selection().equals(followed)) {
            return;
        }
        followed = frame.selection();
        if (followed instanceof Selection.Chunk(String snapshot, long chunk) && sheet.snapshot().filter(snapshot::equals).isPresent()
                && grid.cursor() / sheet.unit() != chunk) {
            grid.jump(chunk * sheet.unit());
        }
    }

    private void moved() {
        shown().ifPresent(sheet -> {
            Frame frame = frames.shown();
            foot.show(frame, grid, line, typing.soFar());
            double all = Math.max(1, sheet.bytes());
            strip.show(frame, sheet, grid.first() / all, (grid.first() + grid.inView()) / all);
            if (sheet.fields() != Sheet.FieldNames.NONE) {
                Optional<Field> field = grid.field();
                fields.show(sheet, grid.first(), grid.first() + grid.inView(), field);
                grid.light(field);
            }
            if (asTable) {
                twin = twins.of(sheet, frame.revision().id(), grid.cursor(), twin);
                middle.getChildren().setAll(twin);
            }
            select(frame, sheet);
        });
    }

    private void select(Frame frame, Sheet sheet) {
        boolean keys = grid.isFocused() || asTable && twin.isFocused();
        sheet.snapshot().filter(snapshot -> keys).ifPresent(snapshot -> {
            Selection chunk = new Selection.Chunk(snapshot, grid.cursor() / sheet.unit());
            if (!chunk.equals(frame.selection())) {
                followed = chunk;
                session.select(chunk);
            }
        });
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            bar.askWhatToFind();
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown() || !act(event.getCode())) {
            return;
        }
        event.consume();
    }

    private boolean act(KeyCode code) {
        long row = grid.perRow();
        switch (code) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case UP -> step(-row);
            case DOWN -> step(row);
            case PAGE_UP -> step(-grid.inView());
            case PAGE_DOWN -> step(grid.inView());
            case HOME -> grid.go(0, grid.column());
            case END -> shown().ifPresent(sheet -> grid.go(sheet.bytes() - 1, grid.column()));
            case G -> bar.askForPlace();
            case PERIOD -> exception(1);
            case COMMA -> exception(-1);
            case ENTER -> line.ifPresent(this::run);
            case BACK_SPACE -> compose(Optional.empty());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(long bytes) {
        typing.forget();
        line = Optional.empty();
        grid.go(grid.cursor() + bytes, grid.column());
    }

    /** Goes to the next chunk that the store holds, or to the one before. */
    private void exception(int direction) {
        shown().ifPresent(sheet -> sheet.snapshot().ifPresent(snapshot -> {
            ChunkSearch held = new ChunkSearch(frames.shown().revision(), snapshot, sheet.units());
            long chunk = grid.cursor() / sheet.unit();
            OptionalLong found = direction > 0 ? held.next(chunk + 1) : held.previous(chunk);
            found.ifPresent(there -> grid.jump(there * sheet.unit()));
        }));
    }

    private void type(KeyEvent event) {
        String typed = event.getCharacter();
        boolean digit = typed.length() == 1 && Character.digit(typed.charAt(0), 16) >= 0 && !event.isShortcutDown() && !event.isAltDown();
        if (digit) {
            shown().flatMap(sheet -> sheet.columns().get(grid.column()).node()).ifPresent(node -> {
                compose(typing.take(typed.charAt(0)).map(value -> Typing.line(node, grid.cursor(), value)));
                event.consume();
            });
        }
    }

    private void compose(Optional<String> composed) {
        if (composed.isEmpty() && line.isPresent()) {
            typing.forget();
        }
        line = composed;
        moved();
    }

    private void run(String composed) {
        line = Optional.empty();
        var _ = session.run(composed, Act.Source.POINTED);
    }

    @Override
    public void choose(Sheet.Kind next) {
        kind = next;
        show(frames.shown());
        grid.requestFocus();
    }

    @Override
    public boolean go(String place) {
        OptionalLong offset = shown().map(sheet -> GoTo.offset(place, sheet.bytes(), sheet.unit())).orElse(OptionalLong.empty());
        if (offset.isPresent()) {
            grid.requestFocus();
            grid.jump(offset.getAsLong());
        }
        return offset.isPresent();
    }

    @Override
    public void find(String what) {
        stop();
        search = shown().flatMap(sheet -> Find.of(sheet, grid.column(), what));
        search.ifPresent(find -> {
            long from = grid.cursor() + 1;
            CompletableFuture.supplyAsync(() -> find.next(from, done -> Platform.runLater(() -> tell(find, done))))
                    .thenAccept(found -> Platform.runLater(() -> ended(find, found)));
        });
    }

    private void tell(Find find, long done) {
        if (search.filter(now -> now == find).isPresent()) {
            bar.tell(Optional.of(texts.get("bytes.find.progress", amounts.bytes(done))));
        }
    }

    private void ended(Find find, OptionalLong found) {
        if (search.filter(now -> now == find).isPresent()) {
            search = Optional.empty();
            bar.tell(found.isPresent() ? Optional.empty() : Optional.of(texts.get("bytes.find.none")));
            found.ifPresent(offset -> {
                grid.requestFocus();
                grid.jump(offset);
            });
        }
    }

    @Override
    public void stop() {
        search.ifPresent(Find::stop);
        search = Optional.empty();
        bar.tell(Optional.empty());
    }

    @Override
    public void leave() {
        grid.requestFocus();
    }

    @Override
    public void swapTable() {
        asTable = !asTable;
        middle.getChildren().setAll(asTable ? twin : grid);
        show(frames.shown());
        focus();
    }

    @Override
    public Seat seat() {
        return new Seat("bytes", Place.CENTER, 3);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        (asTable ? twin : grid).requestFocus();
    }

    @Override
    public boolean answers(Frame frame) {
        return frame.explanation().isEmpty() && (frame.selection() instanceof Selection.Volume
                || frame.selection() instanceof Selection.Chunk || frame.selection() instanceof Selection.Disk);
    }

    @Override
    public Subscription attach() {
        return frames.follow(box, this::show);
    }
}
