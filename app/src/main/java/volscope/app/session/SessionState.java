package volscope.app.session;

import java.util.List;
import java.util.Optional;
import volscope.model.machine.Machine;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** All that a session knows, as a value. */
record SessionState(String lab, Machine machine, History history, Optional<RevisionId> look, Selection selection,
        Frame.Activity activity, Optional<Ghost> ghost, List<Marks> marks, Learning learning) {

    /** A lab on which nothing was run. */
    static SessionState of(String lab, Machine machine) {
        return of(lab, machine, History.startingAt(machine.start()));
    }

    /** A lab on which some lines were run. */
    static SessionState of(String lab, Machine machine, History history) {
        return new SessionState(lab, machine, history, Optional.empty(), new Selection.None(),
                Frame.Activity.IDLE, Optional.empty(), List.of(), Learning.NONE);
    }

    /** The revision looked at. */
    RevisionId shown() {
        return look.orElse(history.head());
    }

    SessionState lookingAt(RevisionId revision) {
        RevisionId there = history.readable(revision);
        Optional<RevisionId> next = there.equals(history.head()) ? Optional.empty() : Optional.of(there);
        return next.equals(look)
                ? this
                : new SessionState(lab, machine, history, next, selection, activity, Optional.empty(), marks,
                        next.isPresent() ? learning : learning.seen());
    }

    SessionState lookingAtNow() {
        return lookingAt(history.head());
    }

    SessionState selecting(Selection next) {
        return next.equals(selection) ? this : new SessionState(lab, machine, history, look, next, activity, ghost, marks, learning);
    }

    SessionState with(Frame.Activity next) {
        return next == activity ? this : new SessionState(lab, machine, history, look, selection, next, ghost, marks, learning);
    }

    SessionState moving(History next) {
        return next == history
                ? this
                : new SessionState(lab, machine, next, Optional.empty(), selectionIn(next), activity, Optional.empty(), marks,
                        learning.seen());
    }

    /** A lab just opened, of which as much is kept as of the one before. */
    SessionState keepingLike(SessionState before) {
        return folding(history.keeping(before.history.limit()));
    }

    /** Tells the machine what may be folded that was not before. */
    void foldAfter(SessionState before) {
        if (!history.checkpoint().equals(before.history.checkpoint()) && history.isFolded(history.start())) {
            machine.fold(history.checkpoint());
        }
    }

    /** The same with older steps folded, which are not looked at any more. */
    SessionState folding(History folded) {
        Optional<RevisionId> next = look.map(folded::readable).filter(there -> !there.equals(folded.head()));
        return folded == history
                ? this
                : new SessionState(lab, machine, folded, next, selection, activity, ghost, marks, learning);
    }

    SessionState foreseeing(Optional<Ghost> next) {
        return next.equals(ghost) ? this : new SessionState(lab, machine, history, look, selection, activity, next, marks, learning);
    }

    SessionState marking(List<Marks> next) {
        return next.equals(marks) ? this : new SessionState(lab, machine, history, look, selection, activity, ghost, next, learning);
    }

    /** A refusal is selected as it happens, and no longer once something else was run. */
    SessionState after(History next, Act act) {
        SessionState moved = moving(next);
        return act.run().explanation().isPresent() ? moved.selecting(new Selection.Refusal(act.number())) : moved;
    }

    SessionState with(Learning next) {
        return next.equals(learning) ? this : new SessionState(lab, machine, history, look, selection, activity, ghost, marks, next);
    }

    private Selection selectionIn(History next) {
        return selection instanceof Selection.Refusal ? new Selection.None() : selection;
    }

    /** The frame to show, the first one. */
    Frame frame() {
        Revision revision = machine.revision(shown());
        return frame(revision, Facts.of(revision));
    }

    /** The frame to show; what did not change since the frame before is not asked for again. */
    Frame frameAfter(SessionState before, Frame frame) {
        boolean same = before.machine == machine && before.shown().equals(shown());
        return same ? frame(frame.revision(), frame.facts()) : frame();
    }

    /** The same with what is selected called as it is now, if it was called otherwise in a frame of the same lab. */
    SessionState following(SessionState before, Frame old, Frame now) {
        boolean other = before.machine != machine || old.facts() == now.facts();
        return other ? this : selecting(new Renames(old.facts(), now.facts()).follow(selection));
    }

    /** The frame to show, of the same moment as another. */
    Frame frameLike(Frame other) {
        return frame(other.revision(), other.facts());
    }

    private Frame frame(Revision revision, Facts facts) {
        Frame.Look where = look.isPresent() ? Frame.Look.PAST : Frame.Look.NOW;
        return new Frame(lab, revision, facts, history, where, selection, activity, machine.profiles(), ghost,
                learning.marks(facts, marks), learning);
    }
}
