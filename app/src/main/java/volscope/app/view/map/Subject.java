package volscope.app.view.map;

import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Ghost;
import volscope.app.view.ShownSnapshot;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/**
 * What a map shows.
 *
 * @param group
 *            the volume group, may be empty
 * @param origin
 *            the origin's short name
 * @param snapshot
 *            the snapshot's short name
 * @param device
 *            the snapshot's device-mapper name
 * @param info
 *            the snapshot as the kernel has it
 */
record Subject(String group, String origin, String snapshot, String device, SnapshotInfo info) {

    /** The snapshot that views of chunks show. */
    static Optional<Subject> of(Frame frame, Optional<Subject> before) {
        return ShownSnapshot.of(frame, before.map(Subject::device)).flatMap(device -> of(frame.facts(), device));
    }

    /** The snapshot that the line being composed would make. */
    static Optional<Subject> coming(Frame frame) {
        return frame.ghost().map(Ghost::facts).flatMap(then -> then.snapshots().keySet().stream()
                .filter(device -> !frame.facts().snapshots().containsKey(device)).findFirst().flatMap(device -> of(then, device)));
    }

    private static Optional<Subject> of(Facts facts, String device) {
        return Optional.ofNullable(facts.snapshots().get(device))
                .map(info -> facts.volumeOn(device)
                        .or(() -> facts.merging().stream().filter(volume -> volume.device().equals(device)).findFirst())
                        .map(volume -> of(facts, volume, info))
                        .orElseGet(() -> new Subject("", facts.shortName(info.origin()), facts.shortName(device), device, info)));
    }

    /** While a snapshot merges, it stands in the place of its origin. */
    private static Subject of(Facts facts, LogicalVolumeInfo volume, SnapshotInfo info) {
        return facts.merging().stream().filter(merging -> volume.origin().isEmpty() && merging.origin().equals(Optional.of(volume.name()))
                && merging.group().equals(volume.group())).findFirst()
                .map(merging -> new Subject(volume.group(), volume.name(), merging.name(), volume.device(), info))
                .orElseGet(() -> new Subject(volume.group(), volume.origin().orElse(info.origin()), volume.name(), volume.device(), info));
    }

    /** The path of the snapshot's volume; its name alone where no volume group has it. */
    String path() {
        return group.isEmpty() ? snapshot : group + "/" + snapshot;
    }

    /** The path of the origin's volume. */
    String originPath() {
        return group.isEmpty() ? origin : group + "/" + origin;
    }

    /** The chunks of the origin. */
    long chunks() {
        return info.originChunks();
    }
}
