package volscope.app.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import volscope.model.event.Event;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;

/**
 * What the events of a branch tell of chunks and the kernel's tables do not: what a snapshot wrote itself, which copies are on their way,
 * when each exception was completed. Going on costs what is new; going back begins anew. Not for several threads at a time.
 */
@Singleton
public final class Chronicle {
    private final Map<Act, List<Entry>> read = new IdentityHashMap<>();
    private final Map<String, ChunkRecord> records = new HashMap<>();
    private List<Track.Leg> told = List.of();

    @Inject
    public Chronicle() {
        // it reads acts as they come
    }

    private enum Kind {
        EMPTIED, WROTE_ITSELF, COPY_STARTED, COMPLETED
    }

    /** What a step did to a snapshot; of a write the sectors, of a copy the chunk and its slot. */
    private record Entry(int step, Kind kind, String device, long first, long second) {
    }

    /** What is known of a snapshot's chunks at the moment that a frame shows. */
    public ChunkRecord of(Frame frame, String device) {
        go(Track.of(frame.history().at(frame.revision().id())));
        return records.getOrDefault(device, ChunkRecord.NOTHING);
    }

    private void go(Track track) {
        List<Track.Leg> legs = track.legs();
        if (!goesOn(legs)) {
            records.clear();
            told = List.of();
        }
        for (int i = Math.max(0, told.size() - 1); i < legs.size(); i++) {
            int from = i < told.size() ? told.get(i).steps() : 0;
            tell(legs.get(i), from);
        }
        told = legs;
        if (legs.isEmpty()) {
            read.clear();
        }
    }

    /** Whether what was told is the beginning of what is to be told. */
    private boolean goesOn(List<Track.Leg> legs) {
        if (told.size() > legs.size()) {
            return false;
        }
        for (int i = 0; i < told.size(); i++) {
            boolean last = i == told.size() - 1;
            Track.Leg before = told.get(i);
            Track.Leg now = legs.get(i);
            if (before.act() != now.act() || (last ? before.steps() > now.steps() : before.steps() != now.steps())) {
                return false;
            }
        }
        return true;
    }

    private void tell(Track.Leg leg, int from) {
        for (Entry entry : read.computeIfAbsent(leg.act(), this::read)) {
            if (entry.step() >= from && entry.step() < leg.steps()) {
                tell(entry, leg.after() + entry.step() + 1);
            }
        }
    }

    private void tell(Entry entry, long moment) {
        if (entry.kind() == Kind.EMPTIED) {
            records.remove(entry.device());
            return;
        }
        ChunkRecord record = records.computeIfAbsent(entry.device(), device -> new ChunkRecord());
        switch (entry.kind()) {
            case WROTE_ITSELF -> record.wrote(entry.first(), entry.second());
            case COPY_STARTED -> record.started(entry.first(), entry.second());
            case COMPLETED -> record.completed(entry.first(), moment);
            case EMPTIED -> {
            }
        }
    }

    private List<Entry> read(Act act) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Boolean> snapshots = new HashMap<>();
        List<RevisionId> steps = act.run().steps();
        for (int step = 0; step < steps.size(); step++) {
            Revision revision = act.after(steps.get(step));
            for (Event event : revision.events()) {
                read(entries, step, revision, event, snapshots);
            }
        }
        return entries;
    }

    private static void read(List<Entry> entries, int step, Revision revision, Event event, Map<String, Boolean> snapshots) {
        switch (event) {
            case Event.DeviceResumed(String device) -> {
                snapshots.remove(device);
                if (revision.snapshot(device).map(SnapshotInfo::exceptions).filter(count -> count == 0).isPresent()) {
                    entries.add(new Entry(step, Kind.EMPTIED, device, 0, 0));
                }
            }
            case Event.DeviceRemoved(String device) -> snapshots.remove(device);
            case Event.Written(String device, long sector, long sectors) -> {
                if (snapshots.computeIfAbsent(device, name -> revision.snapshot(name).isPresent())) {
                    entries.add(new Entry(step, Kind.WROTE_ITSELF, device, sector, sectors));
                }
            }
            case Event.CopyStarted(String device, long chunk, long slot) ->
                entries.add(new Entry(step, Kind.COPY_STARTED, device, chunk, slot));
            case Event.ExceptionCompleted(String device, long chunk, long slot) ->
                entries.add(new Entry(step, Kind.COMPLETED, device, chunk, slot));
            default -> {
            }
        }
    }
}
