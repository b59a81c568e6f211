package volscope.app.lesson.predicate;

import java.util.List;
import java.util.OptionalInt;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/**
 * A world as a power cut leaves it.
 *
 * @param before
 *            the world that power was taken from
 * @param now
 *            the machine that has booted since
 */
record Aftermath(World before, Moment now) implements World {
    /** The most machines that one power cut is followed into. */
    static final int MOST = 4096;

    @Override
    public Moment start() {
        return before.start();
    }

    @Override
    public List<RevisionId> branch() {
        return before.branch();
    }

    @Override
    public List<RevisionId> session() {
        return before.session();
    }

    @Override
    public List<RevisionId> history() {
        return before.history();
    }

    @Override
    public Revision revision(RevisionId id) {
        return before.revision(id);
    }

    @Override
    public World at(RevisionId revision) {
        return before.at(revision);
    }

    @Override
    public long commands() {
        return before.commands();
    }

    @Override
    public OptionalInt exitCode() {
        return before.exitCode();
    }
}
