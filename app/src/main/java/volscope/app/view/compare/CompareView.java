package volscope.app.view.compare;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Bookmarks;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.NextStep;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;
import volscope.model.machine.LogicalVolumeInfo;

/** Two volumes, or a volume at two times, beside each other. */
public final class CompareView implements Panel {
    private final Frames frames;
    private final Session session;
    private final Bookmarks bookmarks;
    private final Texts texts;
    private final Amounts amounts;
    private final SidePicker left;
    private final SidePicker right;
    private final Counters counters;
    private final DifferenceMap map;
    private final TsvTable<Comparison.Range> table;
    private final VBox box = new VBox();
    private final VBox content = new VBox();
    private final NextStep empty;
    private final Pair pair = new Pair();
    private Optional<Comparison> shown = Optional.empty();
    private Object asked = "";
    private Object answered = "";
    private boolean asTable;
    private boolean filling;

    @Inject
    CompareView(Frames frames, Session session, Bookmarks bookmarks, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.bookmarks = bookmarks;
        this.texts = texts;
        this.amounts = amounts;
        left = new SidePicker(texts, "A", this::ask);
        right = new SidePicker(texts, "B", this::ask);
        counters = new Counters(texts, amounts, this::draw);
        map = new DifferenceMap(texts.get("compare.map"), this::choose);
        table = table();
        empty = new NextStep(session, texts, "compare.empty");
        Button swap = Parts.iconButton(Feather.REPEAT, texts.get("compare.swap"));
        swap.setId("compare-swap");
        swap.getStyleClass().add("compact");
        swap.setOnAction(event -> swap());
        FlowPane sides = new FlowPane(left, swap, right);
        sides.getStyleClass().add("compare-sides");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.getStyleClass().add("compare-content");
        content.setMinHeight(0);
        content.getChildren().setAll(sides, counters, map, table);
        box.setId(name());
        box.getStyleClass().add("compare");
    }

    private TsvTable<Comparison.Range> table() {
        TsvTable<Comparison.Range> ranges = new TsvTable<Comparison.Range>(texts.get("compare.table"))
                .column(texts.get("map.table.from"), 100, Align.RIGHT, "mono", range -> amounts.count(range.from()))
                .column(texts.get("map.table.to"), 100, Align.RIGHT, "mono", range -> amounts.count(range.to() - 1))
                .column(texts.get("map.table.chunks"), 76, Align.RIGHT, "mono", range -> amounts.count(range.length()))
                .column(texts.get("compare.what"), 150, Align.LEFT, "plain", this::words)
                .column(texts.get("compare.bytes", "A"), 104, Align.LEFT, "mono", range -> bytes(range, true))
                .column(texts.get("compare.bytes", "B"), 104, Align.LEFT, "mono", range -> bytes(range, false));
        ranges.setId("compare-table");
        ranges.setMinHeight(80);
        ranges.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        ranges.getSelectionModel().selectedItemProperty().addListener((property, before, range) -> {
            if (range != null && !filling) {
                choose(range.from());
            }
        });
        return ranges;
    }

    private String words(Comparison.Range range) {
        return texts.get("compare.kind." + range.kind(), shown.map(found -> found.a().name()).orElse("A"),
                shown.map(found -> found.b().name()).orElse("B"));
    }

    /** The first bytes of a range, of one side. */
    private String bytes(Comparison.Range range, boolean ofLeft) {
        return shown.map(found -> {
            Side side = ofLeft ? found.a() : found.b();
            return side.at().bytes(side.device(), range.from() * found.chunkBytes(), 4)
                    .map(bytes -> java.util.HexFormat.ofDelimiter(" ").formatHex(bytes)).orElse("··");
        }).orElse("");
    }

    private void choose(long chunk) {
        shown.ifPresent(found -> List.of(found.b(), found.a()).stream().filter(side -> side.snapshot().isPresent()).findFirst()
                .ifPresent(side -> session.select(new Selection.Chunk(side.device(),
                        chunk * found.chunkBytes() / side.snapshot().orElseThrow().chunkBytes()))));
    }

