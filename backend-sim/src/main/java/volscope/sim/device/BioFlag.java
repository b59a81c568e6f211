package volscope.sim.device;

/** How a bio is to be carried out. */
public enum BioFlag {
    /** What was written before is made durable first. */
    PREFLUSH,
    /** The data are durable when the bio ends. */
    FUA,
    /** A program waits for it and sends no more behind it. */
    IDLE,
    /** A thread waits for it in its own call, though it is a read. */
    SYNC,
    /** No thread waits for it in its own call, though it is a write. */
    BACKGROUND,
    /** A guess ahead: it fails sooner than it waits. */
    READAHEAD,
    /** It fails with EAGAIN sooner than it waits. */
    NOWAIT
}
