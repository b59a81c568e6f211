package volscope.sim.fs.extent;

/**
 * A block in memory.
 *
 * @param bytes
 *            what it holds; never changed
 * @param state
 *            whether the device holds it, too
 */
record Cached(byte[] bytes, State state) {

    /** Whether a block has to be written. */
    enum State {
        CLEAN, DIRTY
    }

    static Cached clean(byte[] bytes) {
        return new Cached(bytes, State.CLEAN);
    }

    static Cached dirty(byte[] bytes) {
        return new Cached(bytes, State.DIRTY);
    }

    boolean isDirty() {
        return state == State.DIRTY;
    }
}