    private void show(Frame frame) {
        Facts facts = frame.facts();
        List<LogicalVolumeInfo> all = java.util.stream.Stream.concat(facts.volumes(), facts.merging().stream())
                .filter(volume -> facts.device(volume.device()).isPresent()).toList();
        if (all.isEmpty()) {
            box.getChildren().setAll(empty.from(frame.facts()));
            return;
        }
        List<Moment> moments = Moment.of(frame, bookmarks, texts);
        left.offer(all, moments);
        right.offer(all, moments);
        Optional<Pair.Chosen> selected = pair.take();
        boolean chosen = left.volume().isPresent() && right.volume().isPresent();
        selected.filter(two -> !chosen || !(frame.selection() instanceof Selection.Chunk))
                .or(() -> chosen ? Optional.empty() : usual(facts, all)).ifPresent(two -> {
                    left.choose(two.a(), moments.getFirst());
                    right.choose(two.b(), moments.getFirst());
                });
        if (!box.getChildren().contains(content)) {
            box.getChildren().setAll(content);
        }
        ask();
        draw();
    }

    /** The first snapshot and its origin; without one, the first volume with itself. */
    private static Optional<Pair.Chosen> usual(Facts facts, List<LogicalVolumeInfo> all) {
        return all.stream().filter(volume -> volume.origin().isPresent()).findFirst().or(() -> all.stream().findFirst())
                .flatMap(volume -> Pair.first(facts, volume));
    }

    private void ask() {
        Frame frame = frames.shown();
        Optional<Side> one = left.side(frame, session);
        Optional<Side> other = right.side(frame, session);
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        Side a = one.orElseThrow();
        Side b = other.orElseThrow();
        Object key = List.of(a.device(), a.at().id(), b.device(), b.at().id());
        if (key.equals(asked)) {
            return;
        }
        asked = key;
        boolean sameTime = a.at().id().equals(b.at().id());
        var written = sameTime
                ? CompletableFuture.completedFuture(List.<volscope.model.machine.Difference.Extent>of())
                : session.difference(a.at().id(), b.at().id()).thenApply(volscope.model.machine.Difference::written);
        written.thenApplyAsync(pages -> new Comparer(a, b, pages, frame.history()).compare(() -> !key.equals(asked)))
                .thenAccept(found -> Platform.runLater(() -> compared(key, found)));
    }

    private void compared(Object key, Optional<Comparison> found) {
        if (key.equals(asked)) {
            answered = key;
            shown = found;
            draw();
        }
    }

    private void draw() {
        counters.show(shown, texts.get(asked.equals(answered) ? "compare.none" : "compare.counting"));
        var wanted = counters.wanted();
        Optional<Comparison> filtered = shown.map(found -> new Comparison(found.a(), found.b(), found.chunkBytes(), found.chunks(),
                found.ranges().stream().filter(range -> wanted.contains(range.kind())).toList()));
        map.setVisible(!asTable);
        map.setManaged(!asTable);
        map.show(filtered, chosen(filtered));
        List<Comparison.Range> ranges = filtered.map(Comparison::ranges).orElse(List.of());
        filling = true;
        if (!ranges.equals(table.getItems())) {
            table.getItems().setAll(ranges);
        }
        table.refresh();
        filling = false;
    }

    private long chosen(Optional<Comparison> comparison) {
        return comparison.filter(found -> frames.shown().selection() instanceof Selection.Chunk).map(found -> {
            Selection.Chunk chunk = (Selection.Chunk) frames.shown().selection();
            return frames.shown().revision().snapshot(chunk.snapshot())
                    .map(info -> chunk.chunk() * info.chunkBytes() / found.chunkBytes()).orElse(-1L);
        }).orElse(-1L);
    }

    private void swap() {
        if (left.volume().isPresent() && right.volume().isPresent()) {
            LogicalVolumeInfo volume = left.volume().orElseThrow();
            Moment moment = left.moment();
            left.choose(right.volume().orElseThrow(), right.moment());
            right.choose(volume, moment);
            asked = List.of(asked, "swapped");
            ask();
            shown = shown.map(Comparison::swapped);
            draw();
        }
    }

    @Override
    public void swapTable() {
        asTable = !asTable;
        draw();
    }

    @Override
    public Seat seat() {
        return new Seat("compare", Place.CENTER, 5);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public boolean answers(Frame frame) {
        return frame.explanation().isEmpty()
                && (frame.selection() instanceof Selection.Volume || frame.selection() instanceof Selection.Chunk);
    }

    @Override
    public Subscription attach() {
        Subscription selections = frames.follow(pair::follow);
        Subscription views = frames.follow(box, this::show);
        return () -> {
            selections.close();
            views.close();
        };
    }
}
