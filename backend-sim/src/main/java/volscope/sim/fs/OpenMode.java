package volscope.sim.fs;

/** How a file is opened. */
public enum OpenMode {
    /** For reading; it must exist. */
    READ,
    /** For reading and writing; it must exist. */
    READ_WRITE,
    /** For writing from the start; made if it is not there, kept as it is otherwise. */
    WRITE,
    /** For writing from the start; made if it is not there, emptied otherwise. */
    TRUNCATE,
    /** For writing at the end; made if it is not there. */
    APPEND;

    boolean creates() {
        return this == WRITE || this == TRUNCATE || this == APPEND;
    }

    boolean reads() {
        return this == READ || this == READ_WRITE;
    }

    boolean writes() {
        return this != READ;
    }
}
