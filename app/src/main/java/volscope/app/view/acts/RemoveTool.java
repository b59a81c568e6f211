package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Tool;
import volscope.model.machine.Difference;
import volscope.model.machine.LogicalVolumeInfo;

/** Removes a volume, and what dies with it. */
final class RemoveTool implements Tool {
    private final Session session;
    private final Texts texts;

    @Inject
    RemoveTool(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public int rank() {
        return 5;
    }

    @Override
    public Feather icon() {
        return Feather.TRASH_2;
    }

    @Override
    public String keys() {
        return "Delete";
    }

    @Override
    public Optional<String> line(Frame frame) {
        return Targets.selected(frame).map(volume -> "lvremove -f " + volume.path());
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        LogicalVolumeInfo volume = Targets.selected(frame).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("remove.title", volume.name()), texts.get("remove.verb"),
                line(frame).orElseThrow(), close);
        VBox goes = new VBox();
        goes.getStyleClass().add("field");
        form.add(goes, line -> {
        });
        form.onGhost(ghost -> goes.getChildren().setAll(ghost.difference().volumes().stream()
                .filter(change -> change.kind() == Difference.Kind.REMOVED)
                .map(change -> MarkedText.flow(texts.get("remove.goes", change.name()))).toList()));
        return form;
    }
}
