package volscope.app.view.lesson;

import java.util.Optional;
import volscope.app.session.Facts;

/** Finds devices by the names that lessons use. */
final class Devices {
    private Devices() {
    }

    /** The device of a volume's snapshot, to ask why a chunk is as it is: its own, or its origin's first. */
    static Optional<String> ofSnapshot(Facts facts, String volume) {
        return facts.groups().stream().flatMap(group -> group.volumes().stream())
                .filter(one -> one.name().equals(volume) || one.path().equals(volume)).findFirst()
                .flatMap(one -> facts.snapshots().containsKey(one.device())
                        ? Optional.of(one.device())
                        : facts.snapshotsOf(one).stream().map(snapshot -> snapshot.device()).filter(facts.snapshots()::containsKey)
                                .findFirst());
    }
}
