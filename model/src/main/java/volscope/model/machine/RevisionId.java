package volscope.model.machine;

import org.jspecify.annotations.Nullable;

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

    /** As of any record, without the handles that theirs is called through: a key is compared very often. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevisionId id && number == id.number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
