package volscope.app.view.timeline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import volscope.app.session.Act;
import volscope.app.session.Track;
import volscope.model.event.Event;
import volscope.model.machine.RevisionId;

/** Counts what happened in the steps of acts, each act once. */
final class Happenings {
    /** Of an act with more steps than this, no more are looked at. */
    private static final int MOST = 1_000_000;

    private final Map<Act, Counts> known = new IdentityHashMap<>();

    /** The kinds that have a lane. */
    enum Kind {
        WRITES, COPIES, FAULTS, PROBLEMS
    }

    /** How often each kind happened, step by step; kinds that did not happen have no steps. */
    private record Counts(int[][] byKind) {
        static Counts of(Act act) {
            List<RevisionId> steps = act.run().steps();
            int length = Math.min(MOST, steps.size());
            int[][] counts = new int[Kind.values().length][];
            for (int i = 0; i < length; i++) {
                for (Event event : act.after(steps.get(i)).events()) {
                    int kind = kind(event);
                    if (kind >= 0) {
                        counts[kind] = counts[kind] == null ? new int[length] : counts[kind];
                        counts[kind][i]++;
                    }
                }
            }
            int broken = act.run().decisive().map(steps::indexOf).orElse(-1);
            if (broken >= 0 && broken < length) {
                int problems = Kind.PROBLEMS.ordinal();
                counts[problems] = counts[problems] == null ? new int[length] : counts[problems];
                counts[problems][broken]++;
            }
            for (int kind = 0; kind < counts.length; kind++) {
                counts[kind] = counts[kind] == null ? new int[0] : counts[kind];
            }
            return new Counts(counts);
        }

        private static int kind(Event event) {
            return switch (event) {
                case Event.Written written -> Kind.WRITES.ordinal();
                case Event.ExceptionCompleted done -> Kind.COPIES.ordinal();
                case Event.PageFault fault -> Kind.FAULTS.ordinal();
                case Event.SnapshotInvalidated invalid -> Kind.PROBLEMS.ordinal();
                case Event.SnapshotOverflowed full -> Kind.PROBLEMS.ordinal();
                case Event.TableRefused refused -> Kind.PROBLEMS.ordinal();
                case Event.BusError error -> Kind.PROBLEMS.ordinal();
                default -> -1;
            };
        }
    }

    private int[] counts(Act act, Kind kind) {
        return known.computeIfAbsent(act, Counts::of).byKind()[kind.ordinal()];
    }

    /** Whether a kind happened on a branch. */
    boolean any(Track track, Kind kind) {
        return track.legs().stream().anyMatch(leg -> first(leg, kind).isPresent());
    }

    /** The moment at which a kind happened first in an act. */
    OptionalLong first(Track.Leg leg, Kind kind) {
        int[] counts = counts(leg.act(), kind);
        for (int i = 0; i < Math.min(counts.length, leg.steps()); i++) {
            if (counts[i] > 0) {
                return OptionalLong.of(leg.after() + i + 1);
            }
        }
        return OptionalLong.empty();
    }

    /** Every moment of a branch at which a kind happened. */
    List<Long> moments(Track track, Kind kind) {
        List<Long> moments = new ArrayList<>();
        for (Track.Leg leg : track.legs()) {
            int[] counts = counts(leg.act(), kind);
            for (int i = 0; i < Math.min(counts.length, leg.steps()); i++) {
                if (counts[i] > 0) {
                    moments.add(leg.after() + i + 1);
                }
            }
        }
        return moments;
    }

    /** Sums of a kind over a branch, in bins of equal length. */
    int[] sums(Track track, Kind kind, int bins) {
        int[] sums = new int[bins];
        long end = Math.max(1, track.end());
        for (Track.Leg leg : track.legs()) {
            int[] counts = counts(leg.act(), kind);
            for (int i = 0; i < Math.min(counts.length, leg.steps()); i++) {
                sums[(int) Math.min(bins - 1, (leg.after() + i + 1) * bins / (end + 1))] += counts[i];
            }
        }
        return sums;
    }
}
