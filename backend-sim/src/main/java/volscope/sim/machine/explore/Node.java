package volscope.sim.machine.explore;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;

import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.LogLine;

/** A machine in components, with what they say. It is worked out by one thread and handed to others when it says what it means. */
final class Node {

    private final Object[] parts;
    private final Summary[] said;
    private final Backlog backlog;
    private final PVector<LogLine> log;
    private final boolean unseen;
    private @Nullable Summary meaning;

    /**
     * @param parts
     *            its components, and the views; nobody changes them
     * @param said
     *            what each of them says; nobody changes that
     * @param backlog
     *            the work that waits
     * @param log
     *            what it has logged, which tells no machines apart
     * @param unseen
     *            whether it was reached by a move that nobody else can tell from none
     */
    Node(Object[] parts, Summary[] said, Backlog backlog, PVector<LogLine> log, boolean unseen) {
        this.parts = parts;
        this.said = said;
        this.backlog = backlog;
        this.log = log;
        this.unseen = unseen;
    }

    Object[] parts() {
        return parts;
    }

    Summary[] said() {
        return said;
    }

    Backlog backlog() {
        return backlog;
    }

    PVector<LogLine> log() {
        return log;
    }

    boolean isUnseen() {
        return unseen;
    }

    /** What the machine says as a whole; null until that was worked out. */
    @Nullable
    Summary meaning() {
        return meaning;
    }

    void means(Summary all) {
        meaning = all;
    }
}
