package volscope.sim.machine;

/** How much of a run a machine keeps. */
public enum MachineRecording {
    /** A revision for each step. */
    STEPS,
    /** A revision for each line, with all that happened while it ran. */
    EVENTS,
    /** A revision for each line, and not all that happened: for bulk work. */
    LINES
}
