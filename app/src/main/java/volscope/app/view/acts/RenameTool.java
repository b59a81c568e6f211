package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Tool;
import volscope.model.command.LineWords;
import volscope.model.machine.LogicalVolumeInfo;

/** Gives a volume another name. */
final class RenameTool implements Tool {
    private static final int NAME = 3;

    private final Session session;
    private final Texts texts;

    @Inject
    RenameTool(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "rename";
    }

    @Override
    public int rank() {
        return 6;
    }

    @Override
    public Feather icon() {
        return Feather.EDIT_3;
    }

    @Override
    public String keys() {
        return "F2";
    }

    @Override
    public boolean hasButton() {
        return false;
    }

    private static String line(LogicalVolumeInfo volume, String name) {
        return LineWords.join(List.of("lvrename", volume.group(), volume.name(), name));
    }

    @Override
    public Optional<String> line(Frame frame) {
        return Targets.selected(frame).map(volume -> line(volume, volume.name()));
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        LogicalVolumeInfo volume = Targets.selected(frame).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("rename.title", volume.name()), texts.get("rename.verb"),
                line(frame).orElseThrow(), close);
        TextField name = new TextField();
        name.setId("rename-name");
        ActField field = form.field("rename.name", name, Spots.word(NAME));
        name.textProperty().addListener((property, before, now) -> form.put(field, line(volume, now)));
        form.add(field, line -> {
            List<String> words = LineWords.split(line.text());
            if (words.size() > NAME && !words.get(NAME).equals(name.getText())) {
                name.setText(words.get(NAME));
            }
        });
        return form;
    }
}
