package volscope.app.view.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.collections.ObservableListBase;
import volscope.app.session.ActEvents;
import volscope.app.session.ActEvents.Happened;
import volscope.app.session.Track;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** The events of a branch that are wanted, in order; a row is made when it is asked for. */
final class EventRows extends ObservableListBase<EventRow> {
    private static final int MOST_ROWS = 4096;

    private final List<Track.Leg> legs;
    private final List<List<Happened>> kept = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final EventWords words;
    private final Map<Integer, EventRow> made = new HashMap<>();

    EventRows(Track track, ActEvents events, EventWords words, Set<EventKind> kinds, String filter) {
        this.words = words;
        this.legs = track.legs();
        int end = 0;
        String wanted = filter.toLowerCase(Locale.ROOT);
        for (Track.Leg leg : legs) {
            List<Happened> some = events.of(leg.act()).stream().filter(happened -> happened.step() < leg.steps())
                    .filter(happened -> kinds.contains(EventKind.of(happened.event())))
                    .filter(happened -> wanted.isEmpty() || words.words(happened.event()).toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
            kept.add(some);
            end += some.size();
            ends.add(end);
        }
    }

    @Override
    public int size() {
        return ends.isEmpty() ? 0 : ends.getLast();
    }

    @Override
    public EventRow get(int index) {
        if (made.size() > MOST_ROWS) {
            made.clear();
        }
        return made.computeIfAbsent(index, this::row);
    }

    private EventRow row(int index) {
        int leg = leg(index);
        int first = leg == 0 ? 0 : ends.get(leg - 1);
        Happened happened = kept.get(leg).get(index - first);
        Track.Leg act = legs.get(leg);
        RevisionId id = act.act().run().steps().get(happened.step());
        Revision at = act.act().after(id);
        return new EventRow(act.after() + happened.step() + 1, id, at.nanos(), EventKind.of(happened.event()),
                words.words(happened.event()),
                EventWords.about(happened.event(), at));
    }

    /** The leg that has a row. */
    private int leg(int index) {
        int low = 0;
        int high = ends.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (ends.get(middle) > index) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The last row that is not later than a moment; -1 if all are. */
    int lastUntil(long moment) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (get(middle).moment() <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
