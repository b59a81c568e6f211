package volscope.app.view.map;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Ghost;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/**
 * What the line that is being composed would make of what a map shows.
 *
 * @param fate
 *            of the snapshot
 * @param storeChunks
 *            chunks of the store that are there now; those after them would come
 * @param origin
 *            the device-mapper name of the origin
 * @param ghost
 *            how things would be
 */
record Outlook(Fate fate, long storeChunks, String origin, Optional<Ghost> ghost) {
    /** Of more chunks than these it is not asked whether they would change. */
    private static final int MOST = 128;
    private static final int BEGINNING = 16;

    /** Nothing is being composed, or it changes nothing here. */
    static final Outlook SAME = new Outlook(Fate.STAYS, Long.MAX_VALUE, "", Optional.empty());

    /** What becomes of a snapshot. */
    enum Fate {
        STAYS, GOES
    }

    /** The outlook for a snapshot that a frame shows. */
    static Outlook of(Frame frame, Subject subject) {
        return frame.ghost().filter(ghost -> ghost.run().exitCode() == 0 && !ghost.difference().isEmpty())
                .map(ghost -> new Outlook(fate(frame.facts(), ghost.facts(), subject), subject.info().storeChunks(),
                        frame.facts().volumes().filter(volume -> volume.path().equals(subject.originPath())).findFirst()
                                .map(LogicalVolumeInfo::device).orElse(subject.info().origin()),
                        Optional.of(ghost)))
                .orElse(SAME);
    }

    /** A snapshot goes if no volume of its uuid is one any more; without volume groups, if its device goes. */
    private static Fate fate(Facts now, Facts then, Subject subject) {
        Optional<LogicalVolumeInfo> volume = now.volume(subject.group(), subject.snapshot());
        boolean stays = volume.map(known -> Stream.concat(then.volumes(), then.merging().stream())
                .anyMatch(other -> other.id().equals(known.id()) && other.origin().isPresent()))
                .orElseGet(() -> then.snapshots().containsKey(subject.device()));
        return stays ? Fate.STAYS : Fate.GOES;
    }

    /** The snapshot as it would be, where it would be at all. */
    Subject then(Subject subject) {
        Optional<SnapshotInfo> info = ghost.map(foreseen -> foreseen.facts().snapshots().get(subject.device()));
        return info.filter(next -> next.chunkSectors() == subject.info().chunkSectors())
                .map(next -> new Subject(subject.group(), subject.origin(), subject.snapshot(), subject.device(), next)).orElse(subject);
    }

    /** Of chunks that the store holds, those whose content in the origin would be another. */
    Set<Long> changing(MapContent content, List<ExceptionRun> held) {
        if (ghost.isEmpty() || held.stream().mapToLong(ExceptionRun::length).sum() > MOST) {
            return Set.of();
        }
        Set<Long> changing = new TreeSet<>();
        for (ExceptionRun run : held) {
            for (long chunk = run.chunk(); chunk < run.end(); chunk++) {
                long at = chunk * content.subject().info().chunkBytes();
                Optional<byte[]> now = content.revision().bytes(origin, at, BEGINNING);
                Optional<byte[]> then = ghost.get().revision().bytes(origin, at, BEGINNING);
                if (now.isPresent() && then.isPresent() && !Arrays.equals(now.get(), then.get())) {
                    changing.add(chunk);
                }
            }
        }
        return changing;
    }
}
