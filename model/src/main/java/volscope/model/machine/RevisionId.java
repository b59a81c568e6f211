package volscope.model.machine;

/**
 * The name of a revision within one machine.
 *
 * @param number
 *            grows with the order in which revisions are made, over all branches
 */
public record RevisionId(long number) implements Comparable<RevisionId> {

    @Override
    public int compareTo(RevisionId other) {
        return Long.compare(number, other.number);
    }
}
