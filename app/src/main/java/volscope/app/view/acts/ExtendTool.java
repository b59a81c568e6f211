package volscope.app.view.acts;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Tool;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Gives a volume, or the store of a snapshot, more room. */
final class ExtendTool implements Tool {
    private static final long SECTOR = 512;

    private final Session session;
    private final Texts texts;
    private final Amounts amounts;

    @Inject
    ExtendTool(Session session, Texts texts, Amounts amounts) {
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
    }

    @Override
    public String name() {
        return "extend";
    }

    @Override
    public int rank() {
        return 4;
    }

    @Override
    public Feather icon() {
        return Feather.MAXIMIZE_2;
    }

    @Override
    public String keys() {
        return "E";
    }

    @Override
    public Optional<String> line(Frame frame) {
        return Targets.selected(frame).flatMap(volume -> frame.facts().group(volume.group())
                .map(group -> "lvextend -L +" + SnapshotTool.written(group.extentBytes()) + " " + volume.path()));
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        LogicalVolumeInfo volume = Targets.selected(frame).orElseThrow();
        VolumeGroupInfo group = frame.facts().group(volume.group()).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get("extend.title", volume.name()), texts.get("extend.verb"),
                line(frame).orElseThrow(), close);
        long most = Math.max(1, group.freeExtents()) * group.extentBytes();
        ActField[] field = new ActField[1];
        SizePicker picker = new SizePicker(texts, amounts, group.extentBytes(), most,
                bytes -> form.set(field[0], "size", "+" + SnapshotTool.written(bytes)));
        field[0] = form.field("extend.by", picker.slider(), Spots.option("size")).with(picker.words());
        form.add(field[0], line -> picker.show(
                line.parsed().flatMap(parsed -> parsed.size("size")).map(size -> size.sectors() * SECTOR).orElse(0L)));
        return form;
    }
}
