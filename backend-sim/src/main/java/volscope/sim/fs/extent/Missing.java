package volscope.sim.fs.extent;

/** Thrown where an operation meets blocks that are not in memory: they are read, and the operation starts again. */
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ReadKey key;
    private final long physical;
    private final int count;

    /** Blocks of the volume, from {@code physical} on, that lie one after the other. */
    Missing(ReadKey key, long physical, int count) {
        super(key.toString(), null, false, false);
        this.key = key;
        this.physical = physical;
        this.count = count;
    }

    ReadKey key() {
        return key;
    }

    long physical() {
        return physical;
    }

    int count() {
        return count;
    }
}
