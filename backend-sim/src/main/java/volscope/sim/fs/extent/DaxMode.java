package volscope.sim.fs.extent;

/** What the mount option {@code dax} asks for. */
public enum DaxMode {
    /** Nothing was said: files say it themselves. */
    UNSET,
    /** Files say it themselves, and so was said. */
    INODE,
    /** All files. */
    ALWAYS,
    /** No file. */
    NEVER
}
