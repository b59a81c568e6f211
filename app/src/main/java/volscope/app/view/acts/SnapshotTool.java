package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.ActEvents;
import volscope.app.session.Frame;
import volscope.app.session.Pace;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.AdviceBox;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.app.view.Sizes;
import volscope.app.view.Tool;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Takes a snapshot. */
final class SnapshotTool implements Tool {
    private static final List<Long> CHUNKS_KIB = List.of(4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L);
    private static final long KIB = 1024;
    private static final double HALF = 170;

    private final Session session;
    private final ActEvents events;
    private final Texts texts;
    private final Amounts amounts;

    @Inject
    SnapshotTool(Session session, ActEvents events, Texts texts, Amounts amounts) {
        this.session = session;
        this.events = events;
        this.texts = texts;
        this.amounts = amounts;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public int rank() {
        return 11;
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
                .flatMap(origin -> frame.facts().group(origin.group()).map(group -> line(name(frame, group), group, origin)));
    }

    /** Lessons call their first snapshot snap1, and ask for it by that name. */
    private static String name(Frame frame, VolumeGroupInfo group) {
        String free = Targets.freeName(frame.facts(), group.name(), "snap");
        return frame.lesson().isPresent() && free.equals("snap0") ? "snap1" : free;
    }

    private static String line(String name, VolumeGroupInfo group, LogicalVolumeInfo origin) {
        long bytes = StoreSizes.of(group, origin, CHUNKS_KIB.getFirst() * KIB).getFirst().bytes();
        return "lvcreate -s -n " + name + " -L " + Sizes.written(bytes) + " " + origin.path();
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        LogicalVolumeInfo origin = Targets.origin(frame).orElseThrow();
        VolumeGroupInfo group = frame.facts().group(origin.group()).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("snapshot.title", origin.name()), texts.get("snapshot.verb"),
                line(frame).orElseThrow(), close);
        AdviceBox advice = new AdviceBox(session, events, texts, amounts, form::propose);
        advice.show(frame, origin);
        nameAndChunk(form);
        sizes(form, group, origin, between(frame, origin));
        form.add(advice, line -> {
        });
        expert(form);
        return form;
    }

    private void nameAndChunk(ActForm form) {
        TextField name = new TextField();
        name.setId("snapshot-name");
        ActField nameField = form.field("snapshot.name", name, Spots.option("name"));
        name.textProperty().addListener((property, before, now) -> form.set(nameField, "name", now));
        ComboBox<Long> chunk = new ComboBox<>();
        chunk.setId("snapshot-chunk");
        chunk.getItems().setAll(CHUNKS_KIB);
        chunk.setConverter(new KibConverter(amounts));
        ActField chunkField = form.field("snapshot.chunk", chunk, Spots.option("chunksize"));
        chunk.valueProperty().addListener((property, before, now) -> form.set(chunkField, "chunksize", now + "k"));
        nameField.setPrefWidth(HALF);
        chunkField.setPrefWidth(HALF);
        form.add(Parts.row("act-row", nameField, chunkField), line -> {
            line.value("name").filter(text -> !text.equals(name.getText())).ifPresent(name::setText);
            chunk.setValue(kib(line));
        });
    }

    private static long kib(ComposedLine line) {
        long kib = line.bytes("chunksize") / KIB;
        return CHUNKS_KIB.contains(kib) ? kib : CHUNKS_KIB.getFirst();
    }

    /** The time between first writes, as the snapshots of the origin know it. */
    private static OptionalLong between(Frame frame, LogicalVolumeInfo origin) {
        return frame.facts().snapshotsOf(origin).stream().map(snapshot -> Pace.between(frame, snapshot.device()))
                .filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).min();
    }

    /** The size as a slider and as rows: what each is good for; the one in the line is marked. */
    private void sizes(ActForm form, VolumeGroupInfo group, LogicalVolumeInfo origin, OptionalLong between) {
        long most = StoreSizes.of(group, origin, CHUNKS_KIB.getFirst() * KIB).getLast().bytes();
        ActField[] field = new ActField[1];
        SizePicker picker = new SizePicker(texts, amounts, group.extentBytes(), most,
                bytes -> form.set(field[0], "size", Sizes.written(bytes)));
        field[0] = form.field("snapshot.size", picker.slider(), Spots.option("size")).with(picker.words()).below(picker.rows());
        form.add(field[0], line -> {
            long chosen = line.bytes("size");
            picker.show(chosen);
            picker.offer(StoreSizes.of(group, origin, kib(line) * KIB, between), chosen,
                    bytes -> form.set(field[0], "size", Sizes.written(bytes)));
        });
    }

    /** What one seldom needs: whether the snapshot can be written, and of which type its store is. */
    private void expert(ActForm form) {
        ComboBox<String> permission = new ComboBox<>();
        permission.setId("snapshot-permission");
        permission.getItems().setAll("rw", "r");
        permission.setConverter(new WordConverter(word -> texts.get("snapshot.permission." + word)));
        ActField field = form.field("snapshot.permission", permission, Spots.option("permission"));
        permission.valueProperty().addListener((property, before, now) -> form.set(field, "permission", now.equals("rw") ? "" : now));
        form.follow(line -> permission.setValue(line.value("permission").filter("r"::equals).orElse("rw")));
        VBox more = new VBox(field, Parts.label(texts.get("snapshot.type"), "sub"),
                MarkedText.flow(texts.get("snapshot.type.words"), "muted"));
        more.getStyleClass().add("field");
        more.setVisible(false);
        more.setManaged(false);
        ToggleButton expert = new ToggleButton(texts.get("snapshot.expert"));
        expert.setId("snapshot-expert");
        expert.getStyleClass().setAll("expert");
        expert.setGraphic(volscope.app.view.Icons.small(Feather.SLIDERS));
        expert.selectedProperty().addListener((property, before, now) -> {
            more.setVisible(now);
            more.setManaged(now);
        });
        HBox head = Parts.row("line", Parts.spring(), expert);
        form.add(new VBox(head, more), line -> {
        });
    }
}
