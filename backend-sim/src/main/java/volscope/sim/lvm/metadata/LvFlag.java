package volscope.sim.lvm.metadata;

/** A status flag of a logical volume, in the order it is written in. */
public enum LvFlag {
    READ, WRITE, FIXED_MINOR, VISIBLE,
    /** Not activated unless asked for with {@code -K}. */
    ACTIVATION_SKIP,
    /** Left alone by automatic activation. */
    NOAUTOACTIVATE,
    /** A write into a full pool fails instead of waiting. */
    ERROR_WHEN_FULL
}
