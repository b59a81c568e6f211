package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Tool;
import volscope.model.command.LineWords;
import volscope.model.machine.LogicalVolumeInfo;

/** Writes sectors of a volume, past every cache. */
final class WriteTool implements Tool {
    private static final long USUAL_SECTORS = 8;
    private static final List<String> FIELDS = List.of("device", "sector", "count", "character");
    private static final List<String> NUMBERS = List.of("sector", "count");
    private static final int BEFORE = 2;

    private final Session session;
    private final Texts texts;

    @Inject
    WriteTool(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "write";
    }

    @Override
    public int rank() {
        return 12;
    }

    @Override
    public Feather icon() {
        return Feather.EDIT_2;
    }

    @Override
    public String keys() {
        return "Shortcut+W";
    }

    /** Of a chunk that is selected, all of it in the origin; else the beginning of the volume. */
    @Override
    public Optional<String> line(Frame frame) {
        if (frame.selection() instanceof Selection.Chunk chunk) {
            return Optional.ofNullable(frame.facts().snapshots().get(chunk.snapshot()))
                    .flatMap(info -> Targets.origin(frame)
                            .map(origin -> line(origin, chunk.chunk() * info.chunkSectors(), info.chunkSectors())));
        }
        return Targets.selected(frame).or(() -> Targets.origin(frame)).map(volume -> line(volume, 0, USUAL_SECTORS));
    }

    private static String line(LogicalVolumeInfo volume, long sector, long count) {
        return "sec w /dev/" + volume.path() + " " + sector + " " + count + " B";
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        String start = line(frame).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("write.title"), texts.get("write.verb"), start, close);
        HBox row = new HBox();
        row.getStyleClass().add("act-row");
        List<TextField> fields = FIELDS.stream().map(name -> field(form, row, name)).toList();
        form.add(row, line -> {
            List<String> words = LineWords.split(line.text());
            for (int i = 0; i < fields.size() && i + BEFORE < words.size(); i++) {
                if (!fields.get(i).getText().equals(words.get(i + BEFORE))) {
                    fields.get(i).setText(words.get(i + BEFORE));
                }
            }
        });
        return form;
    }

    private TextField field(ActForm form, HBox row, String name) {
        TextField field = new TextField();
        field.setId("write-" + name);
        field.setPrefColumnCount(name.equals("device") ? 12 : 5);
        int place = FIELDS.indexOf(name) + BEFORE;
        ActField part = form.field("write." + name, field, Spots.word(place));
        field.textProperty().addListener((property, before, now) -> form.put(part, replaced(form.composed().text(), place, now)));
        if (NUMBERS.contains(name)) {
            form.rule(part, line -> notANumber(LineWords.split(line.text()), place));
        }
        HBox.setHgrow(part, name.equals("device") ? Priority.ALWAYS : Priority.NEVER);
        row.getChildren().add(part);
        return field;
    }

    /** The command takes whatever it is given for a number; a form does not. */
    private String notANumber(List<String> words, int place) {
        boolean number = words.size() <= place || words.get(place).matches("\\d{1,18}");
        return number ? "" : texts.get("write.no-number", words.get(place));
    }

    private static String replaced(String line, int place, String word) {
        List<String> words = new java.util.ArrayList<>(LineWords.split(line));
        if (place < words.size()) {
            words.set(place, word);
        }
        return LineWords.join(words);
    }
}
