package volscope.app.lesson.predicate;

import java.util.List;
import java.util.OptionalInt;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** What formulas are judged by: a moment of a machine, and how it came to it. */
public interface World {

    /** The moment that is judged. */
    Moment now();

    /** The moment after the setup. */
    Moment start();

    /** The revisions of this branch from the start to now, both included, in order. */
    List<RevisionId> branch();

    /** The revisions of all branches since the start, in the order they were made. */
    List<RevisionId> session();

    /** The revisions from power-on to now, both included, in order. */
    List<RevisionId> history();

    /** What can be read at a revision. */
    Revision revision(RevisionId id);

    /** The same machine, judged at another revision of the session. */
    World at(RevisionId revision);

    /** How many lines since the start changed the machine. */
    long commands();

    /** The exit code of the last line since the start. */
    OptionalInt exitCode();
}
