package volscope.app.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import volscope.model.machine.RevisionId;

/**
 * The acts of a lab as a tree, with the place where the next one goes. A value: running, undoing and redoing give another history, and
 * nothing that was ever run is lost; but a person may set how many steps back one can still look, and older ones are folded.
 *
 * @param start
 *            the revision at power-on
 * @param acts
 *            every act, in the order they were run
 * @param head
 *            the revision that the next line acts on
 * @param last
 *            the act that the head lies in or at the end of
 * @param undone
 *            what redo brings back, the nearest last
 * @param checkpoint
 *            the oldest revision that can be looked at: those made before it are folded into it
 * @param limit
 *            how many steps back from the head are kept; all if empty
 */
public record History(RevisionId start, List<Act> acts, RevisionId head, OptionalInt last, List<Act> undone, RevisionId checkpoint,
        OptionalLong limit) {

    /** The history of a machine that was just powered on. */
    public static History startingAt(RevisionId start) {
        return new History(start, List.of(), start, OptionalInt.empty(), List.of(), start, OptionalLong.empty());
    }

    /** The number the next act gets. */
    public int nextNumber() {
        return acts.size();
    }

    /** Adds an act that was run on the head. */
    public History with(Act act) {
        List<Act> longer = new ArrayList<>(acts);
        longer.add(act);
        return new History(start, longer, act.run().end(), OptionalInt.of(act.number()), List.of(), checkpoint, limit).folded();
    }

    /** Moves the head to any revision of the lab, to act there; what lay ahead stays in the tree. */
    public History at(RevisionId revision) {
        RevisionId there = readable(revision);
        return there.equals(head) ? this : new History(start, acts, there, actThatMade(there), List.of(), checkpoint, limit);
    }

    /** Whether a revision is folded into the checkpoint. */
    public boolean isFolded(RevisionId revision) {
        return revision.compareTo(start) >= 0 && revision.compareTo(checkpoint) < 0;
    }

    /** A revision, or the checkpoint into which it is folded. */
    public RevisionId readable(RevisionId revision) {
        return isFolded(revision) ? checkpoint : revision;
    }

    /** The revision so many steps before the head on its branch, if there are as many. */
    private Optional<RevisionId> before(long steps) {
        long left = steps;
        RevisionId end = head;
        for (OptionalInt at = last; at.isPresent(); at = acts.get(at.getAsInt()).parent()) {
            Act act = acts.get(at.getAsInt());
            int there = Collections.binarySearch(act.run().steps(), end) + 1;
            if (left < there) {
                return Optional.of(act.run().steps().get((int) (there - 1 - left)));
            }
            left -= Math.max(0, there);
            end = act.before();
        }
        return left == 0 ? Optional.of(start) : Optional.empty();
    }

    /** The same with another limit; what is folded stays so. */
    public History keeping(OptionalLong steps) {
        return steps.equals(limit) ? this : new History(start, acts, head, last, undone, checkpoint, steps).folded();
    }

    /** The same with what lies beyond the limit folded. */
    private History folded() {
        return limit.stream().boxed().flatMap(steps -> before(steps).stream()).filter(into -> into.compareTo(checkpoint) > 0).findFirst()
                .map(into -> new History(start, acts, head, last, undone, into, limit)).orElse(this);
    }

    /** What undo takes back, the nearest first. */
    public List<Act> undoable() {
        return path().reversed().stream().takeWhile(act -> !isFolded(act.before())).toList();
    }

    /** What undo takes back next. */
    public Optional<Act> nextUndo() {
        return lastAct().filter(act -> !isFolded(act.before()));
    }

    /** Takes the last act of this branch back, if it is not one of the first that stay. */
    History undo(int floor) {
        return last.isPresent() && last.getAsInt() < floor ? this : undo();
    }

    /** Takes the last act of this branch back. */
    public History undo() {
        return nextUndo().map(act -> new History(start, acts, act.before(), act.parent(), plus(undone, act), checkpoint, limit))
                .orElse(this);
    }

    /** Brings the act back that was undone last. */
    public History redo() {
        if (undone.isEmpty()) {
            return this;
        }
        Act act = undone.getLast();
        return new History(start, acts, act.run().end(), OptionalInt.of(act.number()), undone.subList(0, undone.size() - 1), checkpoint,
                limit);
    }

    /** The last act before the head, if any. */
    public Optional<Act> lastAct() {
        return last.isPresent() ? Optional.of(acts.get(last.getAsInt())) : Optional.empty();
    }

    /** The acts from the start to the head, in order. */
    public List<Act> path() {
        List<Act> path = new ArrayList<>();
        for (OptionalInt at = last; at.isPresent(); at = acts.get(at.getAsInt()).parent()) {
            path.add(acts.get(at.getAsInt()));
        }
        return path.reversed();
    }

    /** How many ends the tree has; an act that another one left half-way has an end of its own. */
    public int branches() {
        Set<RevisionId> left = acts.stream().map(Act::before).collect(Collectors.toSet());
        return (int) Math.max(1, acts.stream().filter(act -> !left.contains(act.run().end())).count());
    }

    private OptionalInt actThatMade(RevisionId revision) {
        return acts.stream().filter(act -> act.made(revision)).mapToInt(Act::number).findFirst();
    }

    private static List<Act> plus(List<Act> list, Act act) {
        List<Act> longer = new ArrayList<>(list);
        longer.add(act);
        return longer;
    }
}
