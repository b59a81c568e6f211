package volscope.sim.dm;

/** How a device is suspended. */
public enum SuspendFlag {
    /** The file system is not frozen. */
    SKIP_LOCKFS,
    /** Bios on their way may come back unfinished, and the file system is not frozen either. */
    NOFLUSH
}
