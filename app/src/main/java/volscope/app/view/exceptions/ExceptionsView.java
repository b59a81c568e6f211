package volscope.app.view.exceptions;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import volscope.app.session.Chronicle;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.ChunkSearch;
import volscope.app.view.Frames;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.ShownSnapshot;
import volscope.app.view.TableBox;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;
import volscope.model.machine.SnapshotInfo;

/** The exceptions of a snapshot. */
public final class ExceptionsView implements Panel {
    private static final double NUMBER = 110;

    private final Frames frames;
    private final Session session;
    private final Chronicle chronicle;
    private final Texts texts;
    private final TsvTable<ExceptionRow> table;
    private final Label what = Parts.label("", "sub");
    private final TextField jump = new TextField();
    private final HBox bar;
    private final TableBox<ExceptionRow> box;
    private Optional<String> device = Optional.empty();
    private Optional<SnapshotInfo> info = Optional.empty();
    private Object drawn = "";

    @Inject
    ExceptionsView(Frames frames, Session session, Chronicle chronicle, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.chronicle = chronicle;
        this.texts = texts;
        table = new TsvTable<ExceptionRow>(texts.get("panel.exceptions"))
                .column(texts.get("exceptions.old"), NUMBER, Align.RIGHT, "mono", row -> amounts.count(row.oldChunk()))
                .column(texts.get("exceptions.new"), NUMBER, Align.RIGHT, "mono", row -> amounts.count(row.newChunk()))
                .column(texts.get("exceptions.area"), NUMBER, Align.RIGHT, "mono", this::place)
                .column(texts.get("exceptions.time"), NUMBER, Align.RIGHT, "mono",
                        row -> row.moment().isPresent() ? amounts.count(row.moment().getAsLong()) : "")
                .column(texts.get("exceptions.cause"), 420, Align.LEFT, "mono", ExceptionRow::line);
        box = new TableBox<>(name(), table, session, texts,
                row -> device.ifPresent(name -> session.select(new Selection.Chunk(name, row.oldChunk()))));
        table.heightProperty().addListener((property, before, now) -> showChosen());
        bar = bar();
    }

    private HBox bar() {
        jump.setId("exceptions-jump");
        jump.setPromptText(texts.get("exceptions.jump"));
        jump.setAccessibleText(texts.get("exceptions.jump"));
        jump.getStyleClass().add("small-field");
        jump.setOnAction(event -> jump());
        return Parts.row("exceptions-bar", what, jump, box.lookButton(this::look), box.copyButton());
    }

    /** In which metadata area an exception is, and which entry of it. */
    private String place(ExceptionRow row) {
        return info.filter(SnapshotInfo::isPersistent).map(found -> {
            long stride = found.entriesInArea() + 1;
            return (row.newChunk() - 1) / stride + ", " + ((row.newChunk() - 1) % stride - 1);
        }).orElse("");
    }

    private void jump() {
        String digits = jump.getText().replaceAll("[^0-9]", "");
        if (!digits.isEmpty() && digits.length() < 16 && table.getItems() instanceof ExceptionRows rows && !rows.isEmpty()) {
            int index = rows.index(Long.parseLong(digits));
            table.getSelectionModel().clearAndSelect(index);
            table.scrollTo(Math.max(0, index - 2));
        }
    }

    /** Looks at the moment at which the chosen exception was completed. */
    private void look() {
        ExceptionRow row = table.getSelectionModel().getSelectedItem();
        if (row != null && row.moment().isPresent()) {
            Frame shown = frames.shown();
            session.look(Track.of(shown.history().at(shown.revision().id())).at(row.moment().getAsLong()));
        }
    }

    private void show(Frame frame) {
        device = ShownSnapshot.of(frame, device);
        info = device.flatMap(name -> Optional.ofNullable(frame.facts().snapshots().get(name)));
        if (info.isEmpty() || info.get().exceptions() == 0) {
            box.showEmpty(frame.facts());
            bar.setVisible(false);
            drawn = "";
            return;
        }
        bar.setVisible(true);
        String name = device.orElseThrow();
        SnapshotInfo found = info.get();
        Object key = List.of(frame.revision().id(), name);
        box.fill(() -> fill(frame, name, found, key));
    }

    private void fill(Frame frame, String name, SnapshotInfo found, Object key) {
        if (!key.equals(drawn)) {
            drawn = key;
            ChunkSearch search = new ChunkSearch(frame.revision(), name, found.originChunks());
            table.setItems(new ExceptionRows(search, chronicle.of(frame, name),
                    Track.of(frame.history().at(frame.revision().id())), found.exceptions()));
            what.setText(texts.get("exceptions.of", frame.facts().shortName(name), found.exceptions()));
        }
        box.showTable();
        choose(frame, name);
    }

    /** After the layout that is due, which knows how many rows fit. */
    private void showChosen() {
        Platform.runLater(() -> table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 2)));
    }

    private void choose(Frame frame, String name) {
        if (frame.selection() instanceof Selection.Chunk(String snapshot, long chunk) && snapshot.equals(name)
                && table.getItems() instanceof ExceptionRows rows && !rows.isEmpty()) {
            int index = rows.index(chunk);
            if (rows.get(index).oldChunk() != chunk) {
                table.getSelectionModel().clearSelection();
            } else if (!table.getSelectionModel().isSelected(index)) {
                table.getSelectionModel().clearAndSelect(index);
                showChosen();
            }
        }
    }

    @Override
    public Seat seat() {
        return new Seat("exceptions", Place.LOWER, 2);
    }

    @Override
    public Node node() {
        return box.node();
    }

    @Override
    public List<Node> tail() {
        return List.of(bar);
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }
}
