package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import volscope.app.lesson.predicate.Counting;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.model.event.Event;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/** Which chunks of which devices were written or copied since the start. */
final class Touched {
    private static final int SECTOR = 512;
    private static final int MOST = 512;

    private final Map<String, List<long[]>> ranges = new LinkedHashMap<>();
    private final Moment now;

    Touched(World end) {
        this.now = end.now();
        Counting.events(end).forEach(event -> {
            switch (event) {
                case Event.Written write -> add(write.device(), write.sector(), write.sectors());
                case Event.CopyStarted copy -> now.revision().snapshot(copy.snapshot())
                        .ifPresent(info -> add(copy.snapshot(), copy.chunk() * info.chunkSectors(), info.chunkSectors()));
                default -> {
                    // Nothing else has sectors.
                }
            }
        });
    }

    private void add(String device, long sector, long sectors) {
        ranges.computeIfAbsent(device, unknown -> new ArrayList<>()).add(new long[]{sector, sector + sectors});
    }

    /** The chunks of a volume that were, or that were of its origin or of a snapshot of it; the first of them. */
    NavigableSet<Long> chunks(String volume) {
        long sectors = now.chunkBytes(volume) / SECTOR;
        NavigableSet<Long> chunks = new TreeSet<>();
        for (String device : family(volume)) {
            for (long[] range : ranges.getOrDefault(device, List.of())) {
                LongStream.rangeClosed(range[0] / sectors, (range[1] - 1) / sectors).limit(MOST).forEach(chunks::add);
            }
        }
        while (chunks.size() > MOST) {
            chunks.pollLast();
        }
        return chunks;
    }

    private List<String> family(String volume) {
        List<String> family = new ArrayList<>(now.deviceOf(volume).stream().toList());
        now.volume(volume).ifPresent(info -> {
            now.snapshotsOf(info).forEach(snapshot -> family.add(snapshot.device()));
            info.origin().flatMap(origin -> now.volume(info.group() + "/" + origin)).map(LogicalVolumeInfo::device)
                    .ifPresent(family::add);
        });
        now.snapshot(volume).map(SnapshotInfo::origin).ifPresent(family::add);
        return family;
    }
}
