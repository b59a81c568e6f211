package volscope.model.machine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A machine with its whole history. Lines of text are the only way to change it, and they never change a revision: they add new ones. Not
 * safe for use by several threads at a time, but for {@link #revision}.
 */
public interface Machine {

    /** The revision right after power-on. */
    RevisionId start();

    /**
     * Runs a line of text on a revision, as a shell would. A line that never ends is given up by interrupting the thread.
     *
     * @param at
     *            the revision to act on; acting on one that has successors opens a branch
     * @param line
     *            one line of the shell, plumbing ({@code @ …}) included
     * @throws EndlessRunException
     *             if the line was given up
     */
    Run run(RevisionId at, String line);

    /**
     * Runs a line and keeps nothing of it: what the act would do.
     *
     * @return the run, with revisions that can be read, but are no part of the history
     */
    Run preview(RevisionId at, String line);

    /** What can be read at one time. */
    Revision revision(RevisionId id);

    /** The revision before, on the same branch; empty for {@link #start} and for a revision that begins a machine of another kernel. */
    Optional<RevisionId> parent(RevisionId id);

    /** The revisions that follow directly, in the order they were made: more than one where the history branches. */
    List<RevisionId> children(RevisionId id);

    /**
     * Folds the revisions that were made before one into it, a checkpoint, and frees what they held: from then on each of them reads as the
     * checkpoint does. Their lines, labels and events stay; on those that are folded nothing can be run any more.
     */
    void fold(RevisionId checkpoint);

    /** Forgets revisions, and frees what they held. From then on they are unknown; their numbers are not given again. */
    void forget(Collection<RevisionId> revisions);

    /** What differs between two revisions, of a preview too. */
    Difference difference(RevisionId before, RevisionId after);

    /**
     * Why a chunk of a snapshot reads as it does, latest cause first.
     *
     * @param device
     *            the snapshot's device-mapper name
     * @param chunk
     *            which chunk
     */
    List<Cause> why(RevisionId at, String device, long chunk);

    /** What completes the text before the cursor, best first: commands, options, volumes, paths. */
    List<String> complete(RevisionId at, String line, int cursor);

    /** The profiles that {@code profile P} takes, in the order to offer them. */
    List<String> profiles();
}
