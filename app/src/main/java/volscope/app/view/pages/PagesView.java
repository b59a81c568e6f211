package volscope.app.view.pages;

import jakarta.inject.Inject;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;

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

    @Inject
    PagesView(Frames frames, Session session, Texts texts) {
        this.frames = frames;
        this.texts = texts;
        empty = MarkedText.flow(texts.get("pages.empty"), "muted");
        world.setText(texts.get("world.designed.kind"));
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new PageCell(texts));
        list.setAccessibleText(texts.get("panel.pages"));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> {
            if (row != null) {
                row.chunk().ifPresent(session::select);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        box.setId(name());
        box.getStyleClass().add("pages");
    }

    private Node head(String title, String kind) {
        VBox head = new VBox(Parts.label(title, "strong"), Parts.label(kind, "sub"));
        head.getStyleClass().add("page-head");
        return head;
    }

    private void show(Frame frame) {
        List<PageRow> rows = PagesModel.rows(frame);
        if (rows.isEmpty()) {
            list.getItems().clear();
            box.getChildren().setAll(empty);
            return;
        }
        PageRow first = rows.getFirst();
        heads.getChildren().setAll(head(first.mapping().task(), texts.get("pages.of", first.mapping().file())),
                head(texts.get("pages.table"), texts.get("pages.table.kind")),
                head(first.chunk().map(chunk -> frame.facts().snapshots().get(chunk.snapshot())).map(info -> frame.facts().shortName(info
                        .origin())).orElse(""), texts.get("pages.chunks")),
                head(texts.get("map.store"), texts.get("pages.slots")));
        world.setVisible(frame.revision().kernel().startsWith("dax-"));
        world.setManaged(world.isVisible());
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
        }
        box.getChildren().setAll(world, heads, list);
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
        return 3;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }
}
