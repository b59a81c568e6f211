package volscope.sim.lvm.metadata;

/** Names that lvm makes up, each with a number at its end. */
public enum Series {
    /** Volumes without a name of their own. */
    LVOL("lvol"),
    /** The relations of snapshots. */
    SNAPSHOT("snapshot"),
    /** Volumes that hold what is being moved. */
    PVMOVE("pvmove");

    private final String start;

    Series(String start) {
        this.start = start;
    }

    /** What stands before the number. */
    String start() {
        return start;
    }
}
