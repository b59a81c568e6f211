package volscope.model.machine;

/** Whether the pages of something can be mapped directly. */
public enum DaxState {
    YES, NO;

    /** The state for a condition. */
    public static DaxState of(boolean dax) {
        return dax ? YES : NO;
    }
}
