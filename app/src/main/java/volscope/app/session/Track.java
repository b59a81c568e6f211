package volscope.app.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import volscope.model.event.Event;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/**
 * The moments of one branch in order, from power-on, which is moment 0, to the head.
 *
 * @param start
 *            the revision at power-on
 * @param legs
 *            the acts of the branch, as far as the branch follows them
 * @param oldest
 *            the first moment that can be looked at; those before are folded into a checkpoint
 */
public record Track(RevisionId start, List<Leg> legs, long oldest) {

    /**
     * The part of an act that lies on the branch.
     *
     * @param act
     *            the act
     * @param after
     *            the moment it acted on
     * @param steps
     *            how many of its steps are on the branch
     */
    public record Leg(Act act, long after, int steps) {

        /** The moment at its end. */
        public long end() {
            return after + steps;
        }
    }

    /** The branch that a history's head is on. */
    public static Track of(History history) {
        List<Act> path = history.path();
        List<Leg> legs = new ArrayList<>();
        long after = 0;
        for (int i = 0; i < path.size(); i++) {
            RevisionId left = i + 1 < path.size() ? path.get(i + 1).before() : history.head();
            Leg leg = new Leg(path.get(i), after, index(path.get(i), left) + 1);
            legs.add(leg);
            after = leg.end();
        }
        return new Track(history.start(), legs, oldest(history, legs));
    }

    private static long oldest(History history, List<Leg> legs) {
        if (!history.isFolded(history.start())) {
            return 0;
        }
        for (Leg leg : legs) {
            int index = Collections.binarySearch(leg.act().run().steps(), history.checkpoint());
            int first = index < 0 ? -index - 1 : index;
            if (first < leg.steps()) {
                return leg.after() + first + 1;
            }
        }
        return legs.isEmpty() ? 0 : legs.getLast().end();
    }

    /** The last moment. */
    public long end() {
        return legs.isEmpty() ? 0 : legs.getLast().end();
    }

    /** The revision at a moment; of one beyond the ends, that of the end. */
    public RevisionId at(long moment) {
        for (Leg leg : legs.reversed()) {
            if (moment > leg.after() && leg.steps() > 0) {
                return leg.act().run().steps().get((int) (Math.min(moment, leg.end()) - leg.after() - 1));
            }
        }
        return start;
    }

    /** The moment of a revision, if it is on this branch. */
    public OptionalLong moment(RevisionId revision) {
        if (revision.equals(start)) {
            return OptionalLong.of(0);
        }
        for (Leg leg : legs) {
            int index = index(leg.act(), revision);
            if (index >= 0 && index < leg.steps()) {
                return OptionalLong.of(leg.after() + index + 1);
            }
        }
        return OptionalLong.empty();
    }

    /** The chunk that was copied last on this branch. */
    public Optional<Selection> lastCopy(Function<RevisionId, Revision> revisions) {
        for (long moment = end(); moment > 0; moment--) {
            for (Event event : revisions.apply(at(moment)).events()) {
                if (event instanceof Event.ExceptionCompleted done) {
                    return Optional.of(new Selection.Chunk(done.snapshot(), done.chunk()));
                }
            }
        }
        return Optional.empty();
    }

    private static int index(Act act, RevisionId revision) {
        return Math.max(-1, Collections.binarySearch(act.run().steps(), revision));
    }
}
