package volscope.model.explain;

/**
 * How a kernel comes through the sequence of {@link Generic081} on persistent memory.
 *
 * @param kernel
 *            the kernel profile: {@code 6.1}
 * @param kind
 *            which sentence tells of it
 * @param oldType
 *            the type of the origin's device, as the kernel numbers it
 * @param newType
 *            the type of the table that was refused; 0: none was
 * @param snapshot
 *            how the snapshot ended, in the status line's word: {@code Invalid}; empty: there was none
 */
public record Outcome(String kernel, Kind kind, long oldType, long newType, String snapshot) {

    /** Ways to come through. Each has a sentence per language. */
    public enum Kind {
        /** Mapped devices have no DAX; the snapshot fills up and dies, as the test wants. */
        NO_DAX_AT_ALL,
        /** The origin's table counts as DAX and answers every access with an error; who mounts without DAX does not notice. */
        STUB,
        /** The snapshot is refused: what is below the origin's new table could not be asked for a page. */
        REFUSED_BY_TRIAL,
        /** The snapshot is refused: the origin's new target has no direct_access. */
        REFUSED_BY_TARGET,
        /** The origin keeps DAX, the snapshot has none. */
        ORIGIN_KEEPS_DAX,
        /** Both have DAX. */
        BOTH_HAVE_DAX,
        /** Something else. */
        OTHER
    }
}
