package volscope.sim.snapshot;

/** The kinds of exception stores a table line can name. */
public enum StoreType {
    /** Persistent: exceptions are kept on the COW device. */
    P,
    /** Persistent, and userspace understands an overflow. */
    PO,
    /** Transient: exceptions are kept in memory alone. */
    N;

    /** Whether exceptions survive on the device. */
    public boolean isPersistent() {
        return this != N;
    }
}
