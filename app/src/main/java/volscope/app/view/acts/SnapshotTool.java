package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Parts;
import volscope.app.view.Tool;
import volscope.model.command.Value;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Takes a snapshot. */
final class SnapshotTool implements Tool {
    private static final List<Long> CHUNKS_KIB = List.of(4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L);
    private static final long KIB = 1024;
    private static final long SECTOR = 512;

    private final Session session;
    private final Texts texts;
    private final Amounts amounts;

    @Inject
    SnapshotTool(Session session, Texts texts, Amounts amounts) {
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Feather icon() {
        return Feather.CAMERA;
    }

    @Override
    public String keys() {
        return "Insert";
    }

    @Override
    public Optional<String> line(Frame frame) {
        return Targets.origin(frame)
                .flatMap(origin -> frame.facts().group(origin.group()).map(group -> line(frame.facts(), group, origin)));
    }

    private static String line(Facts facts, VolumeGroupInfo group, LogicalVolumeInfo origin) {
        long bytes = StoreSizes.of(group, origin, CHUNKS_KIB.getFirst() * KIB).getFirst().bytes();
        return "lvcreate -s -n " + Targets.freeName(facts, group.name()) + " -L " + written(bytes) + " " + origin.path();
    }

    /** As short as lvm reads it back. */
    static String written(long bytes) {
        return bytes % (KIB * KIB) == 0 ? bytes / (KIB * KIB) + "M" : bytes / KIB + "k";
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        LogicalVolumeInfo origin = Targets.origin(frame).orElseThrow();
        VolumeGroupInfo group = frame.facts().group(origin.group()).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("snapshot.title", origin.name()), texts.get("snapshot.verb"),
                line(frame).orElseThrow(), close);
        nameAndChunk(form);
        sizes(form, group, origin);
        return form;
    }

    private void nameAndChunk(ActForm form) {
        TextField name = new TextField();
        name.setId("snapshot-name");
        name.textProperty().addListener((property, before, now) -> form.set("name", now));
        ComboBox<Long> chunk = new ComboBox<>();
        chunk.setId("snapshot-chunk");
        chunk.getItems().setAll(CHUNKS_KIB);
        chunk.setConverter(new KibConverter(amounts));
        chunk.valueProperty().addListener((property, before, now) -> form.set("chunksize", now + "k"));
        HBox row = new HBox(field("snapshot.name", name), field("snapshot.chunk", chunk));
        row.getStyleClass().add("act-row");
        form.add(row, line -> {
            line.value("name").filter(text -> !text.equals(name.getText())).ifPresent(name::setText);
            chunk.setValue(kib(line));
        });
    }

    private static long kib(ComposedLine line) {
        return line.parsed().flatMap(parsed -> parsed.size("chunksize")).map(size -> size.sectors() * SECTOR / KIB)
                .filter(CHUNKS_KIB::contains).orElse(CHUNKS_KIB.getFirst());
    }

    private Node field(String key, javafx.scene.control.Control control) {
        var label = Parts.label(texts.get(key), "sub");
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        VBox field = new VBox(label, control);
        field.getStyleClass().add("field");
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** The sizes as rows: what each is good for; the one in the line is marked. */
    private void sizes(ActForm form, VolumeGroupInfo group, LogicalVolumeInfo origin) {
        VBox rows = new VBox();
        rows.getStyleClass().add("size-rows");
        VBox part = new VBox(Parts.label(texts.get("snapshot.size"), "sub"), rows);
        part.getStyleClass().add("field");
        form.add(part, line -> {
            long chosen = line.parsed().flatMap(parsed -> parsed.size("size")).map(Value.Size::sectors).orElse(0L) * SECTOR;
            rows.getChildren().setAll(StoreSizes.of(group, origin, kib(line) * KIB).stream().map(size -> row(form, size, chosen)).toList());
        });
    }

    private Node row(ActForm form, StoreSizes.Size size, long chosen) {
        HBox words = Parts.row("line", Parts.label(amounts.bytes(size.bytes()), "mono", "size"),
                Parts.label(texts.get("snapshot.use." + size.use()), "small"));
        ToggleButton row = new ToggleButton();
        row.setGraphic(words);
        row.getStyleClass().setAll("size-row");
        row.setId("size-" + size.use());
        row.setAccessibleText(amounts.bytes(size.bytes()) + ", " + texts.get("snapshot.use." + size.use()));
        row.setSelected(size.bytes() == chosen);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(event -> form.set("size", written(size.bytes())));
        return row;
    }
}
