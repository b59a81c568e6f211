package volscope.sim.machine;

/** How much of a run a machine keeps. */
public enum MachineRecording {
    /** A revision for each step. */
    STEPS,
    /** A revision for each line: for bulk work. */
    LINES
}
