package volscope.app.view.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import volscope.app.session.Act;
import volscope.app.session.Track;
import volscope.model.event.Event;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** Counts what happened in the steps of acts, each act once. */
final class Happenings {
    /** Of an act with more steps than this, no more are looked at. */
    private static final int MOST = 20_000;

    private final Function<RevisionId, Revision> revisions;
    private final Map<Act, Counts> known = new HashMap<>();

    Happenings(Function<RevisionId, Revision> revisions) {
        this.revisions = revisions;
    }

    /** The kinds that have a lane. */
    enum Kind {
        WRITES, COPIES, FAULTS
    }

    /** How often each kind happened, step by step. */
    private record Counts(int[][] byKind) {
        static Counts of(Function<RevisionId, Revision> revisions, Act act) {
            List<RevisionId> steps = act.run().steps();
            int[][] counts = new int[Kind.values().length][Math.min(MOST, steps.size())];
            for (int i = 0; i < counts[0].length; i++) {
                for (Event event : revisions.apply(steps.get(i)).events()) {
                    count(counts, i, event);
                }
            }
            return new Counts(counts);
        }

        private static void count(int[][] counts, int step, Event event) {
            switch (event) {
                case Event.Written written -> counts[Kind.WRITES.ordinal()][step]++;
                case Event.ExceptionCompleted done -> counts[Kind.COPIES.ordinal()][step]++;
                case Event.PageFault fault -> counts[Kind.FAULTS.ordinal()][step]++;
                default -> {
                }
            }
        }
    }

    /** Sums of a kind over a branch, in bins of equal length. */
    int[] sums(Track track, Kind kind, int bins) {
        int[] sums = new int[bins];
        long end = Math.max(1, track.end());
        for (Track.Leg leg : track.legs()) {
            int[] counts = known.computeIfAbsent(leg.act(), act -> Counts.of(revisions, act)).byKind()[kind.ordinal()];
            for (int i = 0; i < Math.min(counts.length, leg.steps()); i++) {
                sums[(int) Math.min(bins - 1, (leg.after() + i + 1) * bins / (end + 1))] += counts[i];
            }
        }
        return sums;
    }
}
