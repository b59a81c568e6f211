package volscope.sim.fs.extent;

/** How far a file system is frozen: who waits. */
public enum FreezeLevel {
    /** Nobody. */
    UNFROZEN,
    /** Whoever changes files. */
    WRITE,
    /** Write faults, too. */
    PAGEFAULT,
    /** The file system's own changes, too. */
    FS,
    /** Everything is on the device, and stays as it is. */
    COMPLETE;

    boolean holdsWriters() {
        return this != UNFROZEN;
    }

    boolean holdsFaults() {
        return ordinal() >= PAGEFAULT.ordinal();
    }
}
