package volscope.app.view.pages;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Chronicle;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.BrokenRule;
import volscope.app.view.BrokenTag;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.TsvTable;
import volscope.model.machine.DeviceRange;
import volscope.model.machine.DirectFileInfo;

/** The pages of mapped files, and what a power cut would leave of them. */
public final class PagesView implements Panel {
    private static final double ROW = 34;
    private static final double ROOMY = 420;

    private final Frames frames;
    private final Texts texts;
    private final Chronicle chronicle;
    private final Session session;
    private final ListView<PageRow> list = new ListView<>();
    private final HBox heads = Parts.row("page-heads");
    private final Label world = Parts.chip("", "designed-chip");
    private final HBox crumbs = Parts.row("crumbs");
    private final ComboBox<String> files = new ComboBox<>();
    private final ToggleButton asTable;
    private final HBox bar;
    private final TsvTable<PageRow> table;
    private final PagesEmpty empty;
    private final DomainPane domain;
    private final WaitsPane waits;
    private final PagesLegend legend;
    private final PageLife life;
    private final VBox box = new VBox();
    private boolean filling;
    private Optional<Desk> desk = Optional.empty();
    /** The rule that the step broke which is looked at, and the same as long as nobody chose another file. */
    private Optional<BrokenRule> brokenHere = Optional.empty();
    private Optional<BrokenRule> followed = Optional.empty();

