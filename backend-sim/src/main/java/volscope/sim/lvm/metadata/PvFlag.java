package volscope.sim.lvm.metadata;

/** A status flag of a physical volume, in the order it is written in. */
public enum PvFlag {
    ALLOCATABLE, EXPORTED,
    /** Its device was not there when the group was last written. */
    MISSING
}
