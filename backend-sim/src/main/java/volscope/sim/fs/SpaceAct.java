package volscope.sim.fs;

/** What {@code fallocate} does with a range of a file. */
public enum SpaceAct {
    /** Keeps blocks for it; the file grows if it is shorter. */
    ALLOCATE,
    /** Keeps blocks for it; the size stays. */
    ALLOCATE_KEEPING_SIZE,
    /** Makes it a hole. */
    PUNCH,
    /** Makes it read as zeroes, for which blocks are kept. */
    ZERO,
    /** Takes it out: what is behind it moves up, and the file becomes shorter. */
    COLLAPSE,
    /** Puts a hole in its place: what was there moves behind it, and the file becomes longer. */
    INSERT
}
