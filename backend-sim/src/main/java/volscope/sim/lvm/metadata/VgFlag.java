package volscope.sim.lvm.metadata;

/** A status flag of a group, in the order it is written in. */
public enum VgFlag {
    EXPORTED, RESIZEABLE, READ, WRITE,
    /** Its volumes are left alone by automatic activation. */
    NOAUTOACTIVATE
}
