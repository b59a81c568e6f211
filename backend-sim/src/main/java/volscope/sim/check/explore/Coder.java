package volscope.sim.check.explore;

/** Puts values of one class into a digest. */
interface Coder {

    /** Puts what a value says, its class included. */
    void put(Object value, Digest into);

    /** Whether it is worth while to remember what an object said. */
    default boolean isKept() {
        return false;
    }
}
