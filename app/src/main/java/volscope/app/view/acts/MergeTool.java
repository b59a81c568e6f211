package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Tool;
import volscope.model.machine.LogicalVolumeInfo;

/** Gives the content of a snapshot back to its origin; the snapshot ends with it. */
final class MergeTool implements Tool {
    private final Session session;
    private final Texts texts;

    @Inject
    MergeTool(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public int rank() {
        return 3;
    }

    @Override
    public Feather icon() {
        return Feather.GIT_MERGE;
    }

    @Override
    public String keys() {
        return "M";
    }

    @Override
    public Optional<String> line(Frame frame) {
        return Targets.snapshot(frame).map(snapshot -> "lvconvert --merge " + snapshot.path());
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        LogicalVolumeInfo snapshot = Targets.snapshot(frame).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("merge.title", snapshot.name(), snapshot.origin().orElse("")),
                texts.get("merge.verb"), line(frame).orElseThrow(), close);
        form.add(MarkedText.flow(texts.get("merge.words", snapshot.name(), snapshot.origin().orElse(""))), line -> {
        });
        return form;
    }
}
