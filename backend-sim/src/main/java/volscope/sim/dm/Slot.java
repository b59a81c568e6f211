package volscope.sim.dm;

/** The two places of a mapped device where a table can be. */
public enum Slot {
    LIVE, INACTIVE
}
