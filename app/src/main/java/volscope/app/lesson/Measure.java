package volscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import volscope.app.lesson.predicate.Content;
import volscope.app.lesson.predicate.Counting;
import volscope.app.lesson.predicate.Formula;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.VolumeProperty;
import volscope.model.event.Event;
import volscope.model.machine.DeviceRange;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.SnapshotInfo;

/** What the truth of a bet is measured by: from the revision before the play to the one after. */
public sealed interface Measure {

    /** Measures a play; empty where the machine can't tell. */
    Optional<Reply> of(Played play);

    /** Whether it looks at moments in the middle of the play. What happened meanwhile, the end of a line tells. */
    default boolean isOfSteps() {
        return false;
    }

    /** Chunk copies by kcopyd. */
    record Copies() implements Measure {
        @Override
        public Optional<Reply> of(Played play) {
            return Optional.of(Reply.number(play.events().filter(Event.CopyStarted.class::isInstance).count()));
        }
    }

    /** Which chunks. */
    enum Which {
        COPIED, SHARED, STORED
    }

    /** Chunks of a volume that the play copied, or that its snapshot shares or stores after it. */
    record Chunks(String volume, Which which) implements Measure {
        @Override
        public Optional<Reply> of(Played play) {
            Moment after = play.after().now();
            List<String> devices = snapshots(after, volume);
            return devices.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Reply.chunks(which == Which.COPIED
                            ? copied(play, devices)
                            : present(after, devices)));
        }

        private static NavigableSet<Long> copied(Played play, List<String> devices) {
            NavigableSet<Long> chunks = new TreeSet<>();
            play.events().forEach(event -> {
                if (event instanceof Event.CopyStarted copy && devices.contains(copy.snapshot())) {
                    chunks.add(copy.chunk());
                }
            });
            return chunks;
        }

        private NavigableSet<Long> present(Moment after, List<String> devices) {
            NavigableSet<Long> chunks = new TreeSet<>();
            for (String device : devices) {
                long all = after.revision().snapshot(device).map(SnapshotInfo::originChunks).orElse(0L);
                LongStream.range(0, all).filter(chunk -> after.revision().exceptions(device, chunk, chunk + 1)
                        .isEmpty() == (which == Which.SHARED)).forEach(chunks::add);
            }
            return chunks;
        }

        /** The devices of the snapshots that a volume has, or of the one that it is. */
        private static List<String> snapshots(Moment moment, String volume) {
            if (moment.snapshot(volume).isPresent()) {
                return moment.deviceOf(volume).stream().toList();
            }
            return moment.volume(volume).map(moment::snapshotsOf).orElse(List.of()).stream().map(LogicalVolumeInfo::device).toList();
        }
    }

    /** Chunks of a volume that read one letter after the play. */
    record ChunksThatRead(String volume, String word) implements Measure {
        @Override
        public Optional<Reply> of(Played play) {
            Moment after = play.after().now();
            long size = after.chunkBytes(volume);
            List<Long> chunks = new ArrayList<>();
            for (long at = 0; at < after.bytesOf(volume).orElse(0); at += size) {
                long length = Math.min(size, after.bytesOf(volume).orElse(0) - at);
                if (after.read(volume, at, length).filter(bytes -> Content.letters(bytes).equals(List.of(word))).isPresent()) {
                    chunks.add(at / size);
                }
            }
            return after.deviceOf(volume).map(device -> Reply.chunks(chunks));
        }
    }

    /** Pages of a file that some task may write after the play. */
    record WritablePages(String path) implements Measure {
        @Override
        public Optional<Reply> of(Played play) {
            return Optional.of(Reply.chunks(play.after().now().revision().mappings().stream().filter(page -> page.file().equals(path))
                    .filter(page -> page.state() == MappingInfo.PageState.WRITABLE)
                    .flatMap(page -> LongStream.range(page.page(), page.page() + page.pages()).boxed()).toList()));
        }
    }

    /** An amount of a volume after the play. */
    record Property(String volume, VolumeProperty property) implements Measure {
        @Override
        public Optional<Reply> of(Played play) {
            return property.of(play.after().now(), volume).map(Reply::number);
        }
    }

    /** How many volumes there are after the play. */
    record Volumes() implements Measure {
        @Override
        public Optional<Reply> of(Played play) {
            return Optional.of(Reply.number(play.after().now().groups().stream().mapToLong(group -> group.volumes().size()).sum()));
        }
    }

    /** Which of the play's writes makes a formula true, the first being 1. */
    record FirstWrite(Formula formula) implements Measure {
        @Override
        public boolean isOfSteps() {
            return true;
        }

        @Override
        public Optional<Reply> of(Played play) {
            List<String> devices = devices(play);
            long writes = 0;
            for (var step : play.steps()) {
                writes += play.after().revision(step).events().stream()
                        .filter(event -> event instanceof Event.Written write && devices.contains(write.device())).count();
                if (formula.judge(play.after().at(step)).isMet()) {
                    return Optional.of(Reply.number(writes));
                }
            }
            return Optional.empty();
        }

        /** The volume that the formula is about, and the origin that it has. */
        private List<String> devices(Played play) {
            Moment before = play.before();
            return formula.thing().flatMap(thing -> before.volume(thing.volume())).stream()
                    .flatMap(volume -> java.util.stream.Stream.concat(java.util.stream.Stream.of(volume.device()),
                            volume.origin().flatMap(origin -> before.volume(volume.group() + "/" + origin)).map(LogicalVolumeInfo::device)
                                    .stream()))
                    .toList();
        }
    }

    /** How many there are of what is measured. */
    record Count(Measure of) implements Measure {
        @Override
        public boolean isOfSteps() {
            return of.isOfSteps();
        }

        @Override
        public Optional<Reply> of(Played play) {
            return of.of(play).map(reply -> Reply.number(reply.chunks().size()));
        }
    }

    /** Chunk copies of the blocks of a file. */
    record CopiesOf(String path) implements Measure {
        @Override
        public boolean isOfSteps() {
            return true;
        }

        @Override
        public Optional<Reply> of(Played play) {
            List<DeviceRange> ranges = play.after().now().revision().fileRanges(path);
            return ranges.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Reply.number(play.steps().stream()
                            .mapToLong(step -> Counting.copies(play.after().revision(step), ranges)).sum()));
        }
    }

    /** How many different machines a power cut after the play may leave. */
    record CrashStates() implements Measure {
        private static final int MOST = 4096;

        @Override
        public Optional<Reply> of(Played play) {
            return play.after().now().revision().afterPowerCut(MOST).map(states -> Reply.number(states.size()));
        }
    }
}
