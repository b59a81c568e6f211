package volscope.app.view.pages;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
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
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.TsvTable.Align;
import volscope.app.view.TsvTable;

/** The pages of mapped files. */
public final class PagesView implements Panel {
    private static final double ROW = 38;

    private final Frames frames;
    private final Texts texts;
    private final ListView<PageRow> list = new ListView<>();
    private final HBox heads = Parts.row("page-line");
    private final Label world = Parts.chip("", "designed-chip");
    private final Node empty;
    private final VBox box = new VBox();
    private final Chronicle chronicle;
    private final Session session;
    private final HBox crumbs = Parts.row("crumbs");
    private final ToggleButton asTable;
    private final HBox bar;
    private final TsvTable<PageRow> table;
    private boolean filling;

    @Inject
    PagesView(Frames frames, Session session, Chronicle chronicle, Texts texts) {
        this.frames = frames;
        this.session = session;
        this.chronicle = chronicle;
        this.texts = texts;
        table = table();
        asTable = new ToggleButton(texts.get("map.table.verb"), Icons.small(Feather.LIST));
        asTable.setId("pages-table-verb");
        asTable.getStyleClass().setAll("quiet-toggle");
        asTable.setTooltip(new Tooltip(texts.get("map.table.tip")));
        asTable.setOnAction(event -> show(frames.shown()));
        bar = Parts.row("pages-bar", crumbs, world, Parts.spring(), asTable);
        empty = MarkedText.flow(texts.get("pages.empty"), "muted");
        world.setText(texts.get("world.designed.kind"));
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new PageCell(texts));
        list.setAccessibleText(texts.get("panel.pages"));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> choose(row));
        VBox.setVgrow(list, Priority.ALWAYS);
        box.setId(name());
        box.getStyleClass().add("pages");
    }

    private TsvTable<PageRow> table() {
        TsvTable<PageRow> twin = new TsvTable<PageRow>(texts.get("panel.pages"))
                .column(texts.get("pages.table.task"), 90, Align.LEFT, "plain", row -> row.mapping().task())
                .column(texts.get("pages.table.file"), 120, Align.LEFT, "mono", row -> row.mapping().file())
                .column(texts.get("pages.table.page"), 70, Align.RIGHT, "mono", row -> String.valueOf(row.mapping().page()))
                .column(texts.get("pages.table"), 100, Align.LEFT, "plain", row -> texts.get("pages." + row.mapping().state()))
                .column(texts.get("pages.table.frame"), 90, Align.RIGHT, "mono", row -> Long.toHexString(row.mapping().pfn()))
                .column(texts.get("pages.table.chunk"), 90, Align.RIGHT, "mono",
                        row -> row.chunk().map(chunk -> String.valueOf(chunk.chunk())).orElse(""))
                .column(texts.get("map.table.state"), 90, Align.LEFT, "plain", row -> texts.get("pages.chunk." + row.state()))
                .column(texts.get("map.table.slot"), 70, Align.RIGHT, "mono", row -> row.slot().map(String::valueOf).orElse(""));
        twin.setId("pages-table");
        twin.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> choose(row));
        VBox.setVgrow(twin, Priority.ALWAYS);
        return twin;
    }

    private void choose(@Nullable PageRow row) {
        if (row != null && !filling) {
            row.chunk().ifPresent(session::select);
        }
    }

    @Override
    public void swapTable() {
        asTable.setSelected(!asTable.isSelected());
        show(frames.shown());
        focus();
    }

    private void crumbs(PageRow row, String origin) {
        List<Node> parts = new ArrayList<>();
        for (String word : List.of(row.mapping().memory(), origin, row.mapping().file())) {
            if (!word.isEmpty()) {
                parts.add(Parts.label(word, "muted"));
                parts.add(Icons.small(Feather.CHEVRON_RIGHT));
            }
        }
        parts.add(Parts.label(texts.get("pages.page", row.mapping().page()), "strong"));
        crumbs.getChildren().setAll(parts);
    }

    private Node head(String title, String kind) {
        VBox head = new VBox(Parts.label(title, "strong"), Parts.label(kind, "sub"));
        head.getStyleClass().add("page-head");
        return head;
    }

    private void show(Frame frame) {
        List<PageRow> rows = PagesModel.rows(frame, chronicle);
        if (rows.isEmpty()) {
            list.getItems().clear();
            box.getChildren().setAll(empty);
            return;
        }
        PageRow first = rows.getFirst();
        String origin = first.chunk().map(chunk -> frame.facts().snapshots().get(chunk.snapshot()))
                .map(info -> frame.facts().shortName(info.origin())).orElse("");
        heads.getChildren().setAll(head(first.mapping().task(), texts.get("pages.of", first.mapping().file())),
                head(texts.get("pages.table"), texts.get("pages.table.kind")), head(origin, texts.get("pages.chunks")),
                head(texts.get("map.store"), texts.get("pages.slots")));
        world.setVisible(frame.revision().kernel().startsWith("dax-"));
        world.setManaged(world.isVisible());
        filling = true;
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
            table.getItems().setAll(rows);
        }
        mark(frame, rows);
        filling = false;
        PageRow chosen = list.getSelectionModel().getSelectedItem();
        crumbs(chosen == null ? first : chosen, origin);
        if (asTable.isSelected()) {
            put(bar, table);
        } else {
            put(bar, heads, list);
        }
    }

    private void put(Node... nodes) {
        if (!box.getChildren().equals(List.of(nodes))) {
            box.getChildren().setAll(nodes);
        }
    }

    /** Chooses the first page of the chunk that is selected. */
    private void mark(Frame frame, List<PageRow> rows) {
        PageRow now = list.getSelectionModel().getSelectedItem();
        if (now != null && now.chunk().filter(frame.selection()::equals).isPresent()) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).chunk().filter(frame.selection()::equals).isPresent()) {
                list.getSelectionModel().clearAndSelect(i);
                table.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public Place place() {
        return Place.CENTER;
    }

    @Override
    public int rank() {
        return 4;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        (asTable.isSelected() ? table : list).requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }
}
