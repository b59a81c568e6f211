package volscope.app.view.map;

import java.util.List;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.SnapshotInfo;

/** The sentences above the lanes. */
final class Heads {
    private final Texts texts;
    private final Amounts amounts;

    Heads(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    void describe(MapContent content, Lane origin, Lane snapshot, Lane store) {
        Subject subject = content.subject();
        SnapshotInfo info = subject.info();
        List<String> sentences = sentences(content);
        origin.describe(subject.origin(), texts.get("map.origin"), sentences.get(0), "", "outlined");
        boolean goes = content.outlook().fate() == Outlook.Fate.GOES;
        boolean far = content.view().grid().zoom().isFar();
        snapshot.describe(subject.snapshot(), texts.get(far ? "map.snapshot.share" : "map.snapshot", subject.origin()), sentences.get(1),
                goes ? texts.get("map.goes") : info.state() == SnapshotInfo.State.ACTIVE ? "" : texts.get("storage.state." + info.state()),
                goes || info.state() == SnapshotInfo.State.INVALID ? "bad" : "warn");
        store.describe(texts.get("map.store"), texts.get("map.store.of", subject.snapshot()), sentences.get(2),
                info.isPersistent() && !content.isGhost()
                        ? texts.get(info.state() == SnapshotInfo.State.INVALID ? "map.header.invalid" : "map.header.valid")
                        : "",
                info.state() == SnapshotInfo.State.INVALID ? "bad" : "outlined");
    }

    /** What a person hears instead of seeing the lanes. */
    String spoken(MapContent content) {
        return Texts.plain(content.subject().origin() + ", " + String.join(". ", sentences(content)));
    }

    private List<String> sentences(MapContent content) {
        Subject subject = content.subject();
        SnapshotInfo info = subject.info();
        long own = content.isGhost() ? 0 : content.own();
        long copied = info.exceptions() - own;
        return List.of(
                texts.get("map.origin.sentence", subject.chunks(), amounts.bytes(info.chunkBytes()), copied, subject.snapshot()),
                info.state() == SnapshotInfo.State.INVALID
                        ? texts.get("map.snapshot.lost", subject.origin())
                        : texts.get("map.snapshot.sentence", subject.chunks() - info.exceptions(), subject.origin(), copied, own),
                texts.get("map.store.sentence", info.exceptions(), content.store().capacity(),
                        info.allocatedSectors() + "/" + info.totalSectors() + " " + info.metadataSectors()));
    }
}
