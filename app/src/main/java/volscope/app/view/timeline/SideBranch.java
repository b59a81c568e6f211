package volscope.app.view.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Act;
import volscope.app.session.History;
import volscope.app.session.Track;
import volscope.model.machine.RevisionId;

/**
 * A branch beside the one that is shown.
 *
 * @param from
 *            the moment of the shown branch at which it leaves
 * @param acts
 *            its acts from there on, to its end
 * @param standing
 *            how it came to be
 */
record SideBranch(long from, List<Act> acts, Standing standing) {

    /** How a branch came to be beside. */
    enum Standing {
        /** Its acts were taken back and can be brought back. */
        UNDONE,
        /** Something else was done in its place. */
        LEFT,
        /** The head is on it, and one looks elsewhere. */
        CURRENT
    }

    /** The branches beside the shown one, in the order in which they leave it. */
    static List<SideBranch> beside(History history, Track shown) {
        Set<Integer> on = new HashSet<>();
        shown.legs().forEach(leg -> on.add(leg.act().number()));
        Map<Integer, List<Act>> next = new HashMap<>();
        history.acts().forEach(act -> next.computeIfAbsent(act.parent().orElse(-1), parent -> new ArrayList<>()).add(act));
        List<SideBranch> branches = new ArrayList<>();
        for (Act act : history.acts()) {
            boolean leaves = !on.contains(act.number()) && (act.parent().isEmpty() || on.contains(act.parent().getAsInt()));
            List<Act> acts = leaves ? chain(act, next) : List.of();
            if (leaves && !history.isFolded(acts.getLast().run().end())) {
                branches.add(new SideBranch(shown.moment(act.before()).orElse(shown.end()), acts, standing(history, acts)));
            }
        }
        branches.sort(java.util.Comparator.comparingLong(SideBranch::from));
        return branches;
    }

    /** An act and what followed it, the latest of several. */
    private static List<Act> chain(Act first, Map<Integer, List<Act>> next) {
        List<Act> acts = new ArrayList<>();
        for (Act act = first; act != null; act = Optional.ofNullable(next.get(act.number())).map(List::getLast).orElse(null)) {
            acts.add(act);
        }
        return acts;
    }

    private static Standing standing(History history, List<Act> acts) {
        boolean current = history.last().isPresent() && acts.stream().anyMatch(act -> act.number() == history.last().getAsInt());
        if (current) {
            return Standing.CURRENT;
        }
        return history.undone().stream().anyMatch(act -> act.number() == acts.getFirst().number()) ? Standing.UNDONE : Standing.LEFT;
    }

    /** How many steps it has. */
    long length() {
        return acts.stream().mapToLong(act -> act.run().steps().size()).sum();
    }

    /** Its last revision. */
    RevisionId end() {
        return acts.getLast().run().end();
    }

    /** The branch that a revision lies on: the head's where it does, else one that leads through it. */
    static Track through(History history, RevisionId revision) {
        Track head = Track.of(history);
        if (head.moment(revision).isPresent()) {
            return head;
        }
        for (Act act : history.acts().reversed()) {
            Track track = Track.of(history.at(act.run().end()));
            if (track.moment(revision).isPresent()) {
                return track;
            }
        }
        return head;
    }
}