    @Inject
    PagesView(Frames frames, Session session, Chronicle chronicle, Executor background, Texts texts, Sentences sentences) {
        this.frames = frames;
        this.session = session;
        this.chronicle = chronicle;
        this.texts = texts;
        PageWords words = new PageWords(texts);
        table = PagesTable.of(words, texts);
        empty = new PagesEmpty(session, texts);
        domain = new DomainPane(session, background, texts);
        life = new PageLife(texts, words, rule -> new BrokenTag(rule, texts, sentences, () -> rule.explain(session, desk)),
                box.heightProperty().greaterThan(ROOMY));
        waits = new WaitsPane(texts, box.heightProperty().greaterThan(ROOMY));
        legend = new PagesLegend(texts);
        asTable = new ToggleButton(texts.get("map.table.verb"), Icons.small(Feather.LIST));
        asTable.setId("pages-table-verb");
        asTable.getStyleClass().setAll("quiet-toggle");
        asTable.setTooltip(new Tooltip(texts.get("map.table.tip")));
        asTable.setOnAction(event -> show(frames.shown()));
        files.setId("pages-file");
        files.getStyleClass().add("small-combo");
        files.setAccessibleText(texts.get("pages.table.file"));
        files.setOnAction(event -> {
            if (!filling) {
                followed = Optional.empty();
                show(frames.shown());
            }
        });
        bar = Parts.row("pages-bar", crumbs, world, Parts.spring(), files, asTable);
        world.setText(texts.get("world.designed.kind"));
        list.setId("pages-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new PageCell(words, texts));
        list.setAccessibleText(texts.get("panel.pages"));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> choose(row));
        table.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> choose(row));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        // The boxes have their words; what they stand for goes first where there is no room.
        legend.visibleProperty().bind(box.heightProperty().greaterThan(ROOMY));
        legend.managedProperty().bind(legend.visibleProperty());
        box.setId(name());
        box.getStyleClass().add("pages");
    }

    private void choose(@Nullable PageRow row) {
        if (row == null || filling) {
            return;
        }
        filling = true;
        list.getSelectionModel().select(row);
        table.getSelectionModel().select(row);
        filling = false;
        row.chunk().ifPresent(session::select);
        file(frames.shown()).ifPresent(file -> detail(frames.shown(), file, row));
    }

    private void detail(Frame frame, DirectFileInfo file, PageRow row) {
        crumbs(frame, file, row);
        life.show(row);
        domain.show(frame, file, row);
    }

    @Override
    public void swapTable() {
        asTable.setSelected(!asTable.isSelected());
        show(frames.shown());
        focus();
    }

    /** The file that is shown: the one that was chosen, as long as somebody maps it. */
    private Optional<DirectFileInfo> file(Frame frame) {
        List<DirectFileInfo> all = frame.revision().directFiles();
        Optional<DirectFileInfo> broken = followed.flatMap(rule -> all.stream().filter(file -> file.path().equals(rule.finding().path()))
                .findFirst());
        return broken.or(() -> all.stream().filter(file -> file.path().equals(files.getValue())).findFirst())
                .or(() -> all.stream().findFirst());
    }

    private void offer(Frame frame, DirectFileInfo shown) {
        List<String> paths = frame.revision().directFiles().stream().map(DirectFileInfo::path).distinct().toList();
        if (!paths.equals(files.getItems())) {
            files.getItems().setAll(paths);
        }
        files.setValue(shown.path());
        files.setVisible(paths.size() > 1);
        files.setManaged(paths.size() > 1);
    }

    private void crumbs(Frame frame, DirectFileInfo file, PageRow row) {
        List<Node> parts = new ArrayList<>();
        for (String word : Stream.concat(volume(frame, file), Stream.of(file.path())).toList()) {
            parts.add(Parts.label(word, "muted"));
            parts.add(Icons.small(Feather.CHEVRON_RIGHT));
        }
        parts.add(Parts.label(new PageWords(texts).pages(row), "strong"));
        crumbs.getChildren().setAll(parts);
    }

    /** What the file lies on: a volume in its group, or a device. */
    private static Stream<String> volume(Frame frame, DirectFileInfo file) {
        return frame.revision().fileRanges(file.path()).stream().map(DeviceRange::device).findFirst().stream()
                .flatMap(device -> frame.facts().volumes().filter(volume -> volume.device().equals(device)).findFirst()
                        .map(volume -> Stream.of(volume.group(), volume.name())).orElseGet(() -> Stream.of(device)));
    }

    private static String origin(Frame frame, PageRow row) {
        return row.chunk().map(chunk -> frame.facts().snapshots().get(chunk.snapshot())).map(info -> frame.facts().shortName(info.origin()))
                .orElse("");
    }

    private static String store(Frame frame, PageRow row) {
        return row.chunk().map(chunk -> frame.facts().snapshots().get(chunk.snapshot())).map(info -> frame.facts().shortName(info.store()))
                .orElse("");
    }

    private Node head(String title, String kind) {
        Label named = Parts.label(title, "strong");
        named.setTooltip(new Tooltip(title));
        VBox head = new VBox(named, Parts.label(kind, "sub"));
        head.getStyleClass().add("page-head");
        return head;
    }

    /** Where a step is looked at that broke a rule with a page, its file comes into view. */
    private void follow(Frame frame) {
        Optional<BrokenRule> here = BrokenRule.at(frame).stream().filter(rule -> rule.step().equals(frame.revision().id())).findFirst();
        if (!here.equals(brokenHere)) {
            brokenHere = here;
            followed = here;
        }
    }

    private void show(Frame frame) {
        follow(frame);
        Optional<DirectFileInfo> mapped = file(frame);
        if (mapped.isEmpty()) {
            list.getItems().clear();
            empty.show(frame.facts());
            put(empty);
            return;
        }
        DirectFileInfo file = mapped.get();
        List<PageRow> rows = PagesModel.rows(frame, chronicle, file);
        filling = true;
        offer(frame, file);
        PageRow chosen = fill(frame, rows);
        filling = false;
        heads(frame, file, rows);
        world.setVisible(frame.revision().kernel().startsWith("dax-"));
        world.setManaged(world.isVisible());
        waits.show(frame.revision().waits());
        detail(frame, file, chosen);
        if (asTable.isSelected()) {
            put(bar, table, life, waits, domain);
        } else {
            put(bar, heads, list, legend, life, waits, domain);
        }
    }

    private void heads(Frame frame, DirectFileInfo file, List<PageRow> rows) {
        PageRow known = rows.stream().filter(row -> row.below().isPresent()).findFirst().orElse(rows.getFirst());
        String origin = origin(frame, known);
        String store = store(frame, known);
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        heads.getChildren().setAll(Columns.heads(List.of(head(String.join(", ", file.tasks()), texts.get("pages.of", name)),
                head(texts.get("pages.table"), texts.get("pages.table.kind")),
                head(texts.get("pages.index", name), texts.get("pages.index.kind")),
                head(origin.isEmpty() ? texts.get("pages.no-snapshot") : origin, texts.get("pages.chunks")),
                head(store.isEmpty() ? texts.get("map.store") : store, texts.get("pages.slots")))));
        HBox.setHgrow(heads.getChildren().getFirst(), Priority.ALWAYS);
    }

    private void put(Node... nodes) {
        if (!box.getChildren().equals(List.of(nodes))) {
            box.getChildren().setAll(nodes);
        }
    }

    /** Shows rows, and keeps the one that was chosen, or takes the one of the chunk that is selected, or the first that somebody maps. */
    private PageRow fill(Frame frame, List<PageRow> rows) {
        PageRow before = list.getSelectionModel().getSelectedItem();
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
            table.getItems().setAll(rows);
        }
        boolean stays = before != null && (before.chunk().isEmpty() || before.chunk().filter(frame.selection()::equals).isPresent());
        int at = first(rows, row -> stays && row.isSame(before));
        at = at >= 0 ? at : first(rows, row -> row.chunk().filter(frame.selection()::equals).isPresent());
        at = at >= 0 ? at : first(rows, row -> before != null && row.isSame(before));
        at = at >= 0 ? at : Math.max(0, first(rows, row -> row.mapping().isPresent()));
        list.getSelectionModel().clearAndSelect(at);
        table.getSelectionModel().clearAndSelect(at);
        return rows.get(at);
    }

    private static int first(List<PageRow> rows, Predicate<PageRow> wanted) {
        return IntStream.range(0, rows.size()).filter(i -> wanted.test(rows.get(i))).findFirst().orElse(-1);
    }

    @Override
    public Seat seat() {
        return new Seat("pages", Place.CENTER, 4);
    }

    /** It shows the chunks that a mapped file lies in. */
    @Override
    public boolean answers(Frame frame) {
        return list.getItems().stream().anyMatch(row -> row.chunk().filter(frame.selection()::equals).isPresent());
    }

    @Override
    public void sitAt(Desk window) {
        desk = Optional.of(window);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        Node first = box.getChildren().contains(empty) ? empty : asTable.isSelected() ? table : list;
        first.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(box, this::show);
    }
}
